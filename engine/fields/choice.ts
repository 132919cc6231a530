import { textIn } from '../lib/text-in.ts'
import { optionOf } from '../options/option-set.ts'
import { defineFieldType, type FieldContext, type ValueIssue } from './field-type.ts'

export const lookupSetting = {
  lookup: { type: 'string', description: 'Id of the lookup whose options are offered.' },
}

/** An option's id as it may stand in JSON; whether there is such an option is for the check to say. */
export const readOptionId = (input: unknown): string | undefined =>
  typeof input === 'string' && input.length <= 80 && input.trim() !== '' ? input.trim() : undefined

export function issuesOfOption(id: string, isStanding: boolean, { model, field }: FieldContext): readonly ValueIssue[] {
  const option = optionOf(model, field.settings['lookup'], id)
  if (!option) return [{ code: 'choice.unknown', params: { option: id } }]
  return option.retired && !isStanding ? [{ code: 'choice.retired', params: { option: id } }] : []
}

export function optionText(id: string, { model, field, locale }: FieldContext & { readonly locale: string }): string {
  const option = optionOf(model, field.settings['lookup'], id)
  return option ? textIn(option.label, locale, model.instance.defaultLocale) : id
}

/** One option out of a lookup, kept by its id. */
export const choice = defineFieldType<'choice', string>({
  type: 'choice',
  control: 'choice',
  kind: 'option',
  settings: lookupSetting,
  requiredSettings: ['lookup'],
  parse: readOptionId,
  check: (id, context) => issuesOfOption(id, id === context.standing, context),
  toText: optionText,
  examples: [{ input: 'red', value: 'red', text: 'Red', settings: { lookup: 'colours' } }],
})
