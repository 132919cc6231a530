import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Effect } from '../../engine/lifecycle.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import { quoted } from '../words.ts'
import { type Check, type Checked, refer, within } from './check.ts'
import { fieldWords, type NamesOfType, names, typeOf } from './of-type.ts'
import { checkRecipients } from './recipients.ts'

/** What actions name: fields that they ask or set, stages, statuses, subforms, kinds of alerts. */
export const checkActions: Check = (checked) => {
  for (const placed of checked.folder.actions) {
    const type = typeOf(checked, placed)
    if (!type) continue
    const look = names(checked, placed, type)
    for (const [index, id] of (placed.json.asksRecord ?? []).entries()) {
      const here = pointerTo('asksRecord', index)
      const field = look.field(here, id)
      if (field && !mayBeSet(field)) look.wrongKind(here, fieldWords(field), 'a field that is filled in')
    }
    for (const [index, { id }] of (placed.json.asks ?? []).entries()) {
      if (!placed.json.asksRecord?.includes(id)) continue
      checked.report('name.duplicate', within(placed, pointerTo('asks', index, 'id')), {
        found: `the question ${quoted(id)} for the second time`,
        expected: 'a name of its own: `asksRecord` has it',
      })
    }
    for (const [index, effect] of (placed.json.effects as unknown as readonly Effect[]).entries()) {
      checkEffect(checked, placed, effect, pointerTo('effects', index), type, look)
    }
  }
}

/** What an effect names. */
export function checkEffect(
  checked: Checked,
  placed: Placed<unknown>,
  effect: Effect,
  here: string,
  type: RecordType,
  look: NamesOfType,
): void {
  if (effect.effect === 'set_field') {
    const field = look.field(`${here}/field`, effect.field)
    if (field && (!mayBeSet(field) || field.id === type.follows))
      look.wrongKind(`${here}/field`, fieldWords(field), 'a field that is filled in, and no link that is followed')
  } else if (effect.effect === 'set_status') {
    const statuses = own(checked.model.lookups, type.statusLookup)?.options.map(({ id }) => id)
    if (statuses) {
      refer(
        checked.report,
        within(placed, `${here}/to`),
        effect.to,
        new Set(statuses),
        `option of \`${type.statusLookup}\``,
      )
    }
  } else if (effect.effect === 'set_stage') look.stage(`${here}/to`, effect.to)
  else if (effect.effect === 'add_row' || effect.effect === 'set_row') {
    const subform = look.field(`${here}/subform`, effect.subform)
    if (subform && !subform.rows) look.wrongKind(`${here}/subform`, fieldWords(subform), 'a field with rows')
    if (!subform?.rows) return
    const ids = new Set(subform.rows.fields.map(({ id }) => id))
    for (const name of Object.keys(effect.values)) {
      const place = { ...within(placed, here + pointerTo('values', name)), part: 'key' as const }
      refer(checked.report, place, name, ids, `field in the rows of \`${subform.id}\``)
    }
  } else if (effect.effect === 'raise_alert') {
    look.alertKind(`${here}/kind`, effect.kind)
    if (effect.form !== undefined) look.form(`${here}/form`, effect.form)
  } else if (effect.effect === 'clear_alerts') {
    for (const [index, kind] of effect.kinds.entries()) look.alertKind(here + pointerTo('kinds', index), kind)
  } else if (effect.effect === 'start_transition') {
    if (!look.transition(`${here}/kind`, effect.kind)) return
    const said = new Set(saidOf(type, effect.kind))
    for (const name of Object.keys(effect.values ?? {})) {
      const place = { ...within(placed, here + pointerTo('values', name)), part: 'key' as const }
      refer(checked.report, place, name, said, `value of \`${effect.kind}\``)
    }
  } else if (effect.effect === 'end_transitions') {
    for (const [index, kind] of effect.kinds.entries()) look.transition(here + pointerTo('kinds', index), kind)
  } else if (effect.effect === 'notify') {
    checkRecipients(look, effect, here)
    if (effect.form !== undefined) look.form(`${here}/form`, effect.form)
  }
}

/** What can be said when a transition begins: the answers to what its start asks, and the row that it began on. */
const saidOf = ({ lifecycle }: RecordType, kind: string): readonly string[] => [
  ...(lifecycle?.actions.find(({ id }) => id === kind)?.asks ?? []).map(({ id }) => id),
  'service_record_id',
]

/** Whether an effect can give the field a value. */
const mayBeSet = (field: Field): boolean => field.calculation === undefined && !['none', 'rows'].includes(kindOf(field))
