import { createUniqueId, For, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { chooseLocale, languageName } from '../../lib/languages.ts'
import { locale } from '../../lib/locale.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../icon.tsx'

/** Language of the screens: at once here, and for the account where one is signed in. */
export const LanguageSwitch = (props: { readonly locales: readonly string[] }) => {
  const data = useData()
  const id = createUniqueId()
  return (
    <Show when={props.locales.length > 1}>
      <div class="language-switch">
        <Icon name="globe" />
        <label class="unseen" for={id}>
          {t('language')}
        </label>
        <select id={id} value={locale()} onChange={(event) => void chooseLocale(data, event.currentTarget.value)}>
          <For each={props.locales}>
            {(tag) => (
              <option value={tag} lang={tag} selected={tag === locale()}>
                {languageName(tag)}
              </option>
            )}
          </For>
        </select>
      </div>
    </Show>
  )
}
