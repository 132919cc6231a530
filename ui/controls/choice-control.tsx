import { createMemo, For, Show } from 'solid-js'
import { Grouped, Labelled } from '../form/answer-frame.tsx'
import { domId } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { say } from '../lib/t.ts'
import { ClearAnswer } from './clear-answer.tsx'
import type { ControlProps } from './control.ts'
import { type Pick, Picker } from './picker.tsx'
import { fewOptions, picksFound, picksOf } from './picks.ts'

/** One of several: few stand on the screen, many are searched. */
export function ChoiceControl(props: ControlProps) {
  const filling = useFilling()
  const picks = createMemo(() => picksOf(props.entry, filling))
  const few = createMemo(() => picks().length > 0 && picks().length <= fewOptions)
  return (
    <Show when={few()} fallback={<Searched entry={props.entry} picks={picks()} />}>
      <Visible entry={props.entry} picks={picks()} />
    </Show>
  )
}

interface ChoiceProps extends ControlProps {
  readonly picks: readonly Pick[]
}

const Visible = (props: ChoiceProps) => {
  const ids = createMemo(() => props.picks.map(({ id }) => id), undefined, {
    equals: (before, after) => before.join('\n') === after.join('\n'),
  })
  const labelOf = (id: string) => props.picks.find((pick) => pick.id === id)?.label ?? id
  return (
    <Grouped entry={props.entry} role="radiogroup">
      {() => (
        <>
          <div class="answer-options">
            <For each={ids()}>
              {(id) => (
                <label class="answer-option">
                  <input
                    type="radio"
                    name={domId(props.entry.path)}
                    value={id}
                    checked={props.entry.stored() === id}
                    onChange={() => props.entry.answer(id)}
                  />
                  <span dir="auto">{labelOf(id)}</span>
                </label>
              )}
            </For>
          </div>
          <Show when={props.entry.stored() !== undefined && !props.entry.required()}>
            <ClearAnswer entry={props.entry} />
          </Show>
        </>
      )}
    </Grouped>
  )
}

const Searched = (props: ChoiceProps) => {
  const chosen = createMemo(() => {
    const id = props.entry.stored()
    if (typeof id !== 'string') return []
    return [props.picks.find((pick) => pick.id === id) ?? { id, label: id }]
  })
  return (
    <Labelled entry={props.entry}>
      {(aria) => (
        <Picker
          aria={aria}
          name={say(props.entry.field.label)}
          find={(text) => picksFound(props.picks, text)}
          chosen={chosen()}
          many={false}
          onChoose={([id]) => props.entry.answer(id)}
        />
      )}
    </Labelled>
  )
}
