import { createMemo, For, Show } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Form as FormModel } from '../../engine/model.ts'
import { say, t } from '../lib/t.ts'
import { Block } from './block.tsx'
import { companionsAmong } from './companions.ts'
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
  const companions = createMemo(() => companionsAmong(entries().map(({ field }) => field)))
  /** What another field on the form asks for stands with that one, while it is there. */
  const standsWith = (id: string) => {
    const other = companions().get(id)
    return entries().find((entry) => entry.field.id === other && entry.visible())
  }
  const blocks = createMemo(() => inBlocks(entries().filter(({ field }) => !standsWith(field.id))))
  const wanted = () => props.wanted && (standsWith(props.wanted)?.path ?? props.wanted)
  const isEmpty = createMemo(() => !entries().some((entry) => entry.visible()))
  return (
    <section class="sheet form-sheet" aria-labelledby="form-title">
      <h2 id="form-title" class="form-title" tabindex="-1">
        {say(props.form.label)}
      </h2>
      <Show when={props.form.description}>
        <p class="form-description">{say(props.form.description)}</p>
      </Show>
      <For each={blocks()}>{(block, index) => <Block entries={block} first={index() === 0} wanted={wanted()} />}</For>
      <Show when={isEmpty() && props.form.fields.length > 0}>
        <p class="form-empty">{t('form.nothing_here')}</p>
      </Show>
    </section>
  )
}
