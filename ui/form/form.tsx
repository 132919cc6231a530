import { createMemo, For, Show } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Form as FormModel } from '../../engine/model.ts'
import { say, t } from '../lib/t.ts'
import { Block } from './block.tsx'
import type { RecordAnswers } from './create-answers.ts'
import type { Entry } from './entry.ts'

/** So many fields are drawn together. The stylesheet has a waiting height for each number up to it. */
const perBlock = 8

/** Fields in blocks: a heading starts a new one. */
function inBlocks(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const blocks: Entry[][] = []
  for (const entry of entries) {
    const last = blocks.at(-1)
    const starts = fieldTypeOf(entry.field).control === 'heading'
    if (!last || last.length >= perBlock || (starts && last.length > 2)) blocks.push([entry])
    else last.push(entry)
  }
  return blocks
}

interface FormProps {
  readonly form: FormModel
  readonly answers: RecordAnswers
  /** Path of the field that somebody wants to go to. */
  readonly wanted: string | undefined
}

/** One form being filled in. */
export function Form(props: FormProps) {
  const entries = createMemo(() =>
    props.form.fields.flatMap((id) => {
      const field = props.answers.scope.fields.get(id)
      return field ? [props.answers.entryOf(field)] : []
    }),
  )
  const blocks = createMemo(() => inBlocks(entries()))
  const isEmpty = createMemo(() => !entries().some((entry) => entry.visible()))
  return (
    <section class="sheet form-sheet" aria-labelledby="form-title">
      <h2 id="form-title" class="form-title" tabindex="-1">
        {say(props.form.label)}
      </h2>
      <Show when={props.form.description}>
        <p class="form-description">{say(props.form.description)}</p>
      </Show>
      <For each={blocks()}>
        {(block, index) => <Block entries={block} first={index() === 0} wanted={props.wanted} />}
      </For>
      <Show when={isEmpty() && props.form.fields.length > 0}>
        <p class="form-empty">{t('form.nothing_here')}</p>
      </Show>
    </section>
  )
}
