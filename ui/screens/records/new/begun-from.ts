import { fieldsById } from '../../../../engine/fields/by-id.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { Model, Panel, RecordType } from '../../../../engine/model.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import { kindOf } from '../../../../engine/transitions/kinds.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import { savedAnswers } from '../../../form/saved-answers.ts'
import type { Given, Origin } from './address-of-new.ts'

/** What a record begins with that is made beside another, or out of one that was given: the link to it, and what panel or transition say to copy. */
export function begunFrom(
  model: Model,
  type: RecordType,
  origin: Origin | Given,
  source: ShownRecord,
  today: string,
): Answers {
  const from = own(model.recordTypes, origin.type)
  const way = from && ('kind' in origin ? madeBy(from, type, origin.kind) : panelTo(from, type, origin.field))
  if (!way) return {}
  const known = savedAnswers(model, from, source.record, today)
  const copies = Object.entries(way.copies ?? {}).map(([to, of]) => [to, own(known, of)] as const)
  const fields = fieldsById(type.fields)
  return Object.fromEntries(
    [...('kind' in origin ? [] : [[origin.field, origin.id] as const]), ...copies].filter(([to, value]) => {
      const field = fields.get(to)
      return value !== undefined && field !== undefined && field.readOnly !== true
    }),
  )
}

const madeBy = (from: RecordType, type: RecordType, kind: string) => {
  const makes = kindOf(from, kind)?.makes
  return makes?.recordType === type.id ? makes : undefined
}

type LinkedTo = Extract<Panel, { readonly panel: 'linked' }>

const panelTo = (from: RecordType, type: RecordType, field: string): LinkedTo | undefined =>
  from.forms
    .flatMap(({ panels = [] }) => panels)
    .find(
      (panel): panel is LinkedTo => panel.panel === 'linked' && panel.recordType === type.id && panel.field === field,
    )
