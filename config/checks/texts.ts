import { own } from '../../engine/lib/own.ts'
import type { Folder, Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { SourceFile } from '../source.ts'
import { textKinds, textPlace } from '../text-place.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import type { Check } from './check.ts'

/** Texts that a locale lacks, and translations of nothing. Names of places are counted with the places. */
export const checkTexts: Check = ({ source, folder, model, declared, texts, report }) => {
  if (!folder.instance) return
  const { locales, defaultLocale } = model.instance
  const strange = new Set(folder.translations.map(({ locale }) => locale).filter((locale) => !locales.includes(locale)))
  for (const [path, text] of texts.read) {
    if (path.startsWith('locations/')) continue
    if (locales.every((locale) => Object.hasOwn(text, locale)) && Object.keys(text).length === locales.length) continue
    const place = textPlace(folder, path)
    if (!place) continue
    for (const locale of Object.keys(text)) {
      // A whole file of them is told of once, with the instance.
      if (locales.includes(locale) || strange.has(locale)) continue
      report(
        'text.unknown_locale',
        { file: place.file, pointer: place.pointer + pointerTo(locale), part: 'key' },
        {
          found: quoted(locale),
          expected: oneOf(locales),
          suggestion: didYouMean(locale, locales),
        },
      )
    }
    for (const locale of locales) {
      if (Object.hasOwn(text, locale)) continue
      report(locale === defaultLocale ? 'text.no_default' : 'text.untranslated', place, {
        found: `no text in ${quoted(locale)}${text[defaultLocale] ? ` for ${quoted(text[defaultLocale])}` : ''}`,
        expected: `\`"${locale}": "…"\` here, or \`"${path}"\` in \`i18n/${locale}.json\``,
      })
    }
  }

  // Where some file is not sound, texts may be missing of which the translations know.
  const isBare = ({ kind }: SourceFile) => kind === 'locations' || kind === 'scenarios'
  if (source.files.some((file) => !isBare(file) && !isRead(folder, file.path))) return
  const isOfUnsound = (path: string) => {
    const [kind, type = '', id = ''] = path.split('/')
    if (kind !== 'fields' || !declared.fields(type).has(id)) return false
    return !own(model.recordTypes, type)?.fields.some((field) => field.id === id)
  }
  for (const { file, texts: translated } of folder.translations) {
    for (const path of Object.keys(translated)) {
      if (texts.read.has(path) || isOfUnsound(path)) continue
      report(
        'text.unknown_path',
        { file, pointer: pointerTo(path), part: 'key' },
        {
          found: quoted(path),
          expected: 'the path of a text, such as `fields/<record type>/<field>/label`',
          suggestion: didYouMean(path, texts.read.keys()),
        },
      )
    }
  }
}

const isRead = (folder: Folder, path: string) =>
  folder.instance?.file === path ||
  folder.translations.some(({ file }) => file === path) ||
  [...textKinds, 'people' as const].some((kind) =>
    (folder[kind] as readonly Placed<unknown>[]).some(({ file }) => file === path),
  )
