import { Show } from 'solid-js'
import type { Logic } from '../../../../engine/logic/logic.ts'
import type { ControlComponent } from '../../../controls/control.ts'
import { Grouped } from '../../../form/answer-frame.tsx'
import { RuleEditor } from './rule-editor.tsx'
import type { RuleGround } from './rule-ground.ts'

/** Stands in the answer while something of the condition is still to be chosen. */
export const UNFINISHED = '…'

interface Wishes {
  readonly ground: RuleGround
  readonly none: string
}

/** A condition among the questions of a dialog: its answer is the expression as it is written, as text. */
export const ruleControl =
  ({ ground, none }: Wishes): ControlComponent =>
  (props) => {
    const stored = props.entry.stored()
    const logic = typeof stored === 'string' && stored !== UNFINISHED ? (JSON.parse(stored) as Logic) : undefined
    return (
      <Grouped entry={props.entry} role="group">
        {() => (
          <Show when={ground} keyed>
            {(known) => (
              <RuleEditor
                logic={logic}
                ground={known}
                none={none}
                onSaid={(said) =>
                  props.entry.answer(
                    said === 'unfinished'
                      ? UNFINISHED
                      : said.logic === undefined
                        ? undefined
                        : JSON.stringify(said.logic),
                  )
                }
              />
            )}
          </Show>
        )}
      </Grouped>
    )
  }
