import type { Choices } from './choices.ts'
import type { Node } from './survey.ts'
import type { Value } from './xpath/value.ts'

/** The field type that a question becomes. */
export interface QuestionKind {
  readonly type: string
  readonly settings: Readonly<Record<string, unknown>>
  /** What expressions see in it. */
  readonly value: Omit<Value, 'logic' | 'written'>
  /** What to say of the conversion besides the two names. */
  readonly note?: string
}

type Kind = QuestionKind | { readonly leftOut: string }

const plain = (type: string, kind: Value['kind'] = 'other', note?: string, settings = {}): QuestionKind => ({
  type,
  settings,
  value: { kind },
  ...(note !== undefined && { note }),
})

const choice =
  (type: 'choice' | 'choices', note?: string) =>
  ({ list, row, more }: Node, choices: Choices): QuestionKind => {
    const { id, ids } = choices.named(list, row.get('type').at)
    if (more.includes('or_other')) choices.withOther(list)
    return {
      type,
      settings: { lookup: id },
      value: { kind: 'option', options: ids, lookup: id, ...(type === 'choices' && { many: true as const }) },
      ...(note !== undefined && { note }),
      ...(more.includes('or_other') && { note: '`or_other` adds the choice “Other”, without a text beside it' }),
    }
  }

const TICKED = 'OK'
const OWN_STAMP = 'the platform itself keeps who made a record and when'

const kinds: Readonly<Record<string, (node: Node, choices: Choices) => Kind>> = {
  text: ({ row }) =>
    /\bmultiline\b/.test(row.get('appearance').text)
      ? plain('text', 'text', undefined, { long: true })
      : plain('text', 'text'),
  integer: () => plain('number', 'number'),
  decimal: () => plain('number', 'number', 'with up to six decimals', { decimals: 6 }),
  range: ({ row }) => plain('number', 'number', 'a number between the bounds', rangeIn(row.get('parameters').text)),
  select_one: choice('choice'),
  select_multiple: choice('choices'),
  rank: choice('choices', 'the order in which they are chosen is their rank'),
  date: () => plain('date', 'date'),
  datetime: () => plain('date-time', 'datetime'),
  time: () => plain('text', 'text', 'a time of day as text, `hh:mm`', { pattern: '[0-2]?\\d:[0-5]\\d[:.\\d+Z-]*' }),
  geopoint: () => plain('text', 'text', 'a position as text: latitude and longitude'),
  geotrace: () => plain('text', 'text', 'a line as text: its positions', { long: true }),
  geoshape: () => plain('text', 'text', 'an area as text: its positions', { long: true }),
  image: ({ row }) => (/\bsignature\b/.test(row.get('appearance').text) ? plain('signature') : plain('photo')),
  audio: () => plain('audio'),
  file: () => plain('document'),
  video: () => ({ leftOut: 'there is no field type for films' }),
  note: () => plain('note'),
  calculate: () => plain('calculated'),
  acknowledge: () => ({ ...plain('yes-no', 'boolean'), value: { kind: 'boolean', ticked: TICKED } }),
  barcode: () => plain('text', 'text', 'the code as text: it is typed, not scanned'),
  hidden: () => ({ leftOut: 'a question that nobody sees' }),
}

const STAMPS = [
  'start',
  'end',
  'today',
  'deviceid',
  'subscriberid',
  'simserial',
  'phonenumber',
  'username',
  'email',
  'audit',
  'start-geopoint',
  'background-audio',
  'background-geopoint',
]

export function questionKindOf(node: Node, choices: Choices): Kind | undefined {
  if (STAMPS.includes(node.type)) return { leftOut: OWN_STAMP }
  if (/^select_(one|multiple)_from_file$/.test(node.type))
    return { leftOut: 'choices out of a file of their own: bring the file in as a lookup or as places' }
  if (/^(csv|xml)-external$/.test(node.type)) return { leftOut: 'a file beside the form' }
  return Object.hasOwn(kinds, node.type) ? kinds[node.type]?.(node, choices) : undefined
}

/** Bounds of `start=0 end=10 step=1`. */
function rangeIn(parameters: string): Readonly<Record<string, unknown>> {
  const value = (name: string) => {
    const [, number] = new RegExp(`\\b${name}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`).exec(parameters) ?? []
    return number === undefined ? undefined : Number(number)
  }
  const [start, end, step] = [value('start') ?? 1, value('end') ?? 10, value('step') ?? 1]
  const decimals = (String(step).split('.')[1] ?? '').length
  return {
    minimum: Math.min(start, end),
    maximum: Math.max(start, end),
    ...(decimals > 0 && { decimals: Math.min(6, decimals) }),
  }
}
