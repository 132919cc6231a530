/** Expressions as sentences: what a condition asks, in the reader's language, without a bracket of JSON. The words are the catalogues'. */
import { own } from '../lib/own.ts'
import { textIn } from '../lib/text-in.ts'
import type { Field, Model, RecordType } from '../model.ts'
import { optionOf } from '../options/option-set.ts'
import type { Logic } from './logic.ts'
import { placeOfName } from './scope.ts'
import { callIn, isList } from './shape.ts'

export interface SpokenIn {
  readonly model: Pick<Model, 'lookups' | 'instance'>
  readonly type: RecordType
  /** The field in whose rows the expression stands. */
  readonly subform?: Field | undefined
  /** The field whose options are filtered. */
  readonly optionsOf?: Field | undefined
}

/** The words of one language. */
export interface RuleWords {
  readonly locale: string
  /** The text under a key, with `{slots}`. */
  say(key: string): string | undefined
  /** What a fact of the platform is called. Default: its name. */
  nameOfFact?(name: string): string | undefined
}

/** A piece of a sentence: screens mark what is a field and what a value. */
export interface RuleToken {
  readonly kind: 'words' | 'field' | 'value'
  readonly text: string
  /** Of a field: its name as it is written. */
  readonly name?: string
}

type Tokens = readonly RuleToken[]

interface Speaking extends SpokenIn, RuleWords {}
type Wording = (operands: readonly Logic[], speaking: Speaking) => Tokens

export const ruleSentence = (logic: Logic, spokenIn: SpokenIn, words: RuleWords): Tokens =>
  joinedTokens(said(logic, { ...spokenIn, ...words }))

export const sentenceText = (tokens: Tokens): string => tokens.map(({ text }) => text).join('')

const plain = (text: string): Tokens => (text === '' ? [] : [{ kind: 'words', text }])

/** Fills the text under a key; what has no text is said by the key itself. */
function filled({ say }: RuleWords, key: string, slots: Readonly<Record<string, Tokens>> = {}): Tokens {
  const text =
    say(`rules.${key}`) ??
    `${key} ${Object.keys(slots)
      .map((name) => `{${name}}`)
      .join(' ')}`.trim()
  return text
    .split(/(\{\w+\})/)
    .flatMap((part) => (part.startsWith('{') ? own(slots, part.slice(1, -1)) : undefined) ?? plain(part))
}

function joinedTokens(tokens: Tokens): Tokens {
  const joined: RuleToken[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last?.kind === 'words' && token.kind === 'words')
      joined[joined.length - 1] = { ...last, text: last.text + token.text }
    else joined.push(token)
  }
  return joined
}

const callOf = (logic: Logic | undefined) => callIn(logic ?? null)

function said(logic: Logic | undefined, speaking: Speaking, beside?: Logic): Tokens {
  if (logic !== undefined && isList(logic))
    return listed(
      'list',
      logic.map((one) => said(one, speaking, beside)),
      speaking,
    )
  const call = callOf(logic)
  if (!call) return literal(logic, beside, speaking)
  return own(wordings, call.name)?.(call.operands, speaking) ?? [{ kind: 'value', text: JSON.stringify(logic) }]
}

/** Two by two: `{one} and {other}`. */
const listed = (key: string, parts: readonly Tokens[], words: RuleWords): Tokens =>
  parts.length === 0 ? [] : parts.reduce((one, other) => filled(words, key, { one, other }))

/** `a, b or c`. */
const eitherOf = (parts: readonly Tokens[], words: RuleWords): Tokens =>
  parts.length < 2
    ? parts.flat()
    : filled(words, 'either', { one: listed('list', parts.slice(0, -1), words), other: parts.at(-1) ?? [] })

const bracketed = ['and', 'or', 'if', '+', '-', '*', '/', '%']

/** In brackets where it would otherwise run into what is around it. */
function inside(logic: Logic | undefined, speaking: Speaking): Tokens {
  const what = said(logic, speaking)
  return bracketed.includes(callOf(logic)?.name ?? '') ? filled(speaking, 'brackets', { what }) : what
}

/** A literal beside a field is one of its answers: an option goes by its label. */
function literal(value: unknown, beside: Logic | undefined, speaking: Speaking): Tokens {
  const { locale, model, type, optionsOf } = speaking
  const marked = (tokens: Tokens): Tokens => [{ kind: 'value', text: sentenceText(tokens) }]
  if (value === true || value === false) return marked(filled(speaking, value ? 'yes' : 'no'))
  if (value === null || value === undefined) return filled(speaking, 'nothing')
  if (typeof value !== 'string') return marked(plain(String(value)))
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return marked(plain(value))
  const name = nameIn(beside)
  const field = fieldNamed(name, speaking)
  const ofOption = name === 'option.id' ? optionsOf?.settings['lookup'] : undefined
  const lookup = name === 'status' && !field ? type.statusLookup : (field?.settings['lookup'] ?? ofOption)
  const label = optionOf(model, lookup, value)?.label
  const text = label ? textIn(label, locale, model.instance.defaultLocale) : value
  return marked(filled(speaking, 'quoted', { text: plain(text) }))
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

/** The label of a field, or of a fact of the platform its name. */
function spoken(written: string, speaking: Speaking): Tokens {
  const marked = (text: string): Tokens => [{ kind: 'field', text, name: written }]
  if (written === 'option.id' || written === 'option.tags') {
    return marked(sentenceText(filled(speaking, written === 'option.id' ? 'the_option' : 'the_tags')))
  }
  const label = fieldNamed(written, speaking)?.label
  const { at, name } = placeOfName(written)
  const text = label
    ? sentenceText(
        filled(speaking, 'quoted', {
          text: plain(textIn(label, speaking.locale, speaking.model.instance.defaultLocale)),
        }),
      )
    : (speaking.nameOfFact?.(name) ?? name.replaceAll('_', ' '))
  return at === 'record' && speaking.subform ? filled(speaking, 'of_record', { name: marked(text) }) : marked(text)
}

const named = (name: Logic | undefined, speaking: Speaking): Tokens => spoken(String(name), speaking)

const valueBeside = (value: Logic | undefined, beside: Logic | undefined, speaking: Speaking): Tokens =>
  callOf(value) ? inside(value, speaking) : said(value, speaking, beside)

const compared =
  (key: string, between = 'between'): Wording =>
  ([one, other, third], speaking) =>
    third === undefined
      ? filled(speaking, key, { left: inside(one, speaking), right: valueBeside(other, one, speaking) })
      : filled(speaking, between, {
          ...{ left: inside(other, speaking), from: said(one, speaking, other), to: said(third, speaking, other) },
        })

const joined =
  (key: string): Wording =>
  (operands, speaking) =>
    listed(
      key,
      operands.map((operand) => inside(operand, speaking)),
      speaking,
    )

const among =
  (of: { readonly one: string; readonly several: string; readonly among: string }): Wording =>
  ([value, list], speaking) => {
    if (list !== undefined && isList(list)) {
      const right = eitherOf(
        list.map((member) => valueBeside(member, value, speaking)),
        speaking,
      )
      return filled(speaking, list.length > 1 ? of.several : of.one, { left: inside(value, speaking), right })
    }
    return filled(speaking, of.among, { left: valueBeside(value, list, speaking), right: inside(list, speaking) })
  }

/** The opposite of what people say most, without a “not” before brackets. */
const opposites: Readonly<Record<string, Wording>> = {
  is_blank: ([value], speaking) => filled(speaking, 'answered', { what: inside(value, speaking) }),
  in: among({ one: 'is_not', several: 'none_of', among: 'not_among' }),
  '==': compared('is_not'),
}

const opposite: Wording = ([operand], speaking) => {
  const call = callOf(operand)
  const known = call && own(opposites, call.name)
  return call && known
    ? known(call.operands, speaking)
    : filled(speaking, 'not_so', { what: inside(operand, speaking) })
}

const rowsNamed = (rows: Logic | undefined): string | undefined => {
  const call = callOf(rows)
  return call?.name === 'filter' ? rowsNamed(call.operands[0]) : nameIn(rows)
}

/** The rows that an operator goes over, and what is said of one of them. */
const ofRows =
  (key: string): Wording =>
  ([rows, body], speaking) => {
    const subform = fieldNamed(rowsNamed(rows), { ...speaking, subform: undefined }) ?? speaking.subform
    return filled(speaking, key, { rows: inside(rows, speaking), what: said(body, { ...speaking, subform }) })
  }

/** The text under a key about so many operands, called `one`, `other`, …. */
const about =
  (key: string): Wording =>
  (operands, speaking) => {
    const [one, other] = operands.map((operand) => inside(operand, speaking))
    return filled(speaking, key, { ...(one && { one }), ...(other && { other }) })
  }

const aboutAll =
  (key: string): Wording =>
  (operands, speaking) =>
    filled(speaking, key, { what: joined('and')(operands, speaking) })

const aboutName =
  (key: string): Wording =>
  ([name], speaking) =>
    filled(speaking, key, { name: named(name, speaking) })

const aboutFact =
  (key: string): Wording =>
  ([name], speaking) =>
    filled(speaking, key, { name: plain(String(name).replaceAll('_', ' ')) })

const wordings: Readonly<Record<string, Wording>> = {
  var: ([name], speaking) => named(name, speaking),
  and: joined('and'),
  or: joined('or'),
  '!': opposite,
  not: opposite,
  if(operands, speaking) {
    const parts: Tokens[] = []
    for (let index = 0; index + 1 < operands.length; index += 2) {
      const [when, then] = [said(operands[index], speaking), said(operands[index + 1], speaking)]
      parts.push(filled(speaking, 'if', { when, then }))
    }
    if (operands.length % 2 === 1) parts.push(filled(speaking, 'otherwise', { what: said(operands.at(-1), speaking) }))
    return listed('steps', parts, speaking)
  },
  is_blank: ([value], speaking) => filled(speaking, 'blank', { what: inside(value, speaking) }),
  '==': compared('is'),
  '!=': compared('is_known_not'),
  '<': compared('below', 'strictly_between'),
  '<=': compared('at_most'),
  '>': compared('above'),
  '>=': compared('at_least'),
  in: among({ one: 'is', several: 'is', among: 'among' }),
  '+': joined('plus'),
  '-': (operands, speaking) => (operands.length === 1 ? about('negative') : joined('minus'))(operands, speaking),
  '*': joined('times'),
  '/': joined('divided_by'),
  '%': joined('modulo'),
  floor: about('rounded_down'),
  round: (operands, speaking) => about(operands.length === 1 ? 'rounded' : 'rounded_to')(operands, speaking),
  min: aboutAll('smallest'),
  max: aboutAll('largest'),
  sum: aboutAll('sum'),
  some: ofRows('some_row'),
  all: ofRows('every_row'),
  none: ofRows('no_row'),
  filter: ofRows('rows_in_which'),
  map: ofRows('in_each_row'),
  count: ([rows], speaking) =>
    filled(speaking, callOf(rows)?.name === 'filter' ? 'number_of' : 'number_of_entries', {
      rows: said(rows, speaking),
    }),
  at_min: about('where_smallest'),
  at_max: about('where_largest'),
  today: (_, speaking) => filled(speaking, 'today'),
  days_between: about('days_between'),
  years_between: about('years_between'),
  add_days: about('days_after'),
  add_years: about('years_after'),
  add_hours: about('hours_after'),
  changed: aboutName('changed'),
  was: aboutName('was'),
  rows_added: aboutName('rows_added'),
  asked: aboutFact('asked'),
  actor: aboutFact('actor'),
  transition: aboutFact('transition'),
  is_owner: (_, speaking) => filled(speaking, 'is_owner'),
  now: (_, speaking) => filled(speaking, 'now'),
  version: (_, speaking) => filled(speaking, 'version'),
  cat: (operands, speaking) =>
    joined('followed_by')(
      operands.filter((one) => typeof one !== 'string' || one.trim() !== ''),
      speaking,
    ),
  length: about('characters'),
  matches: ([text, pattern], speaking) =>
    filled(speaking, 'written_like', {
      left: inside(text, speaking),
      right: [{ kind: 'value', text: String(pattern) }],
    }),
}

/** Operators that can be said; the tests hold it against the language. */
export const spokenOperators: ReadonlySet<string> = new Set(Object.keys(wordings))
