import { textIn } from '../lib/text-in.ts'
import type { Field, Location } from '../model.ts'
import { knowsPlaces, placeOf } from '../options/places.ts'
import { readOptionId } from './choice.ts'
import { defineFieldType } from './field-type.ts'

/** The levels of which an answer may be; undefined where any will do. */
export const levelsOf = (field: Field): readonly number[] | undefined => {
  const { levels } = field.settings
  return Array.isArray(levels) ? levels : undefined
}

/** Whether the place may be answered, as far as its level goes. */
export const isOfLevel = (field: Field, { level }: Pick<Location, 'level'>): boolean =>
  levelsOf(field)?.includes(level) ?? true

/** A place of the instance's tree, kept by its code. */
export const location = defineFieldType<'location', string>({
  type: 'location',
  control: 'place',
  kind: 'location',
  settings: {
    levels: {
      type: 'array',
      items: { type: 'integer', minimum: 0 },
      minItems: 1,
      uniqueItems: true,
      description: 'The only levels of which a place may be chosen; 0 is the highest.',
    },
  },
  parse: readOptionId,
  check(code, { model, field, standing }) {
    if (!knowsPlaces(model)) return []
    const place = placeOf(model, code)
    if (!place) return [{ code: 'choice.unknown', params: { option: code } }]
    if (place.retired && standing !== code) return [{ code: 'choice.retired', params: { option: code } }]
    return isOfLevel(field, place) ? [] : [{ code: 'location.wrong_level', params: { levels: levelsOf(field) ?? [] } }]
  },
  toText(code, { model, locale }) {
    const place = placeOf(model, code)
    return place ? textIn(place.name, locale, model.instance.defaultLocale) : code
  },
  examples: [{ input: 'N1', value: 'N1', text: 'North One' }],
})
