import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { PlacedIn } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { FormJson, PanelJson } from '../schema/form.schema.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, refer, within } from './check.ts'

/** What panels of forms name: a record type, its link field that points here, and fields to copy that fit each other. */
export const checkPanels: Check = (checked) => {
  for (const form of checked.folder.forms) {
    for (const [index, panel] of (form.json.panels ?? []).entries()) {
      const here = `/panels/${index}`
      if (panel.panel === 'linked') checkLinked(form, here, panel, checked)
      else refuseMore(form, here, panel, checked)
    }
  }
}

const LINKED = ['recordType', 'field', 'copies'] as const

function refuseMore(form: PlacedIn<FormJson>, here: string, panel: PanelJson, { report }: Checked): void {
  for (const property of LINKED) {
    if (panel[property] === undefined) continue
    report(
      'schema.unknown_property',
      { ...within(form, `${here}/${property}`), part: 'key' },
      {
        found: `\`${property}\` beside \`"panel": "${panel.panel}"\``,
        expected: 'nothing more, or the panel `linked`',
      },
    )
  }
}

function checkLinked(form: PlacedIn<FormJson>, here: string, panel: PanelJson, checked: Checked): void {
  const { model, declared, report } = checked
  for (const property of ['recordType', 'field'] as const) {
    if (panel[property] !== undefined) continue
    report('schema.missing_property', within(form, here), {
      found: `no “${property}”`,
      expected: `“${property}”, which the panel \`linked\` needs`,
    })
  }
  const { recordType, field, copies = {} } = panel
  if (recordType === undefined) return
  if (!refer(report, within(form, `${here}/recordType`), recordType, declared.recordTypes, 'record type')) return
  const there = own(model.recordTypes, recordType)
  const names = declared.fields(recordType)
  if (field !== undefined && refer(report, within(form, `${here}/field`), field, names, 'field')) {
    const found = fieldIn(there, field)
    if (found && !(kindOf(found) === 'record' && found.settings['recordType'] === form.recordType)) {
      report('reference.wrong_kind', within(form, `${here}/field`), {
        found: `the field ${quoted(field)} of type \`${found.type}\``,
        expected: `a field of type \`link\` to \`${form.recordType}\``,
      })
    }
  }
  for (const [to, of] of Object.entries(copies)) {
    const place = within(form, here + pointerTo('copies', to))
    const isThere = refer(report, { ...place, part: 'key' }, to, names, 'field')
    if (!refer(report, place, of, declared.fields(form.recordType), 'field') || !isThere) continue
    const [from, into] = [fieldIn(own(model.recordTypes, form.recordType), of), fieldIn(there, to)]
    if (!from || !into || fits(from, into)) continue
    report('reference.wrong_kind', place, {
      found: `the field ${quoted(of)} of type \`${from.type}\`${into.calculation === undefined ? '' : ' for a calculated one'}`,
      expected: `a field of type \`${into.type}\` like ${quoted(to)}, with the same options, that is filled in`,
    })
  }
}

const fieldIn = (type: RecordType | undefined, id: string): Field | undefined =>
  type?.fields.find((field) => field.id === id)

/** Whether answers of the one can stand in the other as they are. */
const fits = (from: Field, into: Field): boolean =>
  from.type === into.type &&
  into.calculation === undefined &&
  kindOf(into) !== 'none' &&
  kindOf(into) !== 'rows' &&
  ['lookup', 'recordType'].every((setting) => from.settings[setting] === into.settings[setting])
