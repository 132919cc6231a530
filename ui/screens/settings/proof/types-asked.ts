import type { Model, Option } from '../../../../engine/model.ts'
import type { FormBurdenFacts } from '../../../data/administration-reports.ts'
import { say } from '../../../lib/t.ts'
import { option } from '../parts/questions.ts'

export interface TypeAsked {
  readonly id: string
  readonly label: string
  readonly fields: readonly Option[]
}

/** Kinds of records with their fields, as far as one reads them oneself. */
export const typesOf = ({ recordTypes }: Pick<Model, 'recordTypes'>): readonly TypeAsked[] =>
  Object.values(recordTypes).map(({ id, label, fields }) => ({
    id,
    label: say(label) || id,
    fields: fields.map((field) => option(field.id, say(field.label) || field.id)),
  }))

/** The same out of the report of what forms ask, which names all of them. */
export function typesAsked(forms: readonly FormBurdenFacts[]): readonly TypeAsked[] {
  const types = new Map<string, { readonly label: string; readonly fields: Map<string, Option> }>()
  for (const { record_type, record_type_label: label, fields } of forms) {
    const type = types.get(record_type) ?? { label, fields: new Map<string, Option>() }
    types.set(record_type, type)
    for (const { field, label: name, subform } of fields)
      if (subform === undefined) type.fields.set(field, option(field, name || field))
  }
  return [...types].map(([id, { label, fields }]) => ({ id, label, fields: [...fields.values()] }))
}
