/** Fields of a record type of which the new release may say something else about the same answers. All others are as they were. */
import { renamed } from '../../../config/plan/renamed.ts'
import { textsApart } from '../../../config/plan/texts-apart.ts'
import { kindOf } from '../../../engine/fields/index.ts'
import { equal } from '../../../engine/lib/equal.ts'
import { own } from '../../../engine/lib/own.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead } from '../../../engine/logic/names.ts'
import type { Field, Form, Lookup, Model, RecordType } from '../../../engine/model.ts'
import type { Around } from './counter.ts'

/** By record type that stands on both sides, in the names after. */
export function judgedDifferently({ from, to, steps }: Around): ReadonlyMap<string, ReadonlySet<string>> {
  const locales = new Set([...from.instance.locales, ...to.instance.locales])
  const bare = (value: unknown) => textsApart(value, locales).bare
  const differ = (one: unknown, other: unknown) => !equal(one, other) && !equal(bare(one), bare(other))
  const before = renamed(from, steps.renames)
  const known = {
    lookups: lookupsThatDiffer(before, to, differ),
    locations: differ(from.locations, to.locations),
    agencies: differ(from.agencies, to.agencies),
    attachments: !equal(from.instance.attachments, to.instance.attachments),
  }
  return new Map(
    Object.values(to.recordTypes).flatMap((type) => {
      const was = own(before.recordTypes, type.id)
      if (!was) return []
      const migrated = steps.done.filter(({ step }) => step.recordType === type.id)
      const moved = migrated.flatMap(({ step, to: names, from: taken }) => [
        ...names,
        ...taken,
        ...(step.subform ? [step.subform] : []),
      ])
      const read = new Set([...readDifferently(was, type, differ, known), ...moved])
      return [[type.id, new Set([...directly(was, type, differ, known), ...judgedBy(type, read)])] as const]
    }),
  )
}

type Differ = (one: unknown, other: unknown) => boolean

interface Known {
  readonly lookups: ReadonlySet<string>
  readonly locations: boolean
  readonly agencies: boolean
  readonly attachments: boolean
}

function lookupsThatDiffer(from: Model, to: Model, differ: Differ): ReadonlySet<string> {
  const judged = (lookup: Lookup | undefined) => lookup?.options
  const ids = Object.keys({ ...from.lookups, ...to.lookups })
  return new Set(ids.filter((id) => differ(judged(own(from.lookups, id)), judged(own(to.lookups, id)))))
}

function* directly(was: RecordType, is: RecordType, differ: Differ, known: Known): Generator<string> {
  const fieldsBefore = new Map(was.fields.map((field) => [field.id, field]))
  for (const field of is.fields) {
    const cells = [field, ...(field.rows?.fields ?? [])]
    const isElsewhere = cells.some(
      (cell) =>
        known.lookups.has(String(cell.settings['lookup'])) ||
        (known.locations && kindOf(cell) === 'location') ||
        (known.agencies && kindOf(cell) === 'agency') ||
        (known.attachments && kindOf(cell) === 'files'),
    )
    if (isElsewhere || differ(fieldsBefore.get(field.id), field)) yield field.id
  }
  const has = new Set(is.fields.map(({ id }) => id))
  for (const { id } of was.fields) if (!has.has(id)) yield id
  const shown = ({ programmes, visible }: Form) => ({ programmes, visible })
  for (const [one, other] of pairs(was.forms, is.forms)) {
    const [before, after] = [one?.fields ?? [], other?.fields ?? []]
    const isOther = !one || !other || differ(shown(one), shown(other))
    const [had, has] = [new Set(before), new Set(after)]
    yield* [...before, ...after].filter((id) => isOther || !had.has(id) || !has.has(id))
  }
  for (const [one, other] of pairs(was.rules, is.rules)) {
    if (differ(one, other)) yield* [one?.at, other?.at].filter((at) => at !== undefined)
  }
}

function pairs<Member extends { readonly id: string }>(was: readonly Member[], is: readonly Member[]) {
  const [before, after] = [was, is].map((list) => new Map(list.map((member) => [member.id, member])))
  const ids = new Set([...was, ...is].map(({ id }) => id))
  return [...ids].map((id) => [before?.get(id), after?.get(id)] as const)
}

/** Fields of which conditions may read something else though the answer is the same: what is required or shown changes nothing for others. */
function readDifferently(was: RecordType, is: RecordType, differ: Differ, known: Known): ReadonlySet<string> {
  const reading = (field: Field | undefined): unknown =>
    field && { type: field.type, settings: field.settings, rows: field.rows?.fields.map(reading) }
  const before = new Map(was.fields.map((field) => [field.id, field]))
  const after = new Map(is.fields.map((field) => [field.id, field]))
  const found = new Set(
    [...new Set([...before.keys(), ...after.keys()])].filter(
      (id) =>
        differ(reading(before.get(id)), reading(after.get(id))) ||
        (known.locations && hasKind(after.get(id), 'location')) ||
        (known.agencies && hasKind(after.get(id), 'agency')),
    ),
  )
  // A field may be read with what stands beside it: an age by the day of birth.
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const { id, settings } of is.fields) {
      if (Object.values(settings).some((setting) => typeof setting === 'string' && found.has(setting))) found.add(id)
    }
  }
  return found
}

const hasKind = (field: Field | undefined, kind: ReturnType<typeof kindOf>): boolean =>
  field !== undefined && [field, ...(field.rows?.fields ?? [])].some((cell) => kindOf(cell) === kind)

/** These, and all whose conditions read them. */
function judgedBy(type: RecordType, read: ReadonlySet<string>): ReadonlySet<string> {
  if (read.size === 0) return read
  const isRead = (names: ReadonlySet<string>) => [...names].some((name) => read.has(name))
  return new Set([
    ...read,
    ...type.fields.filter((field) => isRead(namesReadBy(field))).map(({ id }) => id),
    ...type.forms.filter(({ visible }) => isRead(names(visible))).flatMap(({ fields }) => fields),
    ...type.rules.filter(({ when, holds }) => isRead(names(when)) || isRead(names(holds))).map(({ at }) => at),
  ])
}

const names = (logic: Logic | undefined, at: 'record' | 'row' = 'record') => namesRead(logic, at).record

/** Names of the record that any condition of the field reads, and fields that its settings name. */
export function namesReadBy({ rows, ...field }: Field): ReadonlySet<string> {
  const read = (of: Omit<Field, 'rows'>, at: 'record' | 'row') => [
    ...[of.visible, of.required, of.readOnly, of.optionFilter].flatMap((logic) =>
      logic === undefined || logic === true ? [] : [...names(logic, at)],
    ),
    ...of.rules.flatMap(({ when, holds }) => [...names(when, at), ...names(holds, at)]),
    ...Object.values(of.settings).filter((setting) => typeof setting === 'string'),
  ]
  return new Set([...read(field, 'record'), ...(rows?.fields ?? []).flatMap((cell) => read(cell, 'row'))])
}
