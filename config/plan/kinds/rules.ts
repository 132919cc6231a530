import type { Field, Model, Rule } from '../../../engine/model.ts'
import { defineThingKind, type PropertyDiff, type Thing } from '../thing-kind.ts'

/** A rule that may be judged by what its reader does not read tells them something of it. */
const discloses: PropertyDiff = (_, is) => [
  { change: 'changed', part: 'discloses', class: is ? 'widens' : 'attention', details: { property: 'discloses' } },
]

export const rules = defineThingKind({
  what: 'rule',
  *things(model: Model) {
    for (const type of Object.values(model.recordTypes)) {
      const home = { recordType: type.id, home: type.label }
      const inType = { what: 'record_type', id: type.id }
      for (const rule of type.rules) yield { ...home, id: rule.id, label: rule.message, parent: inType, value: rule }
      for (const field of type.fields) {
        yield* rulesAt(field, type.id, field.id)
        for (const row of field.rows?.fields ?? []) yield* rulesAt(row, type.id, `${field.id}.${row.id}`)
      }
    }
  },
  added: 'attention',
  removed: 'attention',
  properties: { discloses },
  // Judged at each save, on what it touches: nothing that stands is made unsavable.
  bearable: { added: true, removed: true, changed: true },
})

const rulesAt = (field: Field, recordType: string, of: string): readonly Thing[] =>
  field.rules.map((value: Rule) => {
    const [subform, id = of] = of.includes('.') ? of.split('.') : []
    const parent = { what: 'field', id, ...(subform !== undefined && { of: subform }) }
    return { id: value.id, recordType, of, label: value.message, home: field.label, parent, value }
  })
