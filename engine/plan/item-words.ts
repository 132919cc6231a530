/** How an item of a plan is said: which texts of the catalogues, filled with what. Holds none itself, so that screens and console say the same. */
import type { Texts } from '../model.ts'
import type { PlanItem, PlanTotals } from './plan.ts'

export interface Speaking {
  /** The text under a key, or nothing where there is none. */
  say(key: string, slots?: Readonly<Record<string, string>>): string | undefined
  /** One of several by locale. */
  textOf(texts: Texts): string
  number(count: number): string
}

export interface ItemWords {
  /** “Field “Risk level” (Case): must be answered”. */
  readonly says: string
  /** One for each number, and for what is too small to be told. */
  readonly counts: readonly string[]
  /** What else names it, what it is taken along by, what is lost on the way. */
  readonly notes: readonly string[]
}

type Details = PlanItem['details']

export function itemWords(item: PlanItem, speaking: Speaking): ItemWords {
  const { say } = speaking
  const { what, id } = item.subject
  const name = named(item.details['name'], id, speaking)
  const plain = say(`plan.what.${what}`, { name }) ?? `${what} ${name}`
  const home = item.details['in']
  const thing =
    home === undefined ? plain : (say('plan.in', { thing: plain, home: named(home, '', speaking) }) ?? plain)
  const [, change = ''] = item.kind.split('.')
  const changed = say(`plan.change.${change}`, slotsOf(item, speaking)) ?? change
  return {
    says: say('plan.item', { thing, change: changed }) ?? `${thing}: ${changed}`,
    counts: countWords(item.counts ?? {}, item.few ?? [], speaking),
    notes: notesOf(item, speaking),
  }
}

/** The numbers of a whole plan. */
export const totalWords = ({ few = [], ...totals }: PlanTotals, speaking: Speaking): readonly string[] =>
  countWords(totals as Readonly<Record<string, number>>, few, speaking)

const OPTION = 'option:'

function countWords(
  counts: Readonly<Record<string, number>>,
  few: readonly string[],
  { say, number }: Speaking,
): readonly string[] {
  const told = (name: string, shown: string) =>
    (name.startsWith(OPTION)
      ? say('plan.count.option', { option: name.slice(OPTION.length), number: shown })
      : say(`plan.count.${name}`, { number: shown })) ?? `${name}: ${shown}`
  return [
    ...Object.entries(counts).map(([name, count]) => told(name, number(count))),
    ...few.map((name) => told(name, say('plan.few') ?? '')),
  ]
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string')

/** A text by locale, a list, or the id itself. */
function named(value: unknown, id: string, { textOf }: Speaking): string {
  if (isTexts(value)) return textOf(value) || id
  if (Array.isArray(value)) return value.map(String).join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : id
}

function slotsOf({ kind, subject, details }: PlanItem, speaking: Speaking): Readonly<Record<string, string>> {
  const { say } = speaking
  const isReach = kind.startsWith('role.reach_')
  const shown = (value: unknown) =>
    isReach ? (say(`plan.reach.${String(value)}`) ?? String(value)) : named(value, '', speaking)
  const property = String(details['property'] ?? '')
  const worded = (area: string, name: string) =>
    details[name] === undefined ? undefined : say(`${area}.${String(details[name])}`)
  const [action, permission] = [worded('roles.action', 'action'), worded('roles.manage', 'permission')]
  return {
    ...textsIn(details, ['locales', 'settings', 'action', 'programme', 'permission'], speaking),
    fields: someOf(details['fieldNames'] ?? details['fields'], speaking),
    ...(action !== undefined && { action }),
    ...(permission !== undefined && { permission }),
    property: say(`plan.property.${property.split('.').at(-1)}`) ?? property,
    was: shown(details['was']),
    is: shown(details['is']),
    field: named(details['fieldName'], String(details['field'] ?? ''), speaking),
    form: named(details['formName'], String(details['form'] ?? ''), speaking),
    type: named(details['typeName'], String(details['recordType'] ?? subject.recordType ?? ''), speaking),
  }
}

const textsIn = (details: Details, names: readonly string[], speaking: Speaking) =>
  Object.fromEntries(names.map((name) => [name, named(details[name], '', speaking)]))

/** So many names are read in one sentence; of more, the rest is counted. */
const NAMED = 8

function someOf(names: unknown, speaking: Speaking): string {
  const all = Array.isArray(names) ? names.map((name) => named(name, '', speaking)) : []
  const said = all.slice(0, NAMED).join(', ')
  const left = all.length - NAMED
  return left > 0 ? (speaking.say('plan.and_more', { names: said, number: speaking.number(left) }) ?? said) : said
}

interface Use {
  readonly what: string
  readonly id: string
  readonly name?: Texts
}

function notesOf({ details, migratedBy }: PlanItem, speaking: Speaking): readonly string[] {
  const { say } = speaking
  const uses = (details['usedBy'] ?? []) as readonly Use[]
  const names = [
    ...new Set(uses.map(({ what, id, name }) => say(`plan.use.${what}`, { name: named(name, id, speaking) }) ?? id)),
  ]
  const loss = details['loss'] === undefined ? undefined : say(`plan.loss.${String(details['loss'])}`)
  return [
    names.length > 0 ? say('plan.used_by', { names: names.join(', ') }) : undefined,
    migratedBy === undefined ? undefined : say('plan.migrated_by', { step: migratedBy }),
    loss,
  ].filter((note) => note !== undefined)
}
