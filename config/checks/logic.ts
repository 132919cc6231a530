import { kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { evaluate } from '../../engine/logic/evaluate.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { namesRead, usesNow } from '../../engine/logic/names.ts'
import { operators } from '../../engine/logic/operators/index.ts'
import { placeOfName, scopeOfRecord } from '../../engine/logic/scope.ts'
import { type LogicIssue, shapeIssues } from '../../engine/logic/shape.ts'
import { issuesOfLogic } from '../../engine/logic/typing.ts'
import type { Field } from '../../engine/model.ts'
import type { IssueCode } from '../issue-codes.ts'
import type { Finding } from '../report.ts'
import { meant, type Names, oneOf, quoted } from '../words.ts'
import type { Check, Checked } from './check.ts'
import { eachLogic, type LogicHere } from './each-logic.ts'
import { neverTogether } from './never.ts'

/** Expressions: their shape and types, what they read, and whether they can come out differently at all. */
export const checkLogic: Check = (checked) => {
  for (const here of eachLogic(checked)) {
    checkTypes(here, checked)
    checkClock(here, checked)
    checkConstant(here, checked)
    checkNever(here, checked)
  }
}

function checkTypes(here: LogicHere, { model, declared, report }: Checked): void {
  const { logic, type, subform, field, as, gives, orGives, place, during, asks } = here
  const optionsOf = as === 'optionFilter' ? field : undefined
  const around = { model, type, subform, optionsOf, during, asks }
  const issues = issuesOfLogic(logic, around, gives)
  if (orGives && issues.length > 0 && issuesOfLogic(logic, around, orGives).length === 0) return
  for (const issue of issues) {
    const { at, name } = placeOfName(String(issue.params['found']))
    // A field that its own file describes badly is reported there.
    const isElsewhere = declared.fields(type.id).has(name) && !type.fields.some(({ id }) => id === name)
    if (issue.code === 'logic.name_unknown' && isElsewhere && (!subform || at === 'record')) continue
    const { code, ...finding } = inWords(issue, declared.fields(type.id), gives.kind === 'boolean')
    report(code, { file: place.file, pointer: place.pointer + issue.pointer }, finding)
  }
}

const sentences: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => Finding>> = {
  'logic.operator_unknown': ({ found }) => ({ found: quoted(String(found)), expected: oneOf(operators.keys(), 40) }),
  'logic.operands': ({ found, expected }) => ({ found: `${found} operands`, expected: String(expected) }),
  'logic.shape': ({ found }) => ({
    found: found === '' ? 'an empty object' : `an object with ${quoted(String(found))}`,
    expected: 'an object with one operator, such as `{ "==": [{ "var": "field" }, "value"] }`',
  }),
  'logic.name_not_written': () => ({ found: 'a name that is worked out', expected: 'the name of a field written out' }),
  'logic.not_rows': () => ({ found: 'no rows', expected: 'the name of a field with rows, as `{ "var": "field" }`' }),
  'logic.too_deep': ({ expected }) => ({
    found: 'a deeper one',
    expected: `at most ${expected} operators inside each other`,
  }),
  'logic.too_large': ({ expected }) => ({
    found: 'a larger one',
    expected: `at most ${expected} operators and values`,
  }),
  'logic.name_unknown': ({ found }) => ({
    found: quoted(String(found)),
    expected: 'a field of this record type or row, or a core fact',
  }),
  'logic.option_unknown': ({ found, expected }) => ({ found: quoted(String(found)), expected: `an ${expected}` }),
  'logic.out_of_place': ({ found }) => ({
    found: quoted(String(found)),
    expected: 'an operator that can be answered here, where nobody is writing',
  }),
  'logic.type': ({ found, expected }) => ({
    found: String(found),
    expected: typeWords[String(expected)] ?? String(expected),
  }),
}

const typeWords: Readonly<Record<string, string>> = {
  boolean: '`true` or `false`, or a condition',
  number: 'a number, without quotes',
  date: 'a day, as `"2024-01-31"`',
}

/** What other languages and sheets call an operator. */
const calledElsewhere: Readonly<Record<string, string>> = {
  '=': '==',
  '===': '==',
  '<>': '!=',
  '!==': '!=',
  '&&': 'and',
  '||': 'or',
  contains: 'in',
  is_empty: 'is_blank',
}

const literalIn = (word: unknown): string | undefined => /^"(.*)"$/.exec(String(word))?.[1]

/** The likely fix of an expression whose types do not fit. */
function fixOfTypes({ pointer, params }: LogicIssue, names: Names, isCondition: boolean): string | undefined {
  const { found, expected } = params
  const name = [found, expected].map(literalIn).find((word) => word !== undefined && names.has(word))
  if (name !== undefined) return meant(`{ "var": "${name}" }`)
  if (isCondition && pointer === '' && literalIn(found) !== undefined)
    return 'A condition is written as `{ "==": [{ "var": "field" }, "value"] }`.'
  if (literalIn(found) !== undefined && String(expected).startsWith('list of '))
    return `Of a field with several answers ask \`{ "in": [${found}, { "var": "field" }] }\`.`
  return undefined
}

function inWords(issue: LogicIssue, names: Names, isCondition: boolean): Finding & { readonly code: IssueCode } {
  const { code, params } = issue
  const suggestion =
    (code === 'logic.operator_unknown' && own(calledElsewhere, String(params['found']))) || params['suggestion']
  const fix = code === 'logic.type' ? fixOfTypes(issue, names, isCondition) : undefined
  return {
    code: code as IssueCode,
    ...(sentences[code]?.(params) ?? { found: JSON.stringify(params), expected: 'an expression that can be answered' }),
    ...(typeof suggestion === 'string' && {
      suggestion: meant(suggestion, code === 'logic.name_unknown' ? names : undefined),
    }),
    ...(fix !== undefined && { suggestion: fix }),
  }
}

/** What is stored may not depend on the day. */
function checkClock({ logic, as, stored, type, subform, place }: LogicHere, { report }: Checked): void {
  if (!stored) return
  const kind = (fields: readonly Field[] | undefined, id: string) => {
    const found = fields?.find((field) => field.id === id)
    return found && kindOf(found)
  }
  const kindOfName = (name: string, of: 'record' | 'row' | 'inRows') => {
    if (of === 'row') return kind(subform?.rows?.fields, name)
    const [first = '', second = ''] = name.split('.')
    return of === 'record'
      ? kind(type.fields, name)
      : kind(type.fields.find(({ id }) => id === first)?.rows?.fields, second)
  }
  if (!usesNow(logic, kindOfName, subform ? 'row' : 'record')) return
  report('logic.reads_now', place, {
    found: namesRead(logic, subform ? 'row' : 'record').today ? '`today`' : 'an age, which changes with the day',
    expected: `${as === 'calculation' ? 'a calculation' : 'an expression'} out of answers only, such as the birth date`,
  })
}

/** A condition that reads nothing. `visible: false` on a required field is worse and reported elsewhere. */
function checkConstant({ logic, as, isValue, type, place, field }: LogicHere, { model, report }: Checked): void {
  if (isValue || typeof logic === 'string') return
  const value = constantOf(logic, { model, type })
  if (value === undefined || (as === 'visible' && value === false && field?.required !== undefined)) return
  report('logic.constant', place, {
    found: `a condition that is always ${value}`,
    expected: 'a condition that reads an answer',
  })
}

/** A condition that asks of one answer what cannot be at the same time. */
function checkNever({ logic, isValue, place }: LogicHere, { report }: Checked): void {
  const name = isValue ? undefined : neverTogether(logic)
  if (name === undefined) return
  report('logic.never', place, {
    found: `a condition that asks of ${quoted(name)} what cannot be at the same time`,
    expected: 'a condition that can hold: `or` or `in` where one of several will do',
  })
}

/** What a condition always comes to; undefined where it depends on something or is no expression. */
export function constantOf(
  logic: Logic,
  { model, type }: Pick<LogicHere, 'type'> & Pick<Checked, 'model'>,
): boolean | undefined {
  if (typeof logic === 'boolean') return logic
  if (shapeIssues(logic).length > 0) return undefined
  const { record, inRows, option, today, during } = namesRead(logic)
  if (record.size + inRows.size + option.size + during.size > 0 || today) return undefined
  try {
    return evaluate(logic, scopeOfRecord({ model, type, answers: {}, today: '2000-01-01' })) === true
  } catch {
    return undefined
  }
}
