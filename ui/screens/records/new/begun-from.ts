import { fieldsById } from '../../../../engine/fields/by-id.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { Model, Panel, RecordType } from '../../../../engine/model.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import { savedAnswers } from '../../../form/saved-answers.ts'
import type { Origin } from './address-of-new.ts'

/** What a record begins with that is made beside another: the link to it, and what the other's panel says to copy. */
export function begunFrom(model: Model, type: RecordType, origin: Origin, source: ShownRecord, today: string): Answers {
  const from = own(model.recordTypes, origin.type)
  const panel = from && panelTo(from, type, origin.field)
  if (!panel) return {}
  const known = savedAnswers(model, from, source.record, today)
  const copies = Object.entries(panel.copies ?? {}).map(([to, of]) => [to, own(known, of)] as const)
  const fields = fieldsById(type.fields)
  return Object.fromEntries(
    [[origin.field, origin.id] as const, ...copies].filter(([to, value]) => {
      const field = fields.get(to)
      return value !== undefined && field !== undefined && field.readOnly !== true
    }),
  )
}

type LinkedTo = Extract<Panel, { readonly panel: 'linked' }>

const panelTo = (from: RecordType, type: RecordType, field: string): LinkedTo | undefined =>
  from.forms
    .flatMap(({ panels = [] }) => panels)
    .find(
      (panel): panel is LinkedTo => panel.panel === 'linked' && panel.recordType === type.id && panel.field === field,
    )
