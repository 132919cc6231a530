import { fieldTypeOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Scope } from '../../engine/logic/scope.ts'
import type { Field } from '../../engine/model.ts'
import { wireValue } from '../../engine/records/wire.ts'
import { t } from '../lib/t.ts'
import { intervalText } from '../lib/value-text.ts'

/** A field that says more of another's answer, and what stands there as conditions see it. */
export type Beside = (id: string) => { readonly field: Field; readonly value: unknown } | undefined

/** By the id of each field that another one of these asks for together with its own answer: that other's id. */
export const companionsAmong = (fields: readonly Field[]): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap((field) => (fieldTypeOf(field).companions?.(field) ?? []).map((id) => [id, field.id] as const)),
  )

/** Ids of fields in order, without those that another one of them tells. */
export function withoutCompanions(ids: readonly string[], fields: Scope['fields']): readonly string[] {
  const companions = companionsAmong(ids.flatMap((id) => fields.get(id) ?? []))
  return ids.filter((id) => !companions.has(id))
}

/** What stands beside a field in a record or row. */
export const besideIn =
  ({ fields, answers, record }: Pick<Scope, 'fields' | 'answers' | 'record'>): Beside =>
  (id) => {
    const field = fields.get(id)
    return field && { field, value: wireValue(record.model, field, answers, record.today) }
  }

/** An answer with what is said of it beside: "about 9 (8–10) · said by the caregiver". */
export function withCompanions(
  field: Field,
  value: unknown,
  { text, beside, tell }: { text: string; beside: Beside; tell: (field: Field, value: unknown) => string },
): string {
  const type = fieldTypeOf(field)
  const companions = type.companions?.(field) ?? []
  const upTo = type.upTo?.(field)
  const upper = upTo === undefined ? undefined : beside(upTo)?.value
  const isGuess = beside(String(own(field.settings, 'estimated')))?.value === true
  const told = intervalText(value, upper) ?? (isGuess ? t('age.about', { age: text }) : text)
  const others = companions.flatMap((id) => {
    const other = id === upTo ? undefined : beside(id)
    return other ? [tell(other.field, other.value)] : []
  })
  return [told, ...others].filter(Boolean).join(' · ')
}
