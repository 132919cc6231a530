import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { mayHold } from '../../engine/logic/evaluate.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { namesRead } from '../../engine/logic/names.ts'
import { operators } from '../../engine/logic/operators/index.ts'
import { placeOfName, type Scope, scopeOfOption, scopeOfRecord, scopeOfRow } from '../../engine/logic/scope.ts'
import { callIn, isList, shapeIssues } from '../../engine/logic/shape.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { pointerTo } from '../positions.ts'
import { oneOf, quoted } from '../words.ts'
import type { Check } from './check.ts'
import { eachLogic, type LogicHere } from './each-logic.ts'

/** More combinations of answers than this are not tried. */
const mostTries = 20_000

/** Options that no answer ever lets through their filter, and conditions that wait for one of them. */
export const checkOptions: Check = (checked) => {
  const { model, report } = checked
  const all = [...eachLogic(checked)]
  const never = new Map<Field, ReadonlySet<string>>()
  for (const here of all) {
    if (here.as !== 'optionFilter' || !here.field) continue
    const unreachable = unreachableOptions(model, here, here.field)
    if (unreachable.size === 0) continue
    never.set(here.field, unreachable)
    report('option.unreachable', here.place, {
      found: `a filter that never offers ${oneOf(unreachable)}`,
      expected: `every option of \`${String(here.field.settings['lookup'])}\` offered at some time, or retired`,
    })
  }
  if (never.size === 0) return
  for (const { logic, type, subform, place } of all) {
    for (const { pointer, field, option } of comparisons(logic, type, subform)) {
      if (!never.get(field)?.has(option)) continue
      report(
        'option.filtered',
        { file: place.file, pointer: place.pointer + pointer },
        {
          found: `${quoted(option)}, which ${quoted(field.id)} never offers`,
          expected: 'an option that can be chosen',
        },
      )
    }
  }
}

/** Tries every combination of the answers that the filter reads, where there are few enough of them. */
function unreachableOptions(model: Model, { logic, type, subform }: LogicHere, field: Field): ReadonlySet<string> {
  const none = new Set<string>()
  if (shapeIssues(logic).length > 0) return none
  const { record, row, inRows, today } = namesRead(logic, subform ? 'row' : 'record')
  if (inRows.size > 0 || today) return none
  const axes: Axis[] = []
  for (const name of record) axes.push({ name, of: 'record', values: valuesOf(model, type, type.fields, name) })
  for (const name of row)
    axes.push({ name, of: 'row', values: valuesOf(model, type, subform?.rows?.fields ?? [], name) })
  const options = own(model.lookups, String(field.settings['lookup']))?.options.filter(({ retired }) => !retired) ?? []
  const left = new Map(options.map((option) => [option.id, option]))
  const tries = axes.reduce((product, { values }) => product * values.length, Math.max(1, options.length))
  if (axes.some(({ values }) => values.length === 0) || tries > mostTries) return none
  for (const scope of combinations(model, type, subform, axes)) {
    for (const option of left.values()) if (mayHold(logic, scopeOfOption(scope, option))) left.delete(option.id)
    if (left.size === 0) break
  }
  return new Set(left.keys())
}

interface Axis {
  readonly name: string
  readonly of: 'record' | 'row'
  readonly values: readonly unknown[]
}

/** Every answer that a field may have, blank among them; none where they cannot be counted. */
function valuesOf(model: Model, type: RecordType, fields: readonly Field[], name: string): readonly unknown[] {
  const field = fields.find(({ id }) => id === name)
  if (!field && Object.hasOwn(coreFacts, name) && name === 'status') return optionIds(model, type.statusLookup)
  const kind = field && kindOf(field)
  if (!field || !kind) return []
  if (kind === 'boolean') return [true, false, undefined]
  if (kind !== 'option') return []
  const ids = optionIds(model, String(field.settings['lookup']))
  if (ids.length === 0) return []
  return [undefined, ...(fieldTypeOf(field).many ? [...ids.map((id) => [id]), ids] : ids)]
}

const optionIds = (model: Model, lookup: string) => own(model.lookups, lookup)?.options.map(({ id }) => id) ?? []

function* combinations(
  model: Model,
  type: RecordType,
  subform: Field | undefined,
  axes: readonly Axis[],
): Generator<Scope> {
  const total = axes.reduce((product, { values }) => product * values.length, 1)
  for (let number = 0; number < total; number++) {
    const answers: { readonly record: Record<string, unknown>; readonly row: Record<string, unknown> } = {
      record: {},
      row: {},
    }
    let rest = number
    for (const { name, of, values } of axes) {
      const value = values[rest % values.length]
      if (value !== undefined) answers[of][name] = value
      rest = Math.floor(rest / values.length)
    }
    const scope = scopeOfRecord({ model, type, answers: answers.record, core: answers.record, today: '2000-01-01' })
    yield subform ? scopeOfRow(scope, subform, answers.row) : scope
  }
}

interface Comparison {
  readonly pointer: string
  readonly field: Field
  readonly option: string
}

/** Where a field's answer stands beside a text in the same operator. */
function* comparisons(logic: Logic, type: RecordType, subform: Field | undefined, pointer = ''): Generator<Comparison> {
  if (isList(logic)) {
    for (const [index, part] of logic.entries()) yield* comparisons(part, type, subform, pointer + pointerTo(index))
  }
  const call = callIn(logic)
  if (!call) return
  const fields = call.operands.flatMap((operand) => fieldRead(operand, type, subform))
  for (const [index, operand] of call.operands.entries()) {
    const here = pointer + (call.pointers[index] ?? '')
    for (const field of fields) {
      if (typeof operand === 'string') yield { pointer: here, field, option: operand }
      if (!isList(operand)) continue
      for (const [at, part] of operand.entries()) {
        if (typeof part === 'string') yield { pointer: here + pointerTo(at), field, option: part }
      }
    }
    yield* comparisons(operand, type, subform, here)
  }
}

function fieldRead(logic: Logic, type: RecordType, subform: Field | undefined): readonly Field[] {
  const call = callIn(logic)
  const [written] = call?.operands ?? []
  if (!call || typeof written !== 'string' || !operators.get(call.name)?.named) return []
  const { at, name } = placeOfName(written)
  const fields = at === 'here' && subform ? (subform.rows?.fields ?? []) : type.fields
  return at === 'option' ? [] : fields.filter(({ id }) => id === name)
}
