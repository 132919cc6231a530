import { createResource, For, Match, Show, Switch } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { t } from '../../lib/t.ts'
import { noticeTexts } from '../../locales/notices.ts'
import { Notice } from '../../parts/notice.tsx'
import { createSaving } from './create-saving.ts'
import '../../styles/notices.css'

await loadArea('notices', noticeTexts)

/** Which mails one gets: all or none, and each kind by itself. Kept at once. */
export const MailChoice = (props: { readonly id: string }) => {
  const { notices } = useData()
  const [choice, { refetch }] = createResource(() => notices.mailChoice().catch(() => undefined))
  const saving = createSaving(props.id, () => void refetch())
  const choose = (id: string, on: boolean) => saving.save({ settings: { notifications: { send_mail: { [id]: on } } } })
  return (
    <Show when={choice.latest?.mail && choice.latest}>
      {(known) => (
        <fieldset class="mail-choice">
          <legend>
            <h2>{t('mails')}</h2>
          </legend>
          <Show when={saving.error()}>
            <Notice tone="error">{saving.error()}</Notice>
          </Show>
          <Switch>
            <Match when={!known().address}>
              <p>{t('mails.no_address')}</p>
            </Match>
            <Match when={known().kinds.length === 0}>
              <p>{t('mails.none')}</p>
            </Match>
            <Match when={true}>
              <p class="field-help">{t('mails.explained')}</p>
              <label class="option">
                <input
                  type="checkbox"
                  checked={known().send_mail}
                  disabled={saving.busy()}
                  onChange={(event) => void saving.save({ send_mail: event.currentTarget.checked })}
                />
                {t('mails.all')}
              </label>
              <ul class="mail-kinds bare">
                <For each={known().kinds}>
                  {(kind) => (
                    <li>
                      <label class="option">
                        <input
                          type="checkbox"
                          checked={kind.send_mail}
                          disabled={!known().send_mail || saving.busy()}
                          onChange={(event) => void choose(kind.id, event.currentTarget.checked)}
                        />
                        {kind.label}
                      </label>
                    </li>
                  )}
                </For>
              </ul>
            </Match>
          </Switch>
        </fieldset>
      )}
    </Show>
  )
}
