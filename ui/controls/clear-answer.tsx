import { say, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'

/** Radio buttons cannot be unchosen; this can. */
export const ClearAnswer = (props: ControlProps) => (
  <button
    type="button"
    class="button button-plain button-small clear-answer"
    aria-label={t('form.clear_named', { field: say(props.entry.field.label) })}
    onClick={(event) => {
      event.currentTarget.closest('fieldset')?.querySelector('input')?.focus()
      props.entry.answer(undefined)
    }}
  >
    {t('form.clear')}
  </button>
)
