import { createSignal, Show } from 'solid-js'
import type { Logic } from '../../../../engine/logic/logic.ts'
import type { ControlComponent } from '../../../controls/control.ts'
import { Labelled } from '../../../form/answer-frame.tsx'
import { t } from '../../../lib/t.ts'
import { UNFINISHED } from '../rules/rule-control.tsx'
import type { RuleGround } from '../rules/rule-ground.ts'
import { readLogic } from '../rules/rule-parts.ts'
import { RuleSentence } from '../rules/rule-sentence.tsx'
import '../../../styles/rules.css'

/** A calculation: written as it is kept, and said as a sentence beside it. */
export const writtenControl =
  (ground: RuleGround): ControlComponent =>
  (props) => {
    const stored = props.entry.stored()
    const [text, setText] = createSignal(typeof stored === 'string' ? JSON.stringify(JSON.parse(stored), null, 2) : '')
    const read = () => readLogic(text())
    const logic = (): Logic | undefined => {
      const now = read()
      return 'wrong' in now ? undefined : now.logic
    }
    const wrong = () => {
      const now = read()
      return 'wrong' in now ? now.wrong : undefined
    }
    return (
      <Labelled entry={props.entry}>
        {(aria) => (
          <div class="rule">
            <textarea
              {...aria}
              class="input rule-json"
              dir="ltr"
              rows={5}
              spellcheck={false}
              value={text()}
              onInput={(event) => {
                setText(event.currentTarget.value)
                const now = read()
                if ('wrong' in now) props.entry.answer(UNFINISHED)
                else props.entry.answer(now.logic === undefined ? undefined : JSON.stringify(now.logic))
              }}
            />
            <p class="rule-said" aria-live="polite">
              <Show
                when={logic() !== undefined}
                fallback={
                  <span class="rule-quiet">{t(wrong() ? `rule.wrong.${wrong()}` : 'forms.calculation.none')}</span>
                }
              >
                <RuleSentence logic={logic() ?? null} ground={ground} />
              </Show>
            </p>
          </div>
        )}
      </Labelled>
    )
  }
