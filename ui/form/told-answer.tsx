import { A } from '@solidjs/router'
import { type Component, For, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Control } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import type { Field } from '../../engine/model.ts'
import { numeral, say, t } from '../lib/t.ts'
import { tallyLines } from '../lib/value-text.ts'
import { answerText, type Telling } from './answer-text.ts'
import type { Beside } from './companions.ts'
import { Told } from './told.tsx'

interface ToldProps {
  readonly field: Field
  readonly value: unknown
  readonly telling: Telling
  /** What is said of it in fields beside it. */
  readonly beside?: Beside | undefined
  /** Said of a blank answer. */
  readonly blank?: string
}

const Words: Component<ToldProps> = (props) => (
  <Told
    text={answerText(props.field, props.value, props.telling, props.beside) || (props.blank ?? '')}
    long={props.field.settings['long'] === true}
  />
)

/** The record's title, as the way to it for those who may read it. */
const Linked: Component<ToldProps> = (props) => {
  const href = () => props.telling.linked?.hrefOf(String(props.field.settings['recordType']), String(props.value))
  return (
    <Show when={href()} fallback={<Words {...props} />}>
      {(to) => (
        <A href={to()}>
          <Words {...props} />
        </A>
      )}
    </Show>
  )
}

const Counts: Component<ToldProps> = (props) => {
  const tally = () => props.value as Readonly<Record<string, number>>
  const named = () => ({
    ...{ id: props.field.id, label: say(props.field.label), kind: kindOf(props.field), many: false },
    lookup: String(props.field.settings['lookup']),
  })
  return (
    <ul class="tally-told bare">
      <For each={tallyLines(tally(), named(), props.telling.model)}>
        {({ label, count }) => (
          <li>
            <bdi>{label}</bdi> <span class="figures">{numeral(Number(count))}</span>
          </li>
        )}
      </For>
      <Show when={tally()['total'] !== undefined}>
        <li class="tally-total">
          {t('form.tally.total')} <span class="figures">{numeral(Number(tally()['total']))}</span>
        </li>
      </Show>
    </ul>
  )
}

const ToldFiles = lazy(async () => ({ default: (await import('./told-files.tsx')).ToldFiles }))

const Files: Component<ToldProps> = (props) => (
  <Suspense fallback={<Words {...props} />}>
    <ToldFiles {...props} />
  </Suspense>
)

/** Answers that are more than words, by the control with which they are given. */
const more: Partial<Record<Control, Component<ToldProps>>> = {
  link: Linked,
  tally: Counts,
  photo: Files,
  audio: Files,
  document: Files,
  signature: Files,
}

/** An answer to be read. */
export const ToldAnswer = (props: ToldProps) => (
  <Dynamic
    component={(isBlank(props.value) ? undefined : more[fieldTypeOf(props.field).control]) ?? Words}
    {...props}
  />
)
