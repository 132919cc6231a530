import { For } from 'solid-js'
import { t } from '../../lib/t.ts'
import { chooseTheme, type ThemeChoice, themeChoice } from '../../lib/theme.ts'

const themes: readonly ThemeChoice[] = ['system', 'light', 'dark']

/** How the screens look on this device; nothing of it is kept with the account. */
export const Appearance = () => (
  <fieldset class="appearance">
    <legend>
      <h2>{t('appearance')}</h2>
    </legend>
    <div class="options">
      <For each={themes}>
        {(theme) => (
          <label class="option">
            <input type="radio" name="theme" checked={themeChoice() === theme} onChange={() => chooseTheme(theme)} />
            {t(`appearance.${theme}`)}
          </label>
        )}
      </For>
    </div>
  </fieldset>
)
