import { createSignal, For, Show } from 'solid-js'
import { t } from '../../lib/t.ts'
import { Notice } from '../../parts/notice.tsx'
import { useDraft } from './create-draft.ts'
import { FollowSheet } from './follow-sheet.tsx'
import { stepText } from './step-text.ts'

/** What has to be said beside the work: others did something, something was not done, something is to be seen to. */
export const DraftNotices = () => {
  const draft = useDraft()
  const [following, setFollowing] = createSignal(false)
  const others = () => [...new Set(draft.clash()?.steps.map(({ by }) => by))].join(t('list_separator'))
  const anyway = () => {
    const operations = draft.clash()?.operations ?? []
    draft.forgetClash()
    void draft.attempt(...operations)
  }
  return (
    <>
      <Show when={draft.whole().behind}>
        <Notice tone="attention">
          <p>{t('drafts.behind.explained')}</p>
          <button type="button" class="button button-small" onClick={() => setFollowing(true)}>
            {t('drafts.follow')}
          </button>
        </Notice>
      </Show>
      <Show when={draft.clash()}>
        {(clash) => (
          <Notice tone="attention">
            <p>{clash().steps.length > 0 ? t('drafts.clash.by', { people: others() }) : t('drafts.clash.undone')}</p>
            <ul class="admin-words">
              <For each={clash().steps}>{({ operations }) => <li>{stepText(operations)}</li>}</For>
            </ul>
            <p>{t('drafts.clash.now', { step: stepText(clash().operations) })}</p>
            <p class="admin-buttons">
              <button type="button" class="button button-small" onClick={anyway}>
                {t('drafts.clash.mine')}
              </button>
              <button type="button" class="button button-small button-plain" onClick={() => draft.forgetClash()}>
                {t('drafts.clash.leave')}
              </button>
            </p>
          </Notice>
        )}
      </Show>
      <Show when={draft.trouble()}>
        {(words) => (
          <Notice tone="error">
            <p>{words()}</p>
            <button type="button" class="button button-small button-plain" onClick={() => draft.forgetTrouble()}>
              {t('close')}
            </button>
          </Notice>
        )}
      </Show>
      <Show when={draft.reminders().length > 0}>
        <Notice tone="attention">
          <For each={draft.reminders()}>{({ code, params }) => <p>{t(`editing.reminder.${code}`, params)}</p>}</For>
          <button type="button" class="button button-small button-plain" onClick={() => draft.forgetReminders()}>
            {t('drafts.understood')}
          </button>
        </Notice>
      </Show>
      <Show when={following()}>
        <FollowSheet onClose={() => setFollowing(false)} />
      </Show>
    </>
  )
}
