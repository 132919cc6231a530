import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import type { ApprovalJson } from '../schema/approval.schema.ts'
import { oneOf } from '../words.ts'
import { type Check, type Checked, within } from './check.ts'
import { fieldWords, names, typeOf } from './of-type.ts'
import { checkRecipients } from './recipients.ts'

/** What kinds of approvals name: the form, fields that can hold how it stands, the rows of its history. */
export const checkApprovals: Check = (checked) => {
  for (const placed of checked.folder.approvals) {
    const type = typeOf(checked, placed)
    if (!type) continue
    const { json } = placed
    const look = names(checked, placed, type)
    look.form('/form', json.form)
    look.lookup('/types', json.types)
    checkFields(checked, placed, type)
    checkHistory(checked, placed, type)
    if (json.notifyAsked) checkRecipients(look, json.notifyAsked, '/notifyAsked')
    if (json.notifyAnswered) checkRecipients(look, json.notifyAnswered, '/notifyAnswered')
  }
}

const STEPS = ['pending', 'approved', 'rejected']

function checkFields(checked: Checked, placed: Placed<ApprovalJson>, type: RecordType): void {
  const look = names(checked, placed, type)
  const { fields, types } = placed.json
  const kinds = {
    status: ['option', 'text'],
    approved: ['boolean'],
    date: ['date'],
    comments: ['text'],
    type: ['option', 'text'],
  }
  for (const [name, wanted] of Object.entries(kinds)) {
    const here = `/fields/${name}`
    const field = look.field(here, fields[name as keyof typeof fields])
    if (!field) continue
    if (!wanted.includes(kindOf(field)) || field.calculation !== undefined) {
      look.wrongKind(
        here,
        fieldWords(field),
        `a field that can hold ${wanted[0] === 'option' ? 'an option' : `a ${wanted[0]}`}`,
      )
    } else if (name === 'status') mustHave(checked, placed, here, field, STEPS)
    else if (
      name === 'type' &&
      types !== undefined &&
      kindOf(field) === 'option' &&
      field.settings['lookup'] !== types
    ) {
      look.wrongKind(here, `options of \`${field.settings['lookup']}\``, `a field with the options of \`${types}\``)
    }
  }
}

/** A field with options has to offer those that the platform sets. */
function mustHave(
  { model, report }: Checked,
  placed: Placed<unknown>,
  here: string,
  { settings, id }: Field,
  options: readonly string[],
): void {
  const lookup = own(model.lookups, String(settings['lookup']))
  const lacking = lookup ? options.filter((option) => !lookup.options.some((known) => known.id === option)) : []
  if (lacking.length === 0) return
  report('reference.wrong_kind', within(placed, here), {
    found: `\`${id}\`, whose lookup \`${lookup?.id}\` lacks ${oneOf(lacking)}`,
    expected: `a lookup with ${oneOf(options)}`,
  })
}

const rowDefaults = {
  requestedFor: 'approval_requested_for',
  responseFor: 'approval_response_for',
  status: 'approval_status',
  date: 'approval_date',
  requestedBy: 'requested_by',
  answeredBy: 'approved_by',
  comments: 'approval_manager_comments',
  type: 'approval_for_type',
} as const

function checkHistory(checked: Checked, placed: Placed<ApprovalJson>, type: RecordType): void {
  const { history, types, id } = placed.json
  if (!history) return
  const look = names(checked, placed, type)
  const subform = look.field('/history/subform', history.subform)
  if (subform && !subform.rows) look.wrongKind('/history/subform', fieldWords(subform), 'a field with rows')
  if (!subform?.rows) return
  const offered = { requestedFor: [id], responseFor: [id], status: ['requested', 'approved', 'rejected'] }
  for (const [name, byDefault] of Object.entries(rowDefaults)) {
    const written = history[name as keyof typeof rowDefaults]
    if (written === undefined && name === 'type' && types === undefined) continue
    const here = written === undefined ? '/history/subform' : `/history/${name}`
    const field = look.rowField(here, written ?? byDefault, subform)
    if (field) mustHave(checked, placed, here, field, offered[name as keyof typeof offered] ?? [])
  }
  const snapshot = look.rowField('/history/snapshot', history.snapshot, subform)
  if (snapshot && kindOf(snapshot) !== 'number') {
    look.wrongKind('/history/snapshot', fieldWords(snapshot), 'a field with a number')
  }
}
