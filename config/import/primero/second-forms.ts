import { isObject } from '../item.ts'
import type { Ledger } from '../ledger.ts'

/** The document without forms that have no id, or one that another form has already: they are left out and reported. */
export function withoutSecondForms(document: unknown, ledger: Ledger): unknown {
  if (!isObject(document) || !isObject(document['bundle'])) return document
  const { bundle } = document
  const data = isObject(bundle['data']) ? bundle['data'] : {}
  const forms = Array.isArray(data['FormSection']) ? data['FormSection'] : []
  const known = new Set<string>()
  const kept = forms.map((form: unknown, index) => {
    const id = isObject(form) && typeof form['unique_id'] === 'string' ? form['unique_id'].trim() : ''
    const isFirst = id !== '' && !known.has(id)
    known.add(id)
    if (isFirst || form === undefined) return form
    leaveOut(form, `/bundle/data/FormSection/${index}`, id, ledger)
    return undefined
  })
  return { ...document, bundle: { ...bundle, data: { ...data, ...(forms.length > 0 && { FormSection: kept }) } } }
}

function leaveOut(form: unknown, at: string, id: string, ledger: Ledger): void {
  const note = id === '' ? 'a form without an id' : 'a second form of the same id'
  ledger.mark(at, { fate: 'left_out', note })
  ledger.thing({ kind: 'form', at, name: id, fate: 'left_out', note })
  ledger.find({
    kind: 'invalid',
    at,
    found: id === '' ? note : `the form \`${id}\` a second time`,
    instead: 'nothing: it is left out with its fields',
  })
  const fields = isObject(form) && Array.isArray(form['fields_attributes']) ? form['fields_attributes'] : []
  for (const [index, field] of fields.entries()) {
    const name = isObject(field) ? String(field['name'] ?? '') : ''
    ledger.thing({ kind: 'field', at: `${at}/fields_attributes/${index}`, name, fate: 'left_out', note })
  }
}
