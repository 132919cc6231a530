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
import { didYouMean, oneOf, quoted } from '../words.ts'
import type { Check, Checked } from './check.ts'
import { eachLogic, type LogicHere } from './each-logic.ts'

/** More combinations of answers than this are not tried. */
const mostTries = 20_000

/** Options that no answer ever lets through their filter, and conditions that wait for one of them. */
export const checkOptions: Check = (checked) => {
  const { model, report } = checked
  const all = eachLogic(checked)
  const never = new Map<Field, ReadonlySet<string>>()
  for (const here of all) {
    if (here.as !== 'optionFilter' || !here.field) continue
    checkTags(here, here.field, checked)
    const unreachable = unreachableOptions(model, here, here.field)
    if (unreachable.size === 0) continue
    never.set(here.field, unreachable)
    report('option.unreachable', here.place, {
      found: `a filter that never offers ${oneOf(unreachable)}`,
      expected: `every option of \`${String(here.field.settings['lookup'])}\` offered at some time, or retired`,
    })
  }
  for (const [field, options] of never) {
    for (const { logic, type, subform, place } of all) {
      const isField = ({ at, name }: ReturnType<typeof placeOfName>) =>
        name === field.id && (at === 'here' && subform ? (subform.rows?.fields ?? []) : type.fields).includes(field)
      for (const { pointer, word } of wordsBeside(logic, isField)) {
        if (!options.has(word)) continue
        report(
          'option.filtered',
          { file: place.file, pointer: place.pointer + pointer },
          {
            found: `${quoted(word)}, which ${quoted(field.id)} never offers`,
            expected: 'an option that can be chosen',
          },
        )
      }
    }
  }
}

/** Tags that the filter names and no option has. */
function checkTags({ logic, place }: LogicHere, field: Field, { model, report }: Checked): void {
  const options = own(model.lookups, String(field.settings['lookup']))?.options
  if (!options) return
  const tags = new Set(options.flatMap((option) => option.tags ?? []))
  for (const { pointer, word } of wordsBeside(logic, (name) => name.at === 'option' && name.name === 'tags')) {
    if (tags.has(word)) continue
    report(
      'option.tag_unknown',
      { file: place.file, pointer: place.pointer + pointer },
      {
        found: `${quoted(word)}, a tag that no option has`,
        expected: oneOf(tags),
        suggestion: didYouMean(word, tags),
      },
    )
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

/** Texts, and members of written lists, that stand beside a name in the same operator. */
function* wordsBeside(
  logic: Logic,
  isMeant: (name: ReturnType<typeof placeOfName>) => boolean,
  pointer = '',
): Generator<{ readonly pointer: string; readonly word: string }> {
  const call = callIn(logic)
  const parts = isList(logic) ? logic : (call?.operands ?? [])
  const pointers = parts.map((_, index) => pointer + (call ? (call.pointers[index] ?? '') : pointerTo(index)))
  const isBeside = call?.operands.some((operand) => {
    const name = nameIn(operand)
    return name !== undefined && isMeant(name)
  })
  for (const [index, part] of parts.entries()) {
    const here = pointers[index] ?? pointer
    if (isBeside && typeof part === 'string') yield { pointer: here, word: part }
    if (isBeside && isList(part)) {
      for (const [at, word] of part.entries())
        if (typeof word === 'string') yield { pointer: here + pointerTo(at), word }
    }
    yield* wordsBeside(part, isMeant, here)
  }
}

function nameIn(logic: Logic): ReturnType<typeof placeOfName> | undefined {
  const call = callIn(logic)
  const [written] = call?.operands ?? []
  return call && typeof written === 'string' && operators.get(call.name)?.named ? placeOfName(written) : undefined
}
