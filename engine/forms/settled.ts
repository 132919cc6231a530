/**
 * A record's answers brought to rest: calculations worked out in order, stated ages dropped beside a birth date, values
 * of hidden fields cleared where the field says so. Judged over the whole record, whoever writes it.
 */
import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import { resultOf } from '../logic/evaluate.ts'
import { contextIn, type Scope, scopeOfRecord, scopeOfRow } from '../logic/scope.ts'
import type { Field, Model, RecordType } from '../model.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Answers, Row } from '../records/record.ts'
import { isVisible } from './field-state.ts'

// Each pass carries a change one step further; a configuration without cycles rests long before.
const PASSES = 20

interface Circumstances {
  readonly core?: Partial<CoreFacts> | undefined
  readonly today: string
  readonly programme?: string | undefined
}

/** The same object where nothing moves; rows keep their identity too. */
export function settled(model: Model, type: RecordType, answers: Answers, circumstances: Circumstances): Answers {
  const working: Record<string, unknown> = { ...answers }
  const scope = scopeOfRecord({ model, type, answers: working, ...circumstances })
  let moved = false
  for (let pass = 0; pass < PASSES && settlePass(type, working, scope); pass++) moved = true
  return moved ? working : answers
}

/** What a calculated field comes to, in stored form; undefined when blank. */
export function calculatedValue(field: Field, scope: Scope): unknown {
  const result = field.calculation === undefined ? undefined : resultOf(field.calculation, scope)
  return isBlank(result) ? undefined : fieldTypeOf(field).parse(result, contextIn(scope, field))
}

function settlePass(type: RecordType, working: Record<string, unknown>, scope: Scope): boolean {
  let moved = false
  for (const subform of moversOf(type.fields).subforms) moved = settleRows(subform, working, scope) || moved
  return settleFields(type.fields, type.calculationOrder, working, scope) || moved
}

function settleRows(subform: Field, working: Record<string, unknown>, scope: Scope): boolean {
  const rows = own(working, subform.id)
  if (!Array.isArray(rows)) return false
  const after = rows.map((row: Row) => {
    const workingRow = { ...row }
    const inRow = scopeOfRow(scope, subform, workingRow)
    const { fields, calculationOrder } = subform.rows ?? { fields: [], calculationOrder: [] }
    return settleFields(fields, calculationOrder, workingRow, inRow) ? workingRow : row
  })
  const moved = after.some((row, index) => row !== rows[index])
  if (moved) working[subform.id] = after
  return moved
}

interface Movers {
  /** Fields whose value may move without being calculated. */
  readonly fields: readonly Field[]
  /** Subforms in whose rows anything may move: most hold plain answers only. */
  readonly subforms: readonly Field[]
}

const moversByFields = new WeakMap<readonly Field[], Movers>()

function moversOf(fields: readonly Field[]): Movers {
  const known = moversByFields.get(fields)
  if (known) return known
  const movers = {
    fields: fields.filter((field) => clears(field) || fieldTypeOf(field).kept),
    subforms: fields.filter(
      ({ rows }) => rows && (rows.calculationOrder.length > 0 || moversOf(rows.fields).fields.length > 0),
    ),
  }
  moversByFields.set(fields, movers)
  return movers
}

const clears = (field: Field) => field.whenHidden === 'clear' && field.calculation === undefined

function settleFields(
  fields: readonly Field[],
  calculationOrder: readonly string[],
  working: Record<string, unknown>,
  scope: Scope,
): boolean {
  let moved = false
  const put = (id: string, value: unknown) => {
    if (equal(working[id], value)) return
    moved = true
    if (value === undefined) delete working[id]
    else working[id] = value
  }
  for (const id of calculationOrder) {
    const field = scope.fields.get(id)
    if (field) put(id, calculatedValue(field, scope))
  }
  for (const field of moversOf(fields).fields) {
    const value = own(working, field.id)
    if (value === undefined) continue
    const { kept } = fieldTypeOf(field)
    if (kept) put(field.id, kept(value, contextIn(scope, field)))
    if (clears(field) && !isVisible(field, scope)) put(field.id, undefined)
  }
  return moved
}
