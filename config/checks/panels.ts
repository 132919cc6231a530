import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { PlacedIn } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { FormJson, PanelJson } from '../schema/form.schema.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, refer, referEach, within } from './check.ts'

/** What panels of forms name: a record type, its link field that points here, and fields to copy that fit each other. */
export const checkPanels: Check = (checked) => {
  for (const form of checked.folder.forms) {
    for (const [index, panel] of (form.json.panels ?? []).entries()) {
      const here = `/panels/${index}`
      refuseMore(form, here, panel, checked)
      if (panel.panel === 'linked') checkLinked(form, here, panel, checked)
      if (panel.panel === 'transitions') checkKinds(form, here, panel, checked)
    }
  }
}

/** Which properties each panel has besides. */
const properties = {
  linked: ['recordType', 'field', 'copies', 'permission', 'linkBy', 'summary'],
  transitions: ['kinds'],
} as const

function refuseMore(form: PlacedIn<FormJson>, here: string, panel: PanelJson, { report }: Checked): void {
  for (const [kind, names] of Object.entries(properties)) {
    if (kind === panel.panel) continue
    for (const property of names) {
      if (panel[property] === undefined) continue
      report(
        'schema.unknown_property',
        { ...within(form, `${here}/${property}`), part: 'key' },
        {
          found: `\`${property}\` beside \`"panel": "${panel.panel}"\``,
          expected: `nothing more, or the panel \`${kind}\``,
        },
      )
    }
  }
}

function checkKinds(form: PlacedIn<FormJson>, here: string, { kinds }: PanelJson, { declared, report }: Checked): void {
  if (kinds === undefined || kinds.length === 0) {
    report('schema.missing_property', within(form, here), {
      found: 'no “kinds”',
      expected: '“kinds”, which the panel `transitions` needs',
    })
  }
  const known = declared.transitions(form.recordType)
  const placed = { ...form, pointer: form.pointer + here }
  referEach(report, placed, 'kinds', kinds, known, `transition of \`${form.recordType}\``)
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
  const placed = { ...form, pointer: form.pointer + here }
  referEach(report, placed, 'summary', panel.summary, names, `field of \`${recordType}\``)
  checkCopies(checked, placed, copies, { from: form.recordType, to: recordType })
}

/** What a new record begins with: fields that there are, and that fit each other. */
export function checkCopies(
  { model, declared, report }: Checked,
  placed: Pick<PlacedIn<unknown>, 'file' | 'pointer'>,
  copies: Readonly<Record<string, string>>,
  types: { readonly from: string; readonly to: string },
): void {
  for (const [to, of] of Object.entries(copies)) {
    const place = within(placed, pointerTo('copies', to))
    const isThere = refer(report, { ...place, part: 'key' }, to, declared.fields(types.to), 'field')
    if (!refer(report, place, of, declared.fields(types.from), 'field') || !isThere) continue
    const from = fieldIn(own(model.recordTypes, types.from), of)
    const into = fieldIn(own(model.recordTypes, types.to), to)
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
