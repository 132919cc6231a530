import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { quoted } from '../words.ts'
import { type Check, refer, referEach, within } from './check.ts'
import { checkFollows } from './follows.ts'

/** What record types name: programmes, the status lookup, fields of title, summary and search. */
export const checkRecordTypes: Check = (checked) => {
  const { folder, model, declared, report } = checked
  for (const placed of folder.recordTypes) {
    const { json } = placed
    const fields = declared.fields(json.id)
    referEach(report, placed, 'programmes', json.programmes, declared.programmes, 'programme')
    refer(report, within(placed, '/statusLookup'), json.statusLookup, declared.lookups, 'lookup')
    if (own(model.lookups, json.statusLookup)?.options[0]?.retired) {
      report('option.retired', within(placed, '/statusLookup'), {
        found: `the first option of ${quoted(json.statusLookup)} is retired`,
        expected: 'the status of new records first',
      })
    }
    for (const property of ['title', 'summary', 'searched'] as const) {
      referEach(report, placed, property, json[property], fields, 'field')
      for (const [index, name] of (json[property] ?? []).entries()) {
        const field = own(model.recordTypes, json.id)?.fields.find(({ id }) => id === name)
        const kind = field && kindOf(field)
        if (kind === undefined) continue
        const fits = property === 'searched' ? kind === 'text' : !['none', 'rows', 'files'].includes(kind)
        if (fits) continue
        report('reference.wrong_kind', within(placed, `/${property}/${index}`), {
          found: `the field ${quoted(name)}, which holds ${kind === 'none' ? 'no answer' : `a value of kind ${kind}`}`,
          expected: property === 'searched' ? 'a field with text' : 'a field with a value that fits on one line',
        })
      }
    }
    const { photo } = json
    if (photo !== undefined && refer(report, within(placed, '/photo'), photo, fields, 'field')) {
      const field = own(model.recordTypes, json.id)?.fields.find(({ id }) => id === photo)
      if (field && fieldTypeOf(field).control !== 'photo') {
        report('reference.wrong_kind', within(placed, '/photo'), {
          found: `the field ${quoted(photo)} of type \`${field.type}\``,
          expected: 'a field with photos',
        })
      }
    }
    checkFollows(checked, placed)
    const beyond = { ...placed, pointer: `${placed.pointer}/beyondReach` }
    referEach(report, beyond, 'fields', json.beyondReach?.fields, fields, `field of \`${json.id}\``)
    for (const [index, id] of (json.creationForms ?? []).entries()) {
      const place = within(placed, `/creationForms/${index}`)
      if (!refer(report, place, id, declared.forms(json.id), `form of \`${json.id}\``)) continue
      if (own(model.recordTypes, json.id)?.forms.find((form) => form.id === id)?.fields.length !== 0) continue
      report('reference.wrong_kind', place, {
        found: `the form ${quoted(id)}, which asks nothing`,
        expected: 'a form with fields',
      })
    }
    for (const [index, rule] of (json.rules ?? []).entries()) {
      const place = within(placed, `/rules/${index}`)
      if (rule.at !== undefined) refer(report, { ...place, pointer: `${place.pointer}/at` }, rule.at, fields, 'field')
      else
        report('schema.missing_property', place, {
          found: 'no “at”',
          expected: '“at” (Field at which the message stands)',
        })
    }
  }
}
