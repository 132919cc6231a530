import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import type { Item } from '../item.ts'
import { allOf, NotConvertible } from '../logic.ts'
import { inWords, type Texts } from '../texts.ts'
import { tickedRule } from '../ticked.ts'
import { readsTheDay } from './calculations.ts'
import type { Choices } from './choices.ts'
import { defaultAt } from './default-at.ts'
import { bookedAt, conditionAt, relevantWhen } from './expressions-at.ts'
import type { Importing } from './importing.ts'
import { textsIn } from './languages.ts'
import type { Layout, Question } from './layout.ts'
import { plainColumn } from './sheets.ts'
import { type Find, valueIn } from './xpath/logic-of.ts'
import { asText } from './xpath/value.ts'

const NOT_ALLOWED = {
  en: 'This answer is not allowed.',
  ar: 'هذه الإجابة غير مسموح بها.',
  fr: 'Cette réponse n’est pas autorisée.',
  es: 'Esta respuesta no está permitida.',
}

const YES = /^(yes|true|true\(\)|1)$/i
const NO = /^(no|false|false\(\)|0)$/i

/** What the writing of questions works with. */
export interface Writing {
  readonly importing: Importing
  readonly layout: Layout
  readonly choices: Choices
  /** A condition of the form that its questions have instead. */
  readonly formCondition?: Logic | undefined
}

/** A question as a field; every cell of its row gets its fate. */
export function questionJson(question: Question, writing: Writing): Readonly<Record<string, unknown>> {
  const { importing, layout } = writing
  const { node, id, path, kind } = question
  const { row } = node
  const { texts, ledger } = importing
  if (row.get('name').text === id) row.get('name').carried(`${path}/id`)
  else row.get('name').converted(`${path}/id`, 'see the ids that were changed')
  row
    .get('type')
    .converted(
      `${path}/type`,
      [`\`${row.get('type').text}\` is \`${kind.type}\``, ...(kind.note ? [kind.note] : [])].join('; '),
    )
  if (kind.note)
    ledger.find({
      kind: 'meaning',
      at: row.get('type').at,
      found: `\`${row.get('type').text}\` of \`${node.name}\``,
      instead: kind.note,
    })
  const insert = (text: string) => withNames(text, layout)
  const label = textsIn(row, 'label', `${path}/label`, texts, insert) ?? texts.whole({ en: inWords(id) })
  const [help, guidance] = [
    textsIn(row, 'hint', `${path}/help`, texts, insert),
    textsIn(row, 'guidance_hint', `${path}/guidance`, texts, insert),
  ]
  const written = (text: Texts | undefined) => text && texts.written(text)
  const json: Record<string, unknown> = {
    id,
    type: kind.type,
    label: texts.written(label),
    help: written(help),
    guidance: written(guidance),
    ...kind.settings,
    ...visibility(question, writing),
  }
  if (kind.type !== 'heading' && kind.type !== 'note') Object.assign(json, answering(question, writing))
  settleAppearance(question)
  for (const [column, cell] of row.cells()) if (!cell.isTouched) cell.leftOut(reasonFor(column))
  ledger.thing({
    kind: node.kind === 'group' ? 'group' : 'question',
    at: row.get('type').at,
    name: node.name,
    fate: node.kind === 'group' ? 'converted' : 'carried',
    to: path,
  })
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined))
}

/** In the form irrelevant answers are thrown away: so are hidden ones here. */
function visibility(
  question: Question,
  { importing, layout, formCondition }: Writing,
): Readonly<Record<string, unknown>> {
  const { path, kind, id, repeat } = question
  const own = relevantWhen(question.relevance, `${path}/visible`, layout.find({ self: question, repeat }), importing)
  const at = repeat ? 'row' : 'record'
  const reads = (logic: Logic | undefined) => namesRead(logic, at)[at].has(id)
  if (reads(own)) {
    importing.ledger.find({
      kind: 'invalid',
      at: question.node.row.get('type').at,
      found: `\`${question.node.name}\` hides by its own answer`,
      instead: 'nothing: nobody could answer it',
    })
    return {}
  }
  const parts = [
    ...(formCondition === undefined || repeat || reads(formCondition) ? [] : [formCondition]),
    ...(own === undefined ? [] : [own]),
  ]
  if (parts.length === 0) return {}
  return {
    visible: allOf(parts),
    ...(kind.value.kind !== 'other' || !['heading', 'note'].includes(kind.type) ? { whenHidden: 'clear' } : {}),
  }
}

function answering(question: Question, { importing, layout, choices }: Writing): Readonly<Record<string, unknown>> {
  const { node, id, path, kind, repeat } = question
  const { row } = node
  const { texts, ledger } = importing
  const find = layout.find({ self: question, repeat })
  const json: Record<string, unknown> = {}
  const calculation = calculationOf(question, layout, importing)
  if (kind.type === 'calculated' && calculation === undefined)
    Object.assign(json, { type: 'text', result: undefined, decimals: undefined, lookup: undefined, readOnly: true })
  const rules: object[] = []
  if (calculation !== undefined) {
    json['calculation'] = calculation
    for (const name of ['required', 'read_only', 'readonly', 'default'])
      row.get(name).restLeftOut('the answer is worked out')
  } else {
    const required = flagOrCondition(row.get('required'), `${path}/required`, find, importing)
    const isTickBox = kind.type === 'yes-no' && required === true
    if (required !== undefined) json['required'] = required
    if (isTickBox) {
      rules.push(tickedRule(id, texts))
      ledger.add(`${path}/rules/ticked`, 'a required acknowledgement has to be ticked in the form')
    }
    const readOnly = flagOrCondition(row.get('read_only', 'readonly'), `${path}/readOnly`, find, importing)
    if (readOnly !== undefined) json['readOnly'] = readOnly
    const begins = defaultAt(question, find, importing)
    if (begins !== undefined) json['default'] = begins
  }
  const constraint = conditionAt(row.get('constraint'), `${path}/rules/constraint`, find, importing)
  const message = textsIn(row, 'constraint_message', `${path}/rules/constraint/message`, texts)
  if (constraint !== undefined && typeof constraint !== 'boolean') {
    rules.push({
      id: 'constraint',
      when: { not: { is_blank: { var: id } } },
      holds: constraint,
      message: texts.written(message ?? texts.own(NOT_ALLOWED)),
    })
  }
  if (rules.length > 0) json['rules'] = rules
  const filter = row.get('choice_filter')
  if (kind.value.kind === 'option' && filter.isSaid) {
    const made = bookedAt(filter, `${path}/optionFilter`, importing, (text, remark) =>
      choices.filter(text, node.list, find, remark),
    )
    if (made !== undefined && made !== true) json['optionFilter'] = made
  }
  return json
}

function calculationOf(question: Question, layout: Layout, importing: Importing): Logic | undefined {
  const { node, path, kind, repeat } = question
  const cell = node.row.get('calculation')
  if (!cell.isSaid) return undefined
  if (kind.type === 'age') {
    cell.converted(`${path}/birthDate`, 'an age, which follows the day')
    return undefined
  }
  return bookedAt(cell, `${path}/calculation`, importing, (text, remark) => {
    const value = valueIn(text, layout.find({ self: question, repeat }), remark)
    if (readsTheDay(value, question, layout))
      throw new NotConvertible('what is stored may not depend on the current day, or it would be wrong tomorrow')
    if (value.each || value.rows || value.many) throw new NotConvertible('the expression gives several values')
    if (namesRead(value.logic, repeat ? 'row' : 'record')[repeat ? 'row' : 'record'].has(question.id)) {
      throw new NotConvertible('the question would be worked out of its own answer')
    }
    if (kind.type === 'calculated' && kind.settings['result'] === undefined) {
      throw new NotConvertible(`what it gives is no kind of value that is kept: ${value.kind}`)
    }
    const wanted = kind.value.kind
    if (wanted === value.kind) return value.logic
    if (wanted === 'text') return { cat: asText(value) }
    throw new NotConvertible(`the expression gives a ${value.kind}, and the question holds a ${wanted}`)
  })
}

function flagOrCondition(cell: Item, to: string, find: Find, importing: Importing): true | Logic | undefined {
  if (!cell.isSaid) return undefined
  if (NO.test(cell.text)) {
    cell.isDefault()
    return undefined
  }
  if (YES.test(cell.text)) {
    cell.converted(to, 'always')
    return true
  }
  const made = conditionAt(cell, to, find, importing)
  return made === false ? undefined : made
}

/** Answers cannot stand inside a text: the name of the question stands in their place. */
function withNames(text: string, layout: Layout): string | undefined {
  if (!text.includes('${')) return undefined
  return text.replace(/\$\{\s*([^}\s]+)\s*\}/g, (_, name: string) => {
    const question = layout.all.find((one) => one.node.name === name)
    const [, label] = question?.node.row.inLanguages('label')[0] ?? []
    return `[${label?.text || inWords(name)}]`
  })
}

function settleAppearance({ node, path, kind }: Question): void {
  const appearance = node.row.get('appearance')
  if (kind.settings['long'] === true || kind.type === 'signature')
    appearance.converted(`${path}/type`, 'part of the field type')
  const parameters = node.row.get('parameters')
  if (node.type === 'range' && parameters.isSaid) parameters.converted(path, 'the bounds of the number')
  const filter = node.row.get('choice_filter')
  if (!filter.isTouched) filter.restLeftOut('the question has no choices')
}

const REASONS: Readonly<Record<string, string>> = {
  appearance: 'the screens decide how a question looks',
  parameters: 'the field type has no such setting',
  required_message: 'what is missing is said in the words of the application',
  repeat_count: 'people add the rows themselves',
  constraint: 'the field holds no answer',
  required: 'the field holds no answer',
  read_only: 'the field holds no answer',
  readonly: 'the field holds no answer',
  default: 'the field holds no answer',
  calculation: 'the field holds no answer',
  constraint_message: 'there is no rule to go with it',
  trigger: 'values follow what they read at every change',
}

const reasonFor = (column: string): string => {
  const plain = plainColumn(column).split(/::?/)[0] ?? ''
  if (/^(media|image|audio|video|big-image)/.test(plain)) return 'questions have no pictures or sounds of their own'
  return REASONS[plain] ?? `the column \`${column}\` has no counterpart`
}
