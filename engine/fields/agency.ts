import { own } from '../lib/own.ts'
import { textIn } from '../lib/text-in.ts'
import { readOptionId } from './choice.ts'
import { defineFieldType } from './field-type.ts'

/** One of the agencies that work with the instance, kept by its id. */
export const agency = defineFieldType<'agency', string>({
  type: 'agency',
  control: 'choice',
  kind: 'agency',
  settings: {},
  parse: readOptionId,
  check(id, { model, standing }) {
    const known = own(model.agencies, id)
    if (!known) return [{ code: 'choice.unknown', params: { option: id } }]
    return known.retired && standing !== id ? [{ code: 'choice.retired', params: { option: id } }] : []
  },
  toText(id, { model, locale }) {
    const known = own(model.agencies, id)
    return known ? textIn(known.name, locale, model.instance.defaultLocale) : id
  },
  examples: [{ input: 'helpers', value: 'helpers', text: 'The Helpers' }],
})
