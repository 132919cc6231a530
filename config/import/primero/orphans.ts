import type { Importing } from './importing.ts'
import { systemField } from './system-fields.ts'

/** Nested forms that no field shows: they and their fields are left out, and reported. */
export function leaveOutOrphans({ data, ledger }: Importing): void {
  for (const form of data.get('FormSection').list()) {
    if (form.get('is_nested').value !== true || form.get('unique_id').isTouched) continue
    const name = form.get('unique_id').text
    const ofThePlatform = systemField(name, new Set())
    const note = ofThePlatform ?? 'a subform that no field shows'
    for (const field of form.get('fields_attributes').list()) {
      field.restLeftOut(note)
      ledger.thing({ kind: 'field', at: field.at, name: field.get('name').text, fate: 'left_out', note })
    }
    form.restLeftOut(note)
    ledger.thing({ kind: 'form', at: form.at, name, fate: 'left_out', note })
    if (ofThePlatform !== undefined) continue
    ledger.find({
      kind: 'dangling',
      at: form.at,
      found: `the subform \`${name}\`, which no field shows`,
      instead: 'nothing: it is left out with its fields',
    })
  }
}
