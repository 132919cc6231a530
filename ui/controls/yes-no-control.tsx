import { For, Show } from 'solid-js'
import { Grouped } from '../form/answer-frame.tsx'
import { domId } from '../form/entry.ts'
import { t } from '../lib/t.ts'
import { ClearAnswer } from './clear-answer.tsx'
import type { ControlProps } from './control.ts'

export const YesNoControl = (props: ControlProps) => (
  <Grouped entry={props.entry} role="radiogroup">
    {() => (
      <>
        <div class="answer-options answer-options-row">
          <For each={[true, false]}>
            {(value) => (
              <label class="answer-option">
                <input
                  type="radio"
                  name={domId(props.entry.path)}
                  checked={props.entry.value() === value}
                  onChange={() => props.entry.answer(value)}
                />
                <span>{t(value ? 'yes' : 'no')}</span>
              </label>
            )}
          </For>
        </div>
        <Show when={props.entry.value() !== undefined && !props.entry.required()}>
          <ClearAnswer entry={props.entry} />
        </Show>
      </>
    )}
  </Grouped>
)
