import { Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { canRetype } from './retype-sheet.tsx'

interface WaysProps {
  readonly type: string
  readonly inRows: boolean
  readonly onRetype: () => void
  readonly onTakeOff: () => void
  readonly onRemove: () => void
}

/** What can be done with a question besides changing what it says. */
export const FieldWays = (props: WaysProps) => (
  <details class="forms-ways">
    <summary>{t('forms.ways')}</summary>
    <div>
      <Show when={canRetype(props.type)}>
        <button type="button" class="button button-small" onClick={() => props.onRetype()}>
          {t('forms.retype')}
        </button>
      </Show>
      <Show when={!props.inRows}>
        <button type="button" class="button button-small" onClick={() => props.onTakeOff()}>
          {t('forms.take_off')}
        </button>
      </Show>
      <button type="button" class="button button-small" onClick={() => props.onRemove()}>
        {t('forms.remove_question')}
      </button>
    </div>
  </details>
)
