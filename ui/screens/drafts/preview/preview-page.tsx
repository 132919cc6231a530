import { createSignal, For, Show } from 'solid-js'
import { locale } from '../../../lib/locale.ts'
import { say, t } from '../../../lib/t.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { wordsIn } from '../words-in.ts'

/** The draft as somebody with a role would get it. */
export const PreviewPage = () => {
  const draft = useDraft()
  const roles = draft.things<{ readonly label?: string }>(() => 'role')
  const [role, setRole] = createSignal<string>()
  const preview = draft.reading(role, (asked) => draft.api.preview(draft.id, asked, locale()))
  return (
    <Loaded value={roles.value()} error={roles.error()} onRetry={roles.retry}>
      {(all) => (
        <>
          <label class="field">
            <span class="field-label">{t('role')}</span>
            <select class="input" onChange={(event) => setRole(event.currentTarget.value || undefined)}>
              <option value="">–</option>
              <For each={all()}>
                {({ id, json }) => <option value={id}>{wordsIn(json.label, draft.languages())}</option>}
              </For>
            </select>
          </label>
          <Show when={role()}>
            <Loaded value={preview.value()} error={preview.error()} onRetry={preview.retry}>
              {(shown) => (
                <>
                  <Show when={!shown().current}>
                    <Notice tone="attention">
                      <p>{t('drafts.preview.before_errors')}</p>
                    </Notice>
                  </Show>
                  <ul>
                    <For each={Object.values(shown().model.recordTypes).flatMap(({ forms }) => forms)}>
                      {(form) => <li>{say(form.label)}</li>}
                    </For>
                  </ul>
                </>
              )}
            </Loaded>
          </Show>
        </>
      )}
    </Loaded>
  )
}
