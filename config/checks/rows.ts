import { kindOf } from '../../engine/fields/index.ts'
import { quoted } from '../words.ts'
import { type Check, refer, referEach, within } from './check.ts'
import { eachField } from './each-field.ts'

/** What fields with rows name of their own rows. */
export const checkRows: Check = ({ folder, model, declared, report }) => {
  for (const { placed, field } of eachField(folder, model, declared)) {
    if (!field.rows) continue
    const { json } = placed
    const names = new Set(field.rows.fields.map(({ id }) => id))
    referEach(report, placed, 'summary', json.summary, names, 'row field')
    referEach(report, placed, 'filterable', json.filterable, names, 'row field')
    if (json.sortBy) refer(report, within(placed, '/sortBy/field'), json.sortBy.field, names, 'row field')
    for (const property of ['summary', 'filterable'] as const) {
      for (const [index, name] of (json[property] ?? []).entries()) {
        const row = field.rows.fields.find(({ id }) => id === name)
        if (!row || kindOf(row) !== 'none') continue
        report('list.not_listable', within(placed, `/${property}/${index}`), {
          found: `the field ${quoted(name)}, which holds no answer`,
          expected: 'a row field with a value',
        })
      }
    }
  }
}
