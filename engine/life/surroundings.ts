/** What of the world around a record its rules ask about: records that it links to, and whether others have the same answer. */
import { fieldsById } from '../fields/by-id.ts'
import type { RecordRef } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { AlertRule } from '../lifecycle.ts'
import type { Model, RecordType } from '../model.ts'
import type { Answers, AnyRecord } from '../records/record.ts'

/** Whether any other record of the type and programme, that is not disabled, has this value. */
export interface SameValue {
  readonly type: string
  readonly programme: string
  readonly field: string
  readonly value: unknown
  /** The one that is written. */
  readonly except: string
}

export interface Surroundings {
  /** A save of answers, by which an owner has seen what is new. */
  readonly isSave: boolean
  readonly linked: readonly AnyRecord[]
  readonly sameValue: readonly (Pick<SameValue, 'field' | 'value'> & { readonly found: boolean })[]
}

export interface Asked {
  readonly linked: readonly RecordRef[]
  readonly sameValue: readonly SameValue[]
}

export const alertRulesOf = ({ lifecycle }: RecordType, programme: string): readonly AlertRule[] =>
  lifecycle?.alerts.filter(({ programmes }) => programmes.includes(programme)) ?? []

const nothing: Asked = { linked: [], sameValue: [] }

/** What the alert rules will ask about, once these answers are merged into the record. */
export function surroundingsOf(
  model: Model,
  type: RecordType,
  given: Answers,
  {
    id,
    programme,
    record,
  }: { readonly id: string; readonly programme: string; readonly record?: AnyRecord | undefined },
): Asked {
  const rules = alertRulesOf(type, programme).filter((rule) => rule.onLinked ?? rule.duplicateOf)
  if (rules.length === 0) return nothing
  const fields = fieldsById(type.fields)
  const valueAfter = (name: string): unknown => {
    const field = fields.get(name)
    const standing = own(record?.answers, name)
    const input = Object.hasOwn(given, name) ? own(given, name) : standing
    if (!field || field.rows || isBlank(input)) return undefined
    return equal(input, standing)
      ? standing
      : fieldTypeOf(field).parse(input, { model, field, today: '', siblings: given })
  }
  const linked = new Map<string, RecordRef>()
  const sameValue = new Map<string, SameValue>()
  for (const { id: kind, onLinked, duplicateOf } of rules) {
    const field = onLinked === undefined ? undefined : fields.get(onLinked)
    if (field) for (const ref of fieldTypeOf(field).names?.(valueAfter(field.id), field) ?? []) linked.set(ref.id, ref)
    if (duplicateOf === undefined) continue
    const value = valueAfter(duplicateOf)
    const stands = record?.core.alerts?.some((alert) => alert.type === kind) ?? false
    const isNew = !equal(value, own(record?.answers, duplicateOf))
    if (!isBlank(value) && (isNew || stands)) {
      sameValue.set(duplicateOf, { type: type.id, programme, field: duplicateOf, value, except: id })
    }
  }
  return { linked: [...linked.values()], sameValue: [...sameValue.values()] }
}
