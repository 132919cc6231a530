/** Which comparisons make sense of a field, and what it is compared with. */
import type { ValueKind } from '../../../../engine/fields/field-type.ts'
import { kindOf } from '../../../../engine/fields/index.ts'
import type { Comparison, PlainComparison } from '../../../../engine/logic/plain-rule.ts'
import { comparedAs } from '../../../../engine/logic/value-type.ts'
import type { Field } from '../../../../engine/model.ts'
import { textUnder } from '../../../lib/catalogue.ts'
import { t } from '../../../lib/t.ts'
import { isMany } from './rule-ground.ts'

const filled: readonly PlainComparison[] = ['answered', 'blank']
const equal: readonly PlainComparison[] = ['is', 'is_not']
const ordered: readonly PlainComparison[] = ['above', 'at_least', 'below', 'at_most']

const byKind: Partial<Record<ValueKind, readonly PlainComparison[]>> = {
  text: equal,
  boolean: equal,
  number: [...equal, ...ordered],
  age: [...equal, ...ordered],
  date: [...equal, ...ordered],
  datetime: ordered,
  option: [...equal, 'is_one_of', 'is_none_of'],
  location: equal,
  agency: equal,
  user: equal,
  rows: ['rows_above', 'rows_at_least'],
}

const hasOptions = (field: Field): boolean => kindOf(field) === 'option' && typeof field.settings['lookup'] === 'string'

export function comparisonsOf(field: Field): readonly PlainComparison[] {
  const kind = kindOf(field)
  if (kind === 'rows') return [...filled, ...(byKind.rows ?? [])]
  if (isMany(field)) return hasOptions(field) ? ['has', 'has_not', ...filled] : filled
  if (kind === 'option' && !hasOptions(field)) return [...equal, ...filled]
  return [...(byKind[kind] ?? []), ...filled]
}

const daysKey: Partial<Record<PlainComparison, string>> = {
  above: 'after',
  at_least: 'on_or_after',
  below: 'before',
  at_most: 'on_or_before',
}

/** Days are before and after each other, numbers below and above. */
export function comparisonText(comparison: PlainComparison, field: Field | undefined): string {
  const kind = field && kindOf(field)
  const ofDays = kind === 'date' || kind === 'datetime' ? daysKey[comparison] : undefined
  const key = ofDays ? `rules.days.${ofDays}` : `rules.comparison.${comparison}`
  return textUnder(key) ?? t(`rules.comparison.${comparison}`)
}

export const needsValue = (comparison: PlainComparison): boolean => !filled.includes(comparison)
export const takesList = (comparison: PlainComparison): boolean =>
  comparison === 'is_one_of' || comparison === 'is_none_of'
const takesOther = (comparison: PlainComparison): boolean => [...equal, ...ordered].includes(comparison)

/** What is held against another question more often than not against a value alone; others are where they are already. */
const against: readonly string[] = ['number', 'date', 'datetime']

/** What a comparison can be with, besides a value that is given. */
export function othersOf({ comparison, value }: Comparison, field: Field): readonly ('today' | 'field')[] {
  if (!takesOther(comparison)) return []
  const kind = comparedAs(kindOf(field))
  const isAgainst = against.includes(kind) || (typeof value === 'object' && !Array.isArray(value))
  return [...(kind === 'date' ? (['today'] as const) : []), ...(isAgainst ? (['field'] as const) : [])]
}

/** Whether two fields can be held against each other. */
export function isComparable(one: Field, other: Field): boolean {
  const kinds = [comparedAs(kindOf(one)), comparedAs(kindOf(other))]
  const isSame = kinds[0] === kinds[1] && !isMany(one) && !isMany(other)
  return isSame && (kinds[0] !== 'option' || one.settings['lookup'] === other.settings['lookup'])
}

/** The question that gives the value: asked by the very control with which the field is filled in. */
export function questionOf({ comparison }: Pick<Comparison, 'comparison'>, field: Field, label: string): Field {
  const kind = kindOf(field)
  const { lookup } = field.settings
  const isOption = hasOptions(field)
  const type = isOption
    ? takesList(comparison)
      ? 'choices'
      : 'choice'
    : ({ boolean: 'yes-no', number: 'number', age: 'number', rows: 'number', date: 'date', datetime: 'date-time' }[
        kind as string
      ] ?? (kind === 'location' || kind === 'agency' || kind === 'user' ? kind : 'text'))
  const settings = isOption ? { lookup } : type === 'number' && kind !== 'rows' ? { decimals: 6 } : {}
  return { id: field.id, type, label: { said: label }, whenHidden: 'keep', rules: [], required: true, settings }
}

const fitsValue = ({ comparison, value }: Comparison, field: Field): boolean =>
  !Array.isArray(value) || (takesList(comparison) && hasOptions(field))

/** Whether the parts of the screen can show a comparison as it is. */
export const canShow = (part: Comparison, field: Field | undefined): boolean =>
  field !== undefined && comparisonsOf(field).includes(part.comparison) && fitsValue(part, field)

/** Whether nothing is missing to a comparison. */
export function isFinished({ field, comparison, value }: Comparison): boolean {
  if (field === '') return false
  if (!needsValue(comparison)) return true
  if (value === undefined) return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || !('field' in value) || value.field !== ''
}
