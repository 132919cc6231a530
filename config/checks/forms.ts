import { own } from '../../engine/lib/own.ts'
import { quoted } from '../words.ts'
import { type Check, everyFormIsSound, refer, referEach, within } from './check.ts'

/** What forms name: their group, programmes and fields; forms without fields or readers; fields without a form. */
export const checkForms: Check = ({ source, folder, model, declared, report }) => {
  const placedFields = new Map<string, Set<string>>()
  const rolesAreSound = source.files.filter(({ kind }) => kind === 'role').length === folder.roles.length
  for (const form of folder.forms) {
    const { json, recordType } = form
    if (!declared.recordTypes.has(recordType)) continue
    refer(report, within(form, '/group'), json.group, declared.groups(recordType), 'group of forms')
    referEach(report, form, 'fields', json.fields, declared.fields(recordType), 'field')
    const limited = folder.recordTypes.find((type) => type.json.id === recordType)?.json.programmes
    const programmes = limited ? new Set(limited) : declared.programmes
    referEach(report, form, 'programmes', json.programmes, programmes, `programme of \`${recordType}\``)
    if (json.fields.length === 0 && (json.panels ?? []).length === 0) {
      report('form.empty', within(form, '/fields'), { found: 'no field', expected: 'at least one field or panel' })
    }
    const readers = Object.values(model.roles).filter((role) => own(role.forms[recordType], json.id))
    if (readers.length === 0 && rolesAreSound) {
      report('form.unread', within(form, '/id'), {
        found: `the form ${quoted(json.id)}, which no role reads`,
        expected: `a role with \`"forms": { "${recordType}": { "${json.id}": "r" } }\``,
      })
    }
    placedFields.set(recordType, new Set([...(placedFields.get(recordType) ?? []), ...json.fields]))
  }

  const known = new Set([...declared.recordTypes].filter((type) => everyFormIsSound({ source, folder }, type)))
  for (const field of folder.fields) {
    const { json, recordType } = field
    if (!known.has(recordType)) continue
    if (placedFields.get(recordType)?.has(json.id) || json.required !== undefined) continue
    report('field.unplaced', within(field, '/id'), {
      found: `the field ${quoted(json.id)}, which is on no form`,
      expected: `a form in \`forms/${recordType}/\` that places it`,
    })
  }
}
