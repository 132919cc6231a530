import { Labelled } from '../form/answer-frame.tsx'
import { answerText } from '../form/answer-text.ts'
import { useFilling } from '../form/filling.ts'
import { t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'

/** What was worked out from other answers; read out when it changes. */
export function OutputControl(props: ControlProps) {
  const filling = useFilling()
  return (
    <Labelled entry={props.entry} note={t('form.worked_out')}>
      {(aria) => (
        <output id={aria.id} class="answer-output">
          <bdi>{answerText(props.entry.field, props.entry.value(), filling) || t('form.not_yet')}</bdi>
        </output>
      )}
    </Labelled>
  )
}
