import { createSignal, For, Show } from 'solid-js'
import { contrast, themeGrounds, themeShade } from '../../../engine/lib/contrast.ts'
import type { ControlComponent } from '../../controls/control.ts'
import type { LookFacts } from '../../data/administration-directory.ts'
import { Labelled } from '../../form/answer-frame.tsx'
import { languageName } from '../../lib/languages.ts'
import { formatLocale, locale } from '../../lib/locale.ts'
import { say, t } from '../../lib/t.ts'
import { pressTokens } from '../../lib/theme.ts'
import { createLanguages } from './parts/create-languages.ts'
import { Facts } from './parts/facts.tsx'
import { fileControl, KEPT } from './parts/file-control.tsx'
import { OneEntry } from './parts/one-entry.tsx'
import { question, textAnswers, texts, withTexts } from './parts/questions.ts'

const HEX = /^#[0-9a-f]{6}$/i
const themes = ['light', 'dark'] as const

/** What the colour becomes in each theme, so that texts in it can be read, seen while one chooses. */
const Shades = (props: { readonly colour: string }) => {
  const shades = () =>
    themes.map((theme) => {
      const shade = themeShade(props.colour, theme)
      const ratio = Math.min(...themeGrounds[theme].map((ground) => contrast(shade, ground)))
      return {
        theme,
        shade,
        ratio,
        moved: shade !== props.colour.toLowerCase(),
        tokens: pressTokens(props.colour, theme),
      }
    })
  const ratioText = (ratio: number) => {
    // The language is read so that a screen follows when it changes.
    void locale()
    return new Intl.NumberFormat(formatLocale(), { maximumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10)
  }
  return (
    <div class="admin-swatches" role="status">
      <For each={shades()}>
        {({ theme, shade, ratio, moved, tokens }) => (
          <div class="admin-swatch" style={{ background: themeGrounds[theme][0], color: shade }}>
            <b style={{ background: tokens['--press'], color: tokens['--on-press'] }}>{t('save')}</b>
            <span>{t(`appearance.${theme}`)}</span>
            <span class="figures">{t('admin.look.contrast', { ratio: ratioText(ratio) })}</span>
            <Show when={moved}>
              <span>{t('admin.look.moved')}</span>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}

const ColourControl: ControlComponent = (props) => {
  const [typed, setTyped] = createSignal(String(props.entry.stored() ?? ''))
  const put = (text: string) => {
    setTyped(text)
    props.entry.answer(text.trim() === '' ? undefined : text.trim())
  }
  const colour = () => (HEX.test(typed().trim()) ? typed().trim() : undefined)
  return (
    <Labelled entry={props.entry}>
      {(aria) => (
        <>
          <div class="admin-colour">
            <input
              class="input"
              type="color"
              aria-label={t('admin.look.pick')}
              value={colour() ?? '#0b6b66'}
              onInput={(event) => put(event.currentTarget.value)}
            />
            <input
              {...aria}
              class="input"
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              value={typed()}
              onInput={(event) => put(event.currentTarget.value)}
            />
          </div>
          <Show when={colour()}>{(known) => <Shades colour={known()} />}</Show>
        </>
      )}
    </Labelled>
  )
}

/** Name, logo and colour of the instance, with how well the colour can be read. */
export const Look = () => {
  const languages = createLanguages()
  return (
    <OneEntry<LookFacts>
      title={t('admin.look')}
      explained={t('admin.look.explained')}
      path="/look"
      fieldsOf={() => [
        ...texts('name', t('admin.look.name'), languages(), { required: true, settings: { maxLength: 120 } }),
        question('logo', 'text', t('admin.logo'), { help: t('admin.logo.help') }),
        question('theme_colour', 'text', t('admin.look.colour'), {
          help: t('admin.look.colour.help'),
          settings: { maxLength: 7, pattern: '#[0-9A-Fa-f]{6}' },
        }),
      ]}
      drawnOf={({ logo }) => ({ logo: fileControl({ kind: 'logo', address: logo }), theme_colour: ColourControl })}
      answersOf={({ name_i18n: name, logo, theme_colour }) => ({
        ...textAnswers('name', name),
        ...(logo && { logo: KEPT }),
        theme_colour,
      })}
      wishOf={(changes, { name_i18n: name }) => withTexts(changes, { name })}
    >
      {(look) => (
        <section class="sheet admin-sheet">
          <Show when={look.logo}>{(src) => <img class="admin-logo" src={src()} alt={t('admin.logo')} />}</Show>
          <Facts
            lines={[
              ...languages().map((tag) => ({
                name: t('admin.in_language', { name: t('admin.look.name'), language: languageName(tag) }),
                text: look.name_i18n[tag],
              })),
              { name: t('admin.look.colour'), text: look.theme_colour ?? t('admin.look.own_colour') },
            ]}
          />
          <Show when={look.theme_colour}>{(colour) => <Shades colour={colour()} />}</Show>
          <Show when={!look.logo}>
            <p class="admin-quiet">{t('admin.look.no_logo', { name: say(look.name_i18n) })}</p>
          </Show>
        </section>
      )}
    </OneEntry>
  )
}
