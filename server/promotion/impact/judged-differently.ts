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
      const first = new Set([
        ...directly(was, type, differ, known),
        ...migrated.flatMap(({ step, to: names, from: taken }) => [
          ...names,
          ...taken,
          ...(step.subform ? [step.subform] : []),
        ]),
      ])
      return [[type.id, closed(type, first)] as const]
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
  const shown = ({ fields, programmes, visible }: Form) => ({ fields: [...fields].sort(), programmes, visible })
  for (const [one, other] of pairs(was.forms, is.forms)) {
    if (!one || !other || differ(shown(one), shown(other))) yield* [...(one?.fields ?? []), ...(other?.fields ?? [])]
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

/** With all that is judged by what these say. */
function closed(type: RecordType, first: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set(first)
  const reads = type.fields.map((field) => [field.id, namesReadBy(field)] as const)
  const inForms = type.forms.map((form) => [form.fields, names(form.visible)] as const)
  const inRules = type.rules.map(({ at, when, holds }) => [[at], new Set([...names(when), ...names(holds)])] as const)
  for (let size = -1; size !== found.size; ) {
    size = found.size
    const isRead = (read: ReadonlySet<string>) => [...read].some((name) => found.has(name))
    for (const [id, read] of reads) if (!found.has(id) && isRead(read)) found.add(id)
    for (const [ids, read] of [...inForms, ...inRules]) if (isRead(read)) for (const id of ids) found.add(id)
  }
  return found
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
