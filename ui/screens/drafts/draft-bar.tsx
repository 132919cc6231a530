import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { CheckSheet } from './check-sheet.tsx'
import { useDraft } from './create-draft.ts'
import { draftPlace } from './sections.ts'
import { stepText } from './step-text.ts'

/** What is always at hand while a draft is edited: back and forth, what the check says, the look at it as somebody else. */
export const DraftBar = () => {
  const draft = useDraft()
  const [open, setOpen] = createSignal(false)
  const last = () => draft.whole().steps[0]
  return (
    <div class="draft-bar" role="toolbar" aria-label={t('drafts.tools')}>
      <button
        type="button"
        class="button button-small"
        disabled={!draft.canUndo() || draft.isBusy()}
        title={last() ? t('drafts.undo.what', { step: stepText(last()?.operations ?? []) }) : undefined}
        onClick={() => void draft.undo()}
      >
        <Icon name="undo" />
        {t('drafts.undo')}
      </button>
      <button
        type="button"
        class="button button-small"
        disabled={!draft.canRedo() || draft.isBusy()}
        title={draft.nextToRedo() ? t('drafts.redo.what', { step: stepText(draft.nextToRedo() ?? []) }) : undefined}
        onClick={() => void draft.redo()}
      >
        <Icon name="redo" />
        {t('drafts.redo')}
      </button>
      <button
        type="button"
        class={`button button-small draft-check draft-check-${stateOf(draft)}`}
        onClick={() => setOpen(true)}
      >
        <Icon name={icons[stateOf(draft)]} />
        <span role="status">{wordsOf(draft)}</span>
      </button>
      <A class="button button-small draft-look" href={draftPlace(draft.id, 'preview')}>
        <Icon name="person" />
        {t('drafts.section.preview')}
      </A>
      <Show when={open()}>
        <CheckSheet onClose={() => setOpen(false)} />
      </Show>
    </div>
  )
}

type Draft = ReturnType<typeof useDraft>
type CheckState = 'unknown' | 'checking' | 'errors' | 'warnings' | 'sound'

const icons = {
  unknown: 'question',
  checking: 'clock',
  errors: 'warning',
  warnings: 'warning',
  sound: 'check',
} as const

export function stateOf(draft: Draft): CheckState {
  if (draft.checkTrouble()) return 'unknown'
  if (draft.isChecking()) return 'checking'
  const { errors = 0, warnings = 0 } = draft.checkup() ?? {}
  return errors > 0 ? 'errors' : warnings > 0 ? 'warnings' : 'sound'
}

/** What the check says, in a few words. */
export function wordsOf(draft: Draft): string {
  const state = stateOf(draft)
  const { errors = 0, warnings = 0 } = draft.checkup() ?? {}
  if (state === 'errors') return t('drafts.check.errors', { count: errors })
  if (state === 'warnings') return t('drafts.check.warnings', { count: warnings })
  return t(`drafts.check.${state}`)
}
