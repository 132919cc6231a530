import { textIn } from '../lib/text-in.ts'
import { knowsPlaces, placeOf } from '../options/places.ts'
import { readOptionId } from './choice.ts'
import { defineFieldType } from './field-type.ts'

/** A place of the instance's tree, kept by its code. */
export const location = defineFieldType<'location', string>({
  type: 'location',
  control: 'place',
  kind: 'location',
  settings: {
    level: { type: 'integer', minimum: 0, description: 'The only level that may be chosen; 0 is the highest.' },
  },
  parse: readOptionId,
  check(code, { model, field, standing }) {
    if (!knowsPlaces(model)) return []
    const place = placeOf(model, code)
    if (!place) return [{ code: 'choice.unknown', params: { option: code } }]
    if (place.retired && standing !== code) return [{ code: 'choice.retired', params: { option: code } }]
    const { level } = field.settings
    return level !== undefined && place.level !== level ? [{ code: 'location.wrong_level', params: { level } }] : []
  },
  toText(code, { model, locale }) {
    const place = placeOf(model, code)
    return place ? textIn(place.name, locale, model.instance.defaultLocale) : code
  },
  examples: [{ input: 'N1', value: 'N1', text: 'North One' }],
})
