/** Expressions in plain English, for those who write configurations: what a condition asks, without a bracket of JSON. */
import { own } from '../engine/lib/own.ts'
import type { Logic } from '../engine/logic/logic.ts'
import { placeOfName } from '../engine/logic/scope.ts'
import { callIn, isList } from '../engine/logic/shape.ts'
import type { Field, Model, RecordType } from '../engine/model.ts'
import { optionOf } from '../engine/options/option-set.ts'

export interface SpokenIn {
  readonly model: Model
  readonly type: RecordType
  /** The field in whose rows the expression stands. */
  readonly subform?: Field | undefined
  /** The field whose options are filtered. */
  readonly optionsOf?: Field | undefined
}

export const inWords = (logic: Logic, spokenIn: SpokenIn): string => said(logic, spokenIn)

type Wording = (operands: readonly Logic[], spokenIn: SpokenIn) => string

const callOf = (logic: Logic | undefined) => callIn(logic ?? null)

const said = (logic: Logic | undefined, spokenIn: SpokenIn, beside?: Logic): string => {
  if (logic !== undefined && isList(logic)) return logic.map((member) => said(member, spokenIn, beside)).join(', ')
  const call = callOf(logic)
  if (!call) return literal(logic, beside, spokenIn)
  return own(wordings, call.name)?.(call.operands, spokenIn) ?? JSON.stringify(logic)
}

/** In brackets where it would otherwise run into what is around it. */
const inside = (logic: Logic | undefined, spokenIn: SpokenIn): string => {
  const name = callOf(logic)?.name ?? ''
  const words = said(logic, spokenIn)
  return ['and', 'or', 'if', '+', '-', '*', '/', '%'].includes(name) ? `(${words})` : words
}

/** A literal beside a field is one of its answers: an option goes by its label. */
function literal(value: unknown, beside: Logic | undefined, spokenIn: SpokenIn): string {
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (value === null || value === undefined) return 'nothing'
  if (typeof value !== 'string') return String(value)
  const field = fieldNamed(nameIn(beside), spokenIn)
  const lookup = nameIn(beside) === 'status' && !field ? spokenIn.type.statusLookup : field?.settings['lookup']
  const option = optionOf(spokenIn.model, lookup, value)
  const isOptionId = nameIn(beside) === 'option.id'
  const offered = isOptionId ? optionOf(spokenIn.model, spokenIn.optionsOf?.settings['lookup'], value) : undefined
  const label = (option ?? offered)?.label[spokenIn.model.instance.defaultLocale]
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : `“${label ?? value}”`
}

const nameIn = (logic: Logic | undefined): string | undefined => {
  const call = callOf(logic)
  return call?.name === 'var' && typeof call.operands[0] === 'string' ? call.operands[0] : undefined
}

function fieldNamed(written: string | undefined, { type, subform }: SpokenIn): Field | undefined {
  if (written === undefined) return undefined
  const { at, name } = placeOfName(written)
  if (at === 'option') return undefined
  const fields = at === 'here' && subform ? (subform.rows?.fields ?? []) : type.fields
  return fields.find(({ id }) => id === name)
}

/** The label of a field, or of a core fact its name. */
function spoken(written: string, spokenIn: SpokenIn): string {
  if (written === 'option.id') return 'the option'
  if (written === 'option.tags') return 'the tags of the option'
  const label = fieldNamed(written, spokenIn)?.label[spokenIn.model.instance.defaultLocale]
  const { at, name } = placeOfName(written)
  const ofRecord = at === 'record' && spokenIn.subform ? ' of the record' : ''
  return `${label === undefined ? name.replaceAll('_', ' ') : `“${label}”`}${ofRecord}`
}

const compared =
  (words: string, between?: string): Wording =>
  ([one, other, third], spokenIn) =>
    third === undefined
      ? `${inside(one, spokenIn)} ${words} ${valueBeside(other, one, spokenIn)}`
      : `${inside(other, spokenIn)} lies between ${said(one, spokenIn)} and ${said(third, spokenIn)}${between ?? ''}`

const valueBeside = (value: Logic | undefined, beside: Logic | undefined, spokenIn: SpokenIn): string =>
  callOf(value) ? inside(value, spokenIn) : said(value, spokenIn, beside)

const joined =
  (word: string): Wording =>
  (operands, spokenIn) =>
    operands.map((operand) => inside(operand, spokenIn)).join(` ${word} `)

/** Of several things: `a, b or c`. */
const anyOf = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

const among =
  (isAmong: boolean): Wording =>
  ([value, list], spokenIn) => {
    if (list !== undefined && isList(list)) {
      const words = anyOf(list.map((member) => valueBeside(member, value, spokenIn)))
      return `${inside(value, spokenIn)} is ${isAmong ? '' : list.length > 1 ? 'none of ' : 'not '}${words}`
    }
    return `${valueBeside(value, list, spokenIn)} is ${isAmong ? '' : 'not '}among ${inside(list, spokenIn)}`
  }

/** The opposite of what people say most, without a “not” before brackets. */
const opposites: Readonly<Record<string, Wording>> = {
  is_blank: ([value], spokenIn) => `${inside(value, spokenIn)} is answered`,
  in: among(false),
  '==': compared('is not'),
}

const opposite: Wording = ([operand], spokenIn) => {
  const call = callOf(operand)
  const known = call && own(opposites, call.name)
  return call && known ? known(call.operands, spokenIn) : `it is not so that ${inside(operand, spokenIn)}`
}

/** The rows that an operator goes over, and what is said of one of them. */
function overRows([rows, body]: readonly Logic[], spokenIn: SpokenIn) {
  const subform = fieldNamed(rowsNamed(rows), { ...spokenIn, subform: undefined })
  return { rows: inside(rows, spokenIn), body: said(body, { ...spokenIn, subform: subform ?? spokenIn.subform }) }
}

const rowsNamed = (rows: Logic | undefined): string | undefined => {
  const call = callOf(rows)
  return call?.name === 'filter' ? rowsNamed(call.operands[0]) : nameIn(rows)
}

const ofRows =
  (words: (rows: string, body: string) => string): Wording =>
  (operands, spokenIn) => {
    const { rows, body } = overRows(operands, spokenIn)
    return words(rows, body)
  }

const calledWith =
  (words: string): Wording =>
  (operands, spokenIn) =>
    `${words} ${operands.map((operand) => inside(operand, spokenIn)).join(' and ')}`

const wordings: Readonly<Record<string, Wording>> = {
  var: ([name], spokenIn) => spoken(String(name), spokenIn),
  and: joined('and'),
  or: joined('or'),
  '!': opposite,
  not: opposite,
  if(operands, spokenIn) {
    const parts: string[] = []
    for (let index = 0; index + 1 < operands.length; index += 2) {
      parts.push(`if ${said(operands[index], spokenIn)}: ${said(operands[index + 1], spokenIn)}`)
    }
    if (operands.length % 2 === 1) parts.push(`otherwise: ${said(operands.at(-1), spokenIn)}`)
    return parts.join('; ')
  },
  is_blank: ([value], spokenIn) => `${inside(value, spokenIn)} is blank`,
  '==': compared('is'),
  '!=': compared('is known and is not'),
  '<': compared('is below', ', bounds left out'),
  '<=': compared('is at most'),
  '>': compared('is above'),
  '>=': compared('is at least'),
  in: among(true),
  '+': joined('plus'),
  '-': (operands, spokenIn) =>
    operands.length === 1 ? `minus ${inside(operands[0], spokenIn)}` : joined('minus')(operands, spokenIn),
  '*': joined('times'),
  '/': joined('divided by'),
  '%': joined('modulo'),
  floor: ([value], spokenIn) => `${inside(value, spokenIn)} rounded down`,
  round: ([value, decimals], spokenIn) =>
    `${inside(value, spokenIn)} rounded${decimals === undefined ? '' : ` to ${said(decimals, spokenIn)} decimals`}`,
  min: calledWith('the smallest of'),
  max: calledWith('the largest of'),
  sum: calledWith('the sum of'),
  some: ofRows((rows, body) => `in some row of ${rows}, ${body}`),
  all: ofRows((rows, body) => `in every row of ${rows}, ${body}`),
  none: ofRows((rows, body) => `in no row of ${rows}, ${body}`),
  filter: ofRows((rows, body) => `the rows of ${rows} in which ${body}`),
  map: ofRows((rows, body) => `${body} in each row of ${rows}`),
  count: ([rows], spokenIn) =>
    `the number of ${callOf(rows)?.name === 'filter' ? '' : 'entries in '}${said(rows, spokenIn)}`,
  at_min: ([values, keys], spokenIn) => `${said(values, spokenIn)}, where ${said(keys, spokenIn)} is smallest`,
  at_max: ([values, keys], spokenIn) => `${said(values, spokenIn)}, where ${said(keys, spokenIn)} is largest`,
  today: () => 'today',
  days_between: ([from, to], spokenIn) => `the days from ${inside(from, spokenIn)} to ${inside(to, spokenIn)}`,
  years_between: ([from, to], spokenIn) => `the full years from ${inside(from, spokenIn)} to ${inside(to, spokenIn)}`,
  add_days: ([day, days], spokenIn) => `${inside(days, spokenIn)} days after ${inside(day, spokenIn)}`,
  add_years: ([day, years], spokenIn) => `${inside(years, spokenIn)} years after ${inside(day, spokenIn)}`,
  add_hours: ([instant, hours], spokenIn) => `${inside(hours, spokenIn)} hours after ${inside(instant, spokenIn)}`,
  changed: ([name], spokenIn) => `this write changes ${spoken(String(name), spokenIn)}`,
  was: ([name], spokenIn) => `${spoken(String(name), spokenIn)} before this write`,
  rows_added: ([name], spokenIn) => `the rows of ${spoken(String(name), spokenIn)} that this write adds`,
  asked: ([name]) => `the answer to “${String(name)}” in the dialog`,
  actor: ([name]) => `the ${String(name).replaceAll('_', ' ')} of who does it`,
  transition: ([name]) => `the ${String(name).replaceAll('_', ' ')} of the transition`,
  is_owner: () => 'who does it owns the record',
  now: () => 'now',
  version: () => 'the version of the record',
  cat: (operands, spokenIn) =>
    operands
      .filter((operand) => typeof operand !== 'string' || operand.trim() !== '')
      .map((operand) => inside(operand, spokenIn))
      .join(' followed by '),
  length: ([text], spokenIn) => `the number of characters of ${inside(text, spokenIn)}`,
  matches: ([text, pattern], spokenIn) => `${inside(text, spokenIn)} is written like ${String(pattern)}`,
}

/** Operators that can be said; the tests hold it against the language. */
export const spokenOperators: ReadonlySet<string> = new Set(Object.keys(wordings))
