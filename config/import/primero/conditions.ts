import type { Logic } from '../../../engine/logic/logic.ts'
import { coreFacts } from '../../../engine/records/core-facts.ts'
import { type Item, isObject } from '../item.ts'
import { allOf, NotConvertible } from '../logic.ts'
import type { Operand } from './expression-operands.ts'
import { type Converted, convertedExpression, type Resolve } from './expressions.ts'
import type { Importing } from './importing.ts'
import type { PlannedField, PlannedType } from './plan.ts'

/** Where an expression stands: on a record, or in the rows of a subform. */
export interface Place {
  readonly type: PlannedType
  readonly rows?: ReadonlyMap<string, PlannedField> | undefined
  /** A condition of the form that its fields have instead. */
  readonly formCondition?: Logic | undefined
}

/** Like {@link Resolve}, and knows names that are somewhere else, so that here they are missing. */
export type Find = (name: string) => Operand | 'missing' | undefined

/** What names stand for on the record, written as they are read from there, or from within a row. */
export const onRecord =
  ({ type, rows }: Place): Resolve =>
  (name) => {
    const before = rows ? 'record.' : ''
    const field = type.fields.get(name)
    if (field) return operandOf(field, before)
    const fact = type.facts.get(name)
    return fact && { ...fact, written: before + fact.written }
  }

/** What names stand for in a row. */
export const inRow =
  ({ rows }: Place): Resolve =>
  (name) => {
    const field = rows?.get(name)
    return field && operandOf(field, '')
  }

function operandOf({ id, kind }: PlannedField, before: string): Operand | undefined {
  return kind.type === 'heading' ? undefined : { ...kind.operand, written: before + id }
}

/** Core facts by the names of the source, as conditions see them. */
export const factOperands = (statuses: ReadonlyMap<string, string>): ReadonlyMap<string, Operand> =>
  new Map(
    Object.entries(coreFacts).flatMap(([name, { kind, many, internal }]): (readonly [string, Operand])[] => {
      if (internal) return []
      const known = kind === 'text' || kind === 'boolean' || kind === 'datetime' ? kind : 'other'
      const operand =
        name === 'status'
          ? { kind: 'option' as const, many: false, options: statuses }
          : { kind: known, many: many ?? false }
      return [[name, { ...operand, written: name } as Operand]]
    }),
  )

/** Converts one expression and says so in the books; undefined where it could not be, or says nothing. */
export function expressionAt(
  item: Item,
  find: Find,
  to: string,
  { ledger }: Importing,
  switchable: 'may be switched off' | 'always counts' = 'may be switched off',
): Converted | undefined {
  if (!item.isSaid) {
    item.isDefault()
    return undefined
  }
  const expression = switchable === 'may be switched off' ? withoutSwitch(item.value) : item.value
  if (expression === undefined) {
    item.leftOut('switched off in the source')
    return undefined
  }
  const remarks: string[] = []
  const reporting: Resolve = (name) => {
    const operand = find(name)
    if (operand === 'missing') return undefined
    if (!operand) {
      const instead = 'a field without an answer, as the source has it'
      ledger.find({
        kind: 'dangling',
        at: item.at,
        found: `the field \`${name}\` in an expression, which is not there`,
        instead,
      })
    }
    return operand
  }
  try {
    const made = convertedExpression(expression, reporting, (remark) => remarks.push(remark))
    item.converted(to, ['JSON Logic', ...new Set(remarks)].join('; '))
    for (const remark of new Set(remarks))
      ledger.find({ kind: 'meaning', at: item.at, found: 'an expression', instead: remark })
    return made
  } catch (error) {
    if (!(error instanceof NotConvertible)) throw error
    item.leftOut(error.message)
    ledger.find({
      kind: 'invalid',
      at: item.at,
      found: 'an expression that has no counterpart',
      instead: `nothing: ${error.message}`,
    })
    return undefined
  }
}

/** Without the switch that stands beside the operator; undefined where it is off, or nothing is left. */
function withoutSwitch(expression: unknown): unknown {
  if (!isObject(expression)) return expression
  const { disabled, ...rest } = expression
  return disabled === true || Object.keys(rest).length === 0 ? undefined : rest
}

/** The conditions under which something shows, all of which have to hold. */
export function visibleWhen(
  conditions: readonly (readonly [item: Item, resolve: Resolve])[],
  to: string,
  importing: Importing,
): Logic | undefined {
  const parts = conditions.flatMap(([item, resolve]) => expressionAt(item, resolve, to, importing)?.logic ?? [])
  if (parts.length === 0) return undefined
  const whole = allOf(parts)
  return whole === true ? undefined : whole
}
