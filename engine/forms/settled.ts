/**
 * A record's answers brought to rest: calculations worked out in order, stated ages dropped beside a birth date, values
 * of hidden fields cleared where the field says so. Judged over the whole record, whoever writes it.
 */
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { copied } from '../lib/copied.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import { resultOf } from '../logic/evaluate.ts'
import { namesRead } from '../logic/names.ts'
import { contextIn, type Scope, scopeOfRecord, scopeOfRow } from '../logic/scope.ts'
import type { Field, Model, RecordType } from '../model.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Answers, Row } from '../records/record.ts'
import { countingIn } from './counting-fields.ts'
import { isVisible } from './field-state.ts'

// Each pass carries a change one step further; a configuration without cycles rests long before.
const PASSES = 20

interface Circumstances {
  readonly core?: Partial<CoreFacts> | undefined
  readonly today: string
  readonly programme?: string | undefined
}

/** The fields that are brought to rest, where it is not all of the type. */
type Moving = Pick<RecordType, 'fields' | 'calculationOrder'>

/** The same object where nothing moves; rows keep their identity too. */
export function settled(
  model: Model,
  type: RecordType,
  answers: Answers,
  circumstances: Circumstances,
  moving: Moving = type,
): Answers {
  const working: Record<string, unknown> = copied(answers)
  const scope = scopeOfRecord({ model, type, answers: working, ...circumstances })
  const moved = new Set<string>()
  for (let pass = 0; pass < PASSES; pass++) {
    const inPass = settlePass(type, moving, working, scope)
    for (const id of inPass) moved.add(id)
    if (![...inPass].some((id) => mayCarryOn(type, id))) break
  }
  return moved.size > 0 ? working : answers
}

/** What a calculated field comes to, in stored form; undefined when blank. */
export function calculatedValue(field: Field, scope: Scope): unknown {
  const result = field.calculation === undefined ? undefined : resultOf(field.calculation, scope)
  return isBlank(result) ? undefined : fieldTypeOf(field).parse(result, contextIn(scope, field))
}

/** Names of what moved. */
function settlePass(
  type: RecordType,
  moving: Moving,
  working: Record<string, unknown>,
  scope: Scope,
): ReadonlySet<string> {
  const moved = new Set<string>()
  for (const subform of moversOf(moving.fields).subforms) if (settleRows(subform, working, scope)) moved.add(subform.id)
  const { calculationOrder } = moving === type ? countingIn(type, scope.record.programme) : moving
  for (const id of settleFields(moving.fields, calculationOrder, working, scope)) moved.add(id)
  return moved
}

/** Whether the value of a field may move though nobody answers it. */
export const movesByItself = (field: Field): boolean => {
  const { fields, subforms } = moversOf([field])
  return field.calculation !== undefined || fields.length > 0 || subforms.length > 0
}

const readEarly = new WeakMap<RecordType, ReadonlySet<string>>()

/** Whether something may have been worked out of the name before it moved: a calculation that only later ones read has reached all it can. */
function mayCarryOn(type: RecordType, id: string): boolean {
  if (!type.calculationOrder.includes(id)) return true
  let early = readEarly.get(type)
  if (!early) {
    early = namesReadEarly(type)
    readEarly.set(type, early)
  }
  return early.has(id)
}

/** Calculated fields that rows or a calculation before them read, be it through a field that reads others. */
function namesReadEarly(type: RecordType): ReadonlySet<string> {
  const fields = fieldsById(type.fields)
  const read = new Set<string>()
  const early = new Set<string>()
  const note = (name: string) => {
    if (read.has(name)) return
    read.add(name)
    const field = fields.get(name)
    if (!field || !fieldTypeOf(field).read) return
    for (const setting of Object.values(field.settings)) if (typeof setting === 'string') note(setting)
  }
  for (const { rows } of moversOf(type.fields).subforms) {
    for (const { calculation, visible } of rows?.fields ?? []) {
      for (const logic of [calculation, visible]) for (const name of namesRead(logic, 'row').record) note(name)
    }
  }
  for (const id of type.calculationOrder) {
    const field = fields.get(id)
    for (const name of namesRead(field?.calculation).record) note(name)
    if (read.has(id) || (field && fieldTypeOf(field).kept)) early.add(id)
  }
  return early
}

function settleRows(subform: Field, working: Record<string, unknown>, scope: Scope): boolean {
  const rows = own(working, subform.id)
  if (!Array.isArray(rows)) return false
  const after = rows.map((row: Row) => {
    const workingRow = { ...row }
    const inRow = scopeOfRow(scope, subform, workingRow)
    const { fields, calculationOrder } = subform.rows ?? { fields: [], calculationOrder: [] }
    return settleFields(fields, calculationOrder, workingRow, inRow).length > 0 ? workingRow : row
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
): readonly string[] {
  const moved: string[] = []
  const put = (id: string, value: unknown) => {
    if (equal(working[id], value)) return
    moved.push(id)
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
