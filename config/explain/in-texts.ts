import { pointerTo } from '../positions.ts'
import { textPlace } from '../text-place.ts'
import type { FindUses } from './use.ts'

/** Its texts by locale, and where each stands. */
export const inTexts: FindUses = function* ({ texts: path }, { folder, model, texts }) {
  for (const [name, text] of texts.read) {
    const rest = name.startsWith(`${path}/`) ? name.slice(path.length + 1) : ''
    if (rest === '' || /^(fields|options)\//.test(rest)) continue
    for (const locale of model.instance.locales) {
      const translated = folder.translations.find((one) => one.locale === locale && Object.hasOwn(one.texts, name))
      const place = translated
        ? { file: translated.file, pointer: pointerTo(name), part: 'key' as const }
        : textPlace(folder, name)
      const words = text[locale]
      if (place)
        yield {
          section: 'Translations',
          place,
          says: `${rest} ${locale}: ${words === undefined ? 'missing' : `“${words}”`}`,
        }
    }
  }
}
