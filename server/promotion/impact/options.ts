/** Records that hold an option of a lookup, wherever it may be chosen. */
import { fieldTypeOf } from '../../../engine/fields/index.ts'
import { own } from '../../../engine/lib/own.ts'
import type { Field, Model } from '../../../engine/model.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import type { Around, Counter, Counters } from './counter.ts'
import { type Holder, holderOf, valuesOf } from './holders.ts'

/** Options that a value of the field names. */
export const optionsIn = (field: Field, value: unknown): readonly string[] =>
  (fieldTypeOf(field).chosen?.(value) ?? (Array.isArray(value) ? value : [value])).map(String)

interface Place extends Holder {
  readonly field: Field
}

/** Fields of all record types that have the lookup. */
function placesOf({ recordTypes }: Model, lookup: string): readonly Place[] {
  return Object.values(recordTypes).flatMap((type) =>
    type.fields.flatMap((field) => [
      ...(field.settings['lookup'] === lookup ? [{ recordType: type.id, id: field.id, field }] : []),
      ...(field.rows?.fields ?? [])
        .filter(({ settings }) => settings['lookup'] === lookup)
        .map((cell) => ({ recordType: type.id, subform: field.id, id: cell.id, field: cell })),
    ]),
  )
}

/** The platform's own facts whose values come out of the lookup. */
const isFact = ({ recordTypes }: Model, lookup: string, option: string) => {
  const ofStatus = new Set(
    Object.values(recordTypes).flatMap((type) => (type.statusLookup === lookup ? [type.id] : [])),
  )
  return ({ type, core }: AnyRecord) => ofStatus.has(type) && core.status === option
}

const holdingOption = ({ subject: { of = '', id } }: PlanItem, { from }: Around): Counter => {
  const places = placesOf(from, of)
  const isStatus = isFact(from, of, id)
  let [records, values] = [0, 0]
  return {
    see: ({ before }) => {
      const found = places.flatMap((place) =>
        place.recordType === before.type
          ? valuesOf(before.answers, place).filter((value) => optionsIn(place.field, value).includes(id))
          : [],
      ).length
      const all = found + (isStatus(before) ? 1 : 0)
      if (all === 0) return
      records += 1
      values += all
    },
    counts: () => ({ records, values }),
  }
}

export const OPTION = 'option:'

/** What is answered in words that the new lookup does not have, by option. */
const outsideLookup = (item: PlanItem, around: Around): Counter => {
  const holder = holderOf(item, around)
  const type = own(around.from.recordTypes, holder.recordType)
  const among =
    holder.subform === undefined ? type?.fields : type?.fields.find(({ id }) => id === holder.subform)?.rows?.fields
  const field = among?.find(({ id }) => id === holder.id)
  const known = new Set(own(around.to.lookups, String(item.details['is']))?.options.map(({ id }) => id))
  const options = new Map<string, number>()
  let records = 0
  return {
    see: ({ before }) => {
      if (before.type !== holder.recordType || !field) return
      const found = valuesOf(before.answers, holder)
        .flatMap((value) => optionsIn(field, value))
        .filter((id) => !known.has(id))
      if (found.length > 0) records += 1
      for (const id of new Set(found)) options.set(id, (options.get(id) ?? 0) + 1)
    },
    counts: () => ({ records, ...Object.fromEntries([...options].map(([id, count]) => [OPTION + id, count])) }),
  }
}

export const options: Counters = {
  'option.removed': holdingOption,
  'option.retired': holdingOption,
  'field.lookup_changed': outsideLookup,
}
