import { createMemo, For, Show } from 'solid-js'
import { Grouped, Labelled } from '../form/answer-frame.tsx'
import { useFilling } from '../form/filling.ts'
import { say } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { Picker } from './picker.tsx'
import { fewOptions, picksFound, picksOf } from './picks.ts'

/** Several of several: few stand on the screen as boxes to tick, of many the ones chosen stand as tags. */
export function ChoicesControl(props: ControlProps) {
  const filling = useFilling()
  const picks = createMemo(() => picksOf(props.entry, filling))
  const ids = createMemo(() => {
    const stored = props.entry.stored()
    return Array.isArray(stored) ? (stored as readonly string[]) : []
  })
  const labelOf = (id: string) => picks().find((pick) => pick.id === id)?.label ?? id
  const offered = createMemo(() => picks().map(({ id }) => id), undefined, {
    equals: (before, after) => before.join('\n') === after.join('\n'),
  })
  const tick = (id: string, ticked: boolean) =>
    props.entry.answer(ticked ? [...ids(), id] : ids().filter((each) => each !== id))
  return (
    <Show
      when={picks().length > 0 && picks().length <= fewOptions}
      fallback={
        <Labelled entry={props.entry}>
          {(aria) => (
            <Picker
              aria={aria}
              name={say(props.entry.field.label)}
              find={(text) => picksFound(picks(), text)}
              chosen={ids().map((id) => ({ id, label: labelOf(id) }))}
              many
              onChoose={(chosen) => props.entry.answer(chosen)}
            />
          )}
        </Labelled>
      }
    >
      <Grouped entry={props.entry} role="group">
        {() => (
          <div class="answer-options">
            <For each={offered()}>
              {(id) => (
                <label class="answer-option">
                  <input
                    type="checkbox"
                    checked={ids().includes(id)}
                    onChange={(event) => tick(id, event.currentTarget.checked)}
                  />
                  <span dir="auto">{labelOf(id)}</span>
                </label>
              )}
            </For>
          </div>
        )}
      </Grouped>
    </Show>
  )
}
