/** One action of one person at one moment, decided by the engine: a record made, changed or disabled. */
import type { Action, Loaded, Outcome } from '../../engine/actions/action-type.ts'
import { recordsNamed } from '../../engine/actions/named-records.ts'
import { perform } from '../../engine/actions/perform.ts'
import { own } from '../../engine/lib/own.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import { type Issue, Problem } from '../../engine/problems.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { beginFilling, type Filling, fillAll, fillField, fillMissing, placedFields } from './answers.ts'
import { type Crew, type Maker, makersIn, type Person } from './crew.ts'
import { type DemoHints, type FieldHint, noHint } from './hints.ts'
import type { Random } from './random.ts'
import { repair } from './repair.ts'
import { textFor, voiceFrom } from './text-values.ts'
import type { Making } from './values.ts'

export interface Authoring {
  readonly model: Model
  readonly hints: DemoHints
  readonly fieldHints: ReadonlyMap<Field, FieldHint>
  readonly people: ReadonlyMap<string, Person>
  readonly userNames: readonly string[]
  /** By record type. */
  readonly crews: ReadonlyMap<string, Crew>
  /** Made so far in this part, as they stand. */
  readonly records: readonly AnyRecord[]
  readonly random: Random
}

/** What is ready to be committed, and by whom. */
export interface Authored {
  readonly person: Person
  readonly action: Action
  readonly at: string
  readonly outcome: Outcome
  readonly record: AnyRecord
}

const ATTEMPTS = 8
const MOST_CHANGES = 4

export function makeOne(authoring: Authoring, type: RecordType, at: string): Authored | undefined {
  const { crews, hints, random } = authoring
  const crew = crews.get(type.id)
  const shares = own(hints.records.programmes ?? {}, type.id)
  const maker = crew && random.pick(makersIn(crew, shares && random.weighted(shares)))
  if (!maker) return undefined
  const filling = fillingOf(authoring, type, at, maker, maker.programme)
  fillAll(filling, maker.writable)
  const action = { ...begun(authoring, 'create', type, random.uuid()), programme: maker.programme }
  const authored = decided(authoring, maker, action, {}, filling, at)
  return authored && shared(authoring, crew, authored)
}

/** A few other answers some time later, by the owner. */
export function changeOne(authoring: Authoring, record: AnyRecord, at: string): Authored | undefined {
  const { model, crews, random } = authoring
  const type = own(model.recordTypes, record.type)
  const maker = crews.get(record.type)?.makers.get(record.core.owned_by)
  if (!type || !maker?.mayChange) return undefined
  const filling = fillingOf(authoring, type, at, maker, record.programme, { ...record.answers })
  const fields = placedFields(type).filter(({ id }) => maker.writable.has(id))
  for (let left = random.whole(1, MOST_CHANGES); left > 0; left--) {
    const field = random.pick(fields)
    if (field) fillField(field, filling, true)
  }
  fillMissing(filling, fields)
  return decided(
    authoring,
    maker,
    begun(authoring, 'update', type, record.id),
    loadedOf(authoring, record),
    filling,
    at,
  )
}

export function disableOne(authoring: Authoring, record: AnyRecord, at: string): Authored | undefined {
  const { model, crews, random } = authoring
  const type = own(model.recordTypes, record.type)
  const loaded = loadedOf(authoring, record)
  const near = ({ actor }: Person) => accessTo(actor, record, loaded.reach ?? [])?.actions.has('disable') ?? false
  const person = random.pick((crews.get(record.type)?.disablers ?? []).filter(near))
  if (!type || !person || !record.core.record_state) return undefined
  const filling = fillingOf(authoring, type, at, person, record.programme)
  return decided(authoring, person, begun(authoring, 'disable', type, record.id), loaded, filling, at)
}

/** As the store would load it. */
export const loadedOf = ({ people }: Authoring, record: AnyRecord): Loaded => ({
  record,
  reach: reachOf(record, (name) => people.get(name)?.account),
})

export const begun = ({ random }: Authoring, name: string, type: RecordType, record: string): Action => ({
  name,
  type: type.id,
  record,
  mutation: random.uuid(),
  answers: {},
})

export function fillingOf(
  authoring: Authoring,
  type: RecordType,
  at: string,
  { actor }: Person,
  programme: string,
  stored: Record<string, unknown> = {},
): Filling {
  const { model, userNames, hints, fieldHints, random } = authoring
  const linkable = new Map<string, readonly AnyRecord[]>()
  const making: Making = {
    model,
    random,
    voice: voiceFrom(hints.words, random),
    userNames,
    hintOf: (field) => fieldHints.get(field) ?? noHint,
    linkable: (of) => {
      const known = linkable.get(of) ?? linkableOf(authoring, of, programme, actor)
      linkable.set(of, known)
      return known
    },
  }
  return beginFilling(type, making, { today: todayIn(model.instance.timeZone, at), programme, stored })
}

/** Records of a type that the person reaches and a new record of the programme may link to. */
const linkableOf = (authoring: Authoring, of: string, programme: string, actor: Actor): readonly AnyRecord[] =>
  authoring.records.filter(
    (record) =>
      record.type === of &&
      record.programme === programme &&
      accessTo(actor, record, loadedOf(authoring, record).reach ?? []),
  )

/** What the engine makes of the action: refused answers are put right and tried again, some warnings overridden. */
export function decided(
  authoring: Authoring,
  person: Person | Maker,
  begun: Action,
  loaded: Loaded,
  filling: Filling,
  at: string,
): Authored | undefined {
  const { model, random } = authoring
  let overrideReason: string | undefined
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const action = { ...begun, answers: filling.sent, ...(overrideReason && { overrideReason }) }
    try {
      const named = linkedIn(authoring, filling)
      const outcome = perform(model, { ...loaded, named }, action, person.actor, { now: at, newId: random.uuid })
      const record = outcome.records.find(({ after }) => after.id === action.record)?.after
      return record && { person, action, at, outcome, record }
    } catch (problem) {
      const issues = issuesOf(problem)
      if (issues.length === 0) throw problem
      const isOverridden = issues.every(({ level }) => level === 'warning') && (attempt > 1 || random.chance(0.5))
      if (isOverridden) overrideReason = reason(filling)
      else repair(filling, issues)
    }
  }
  return undefined
}

/** The records that the answers name, as the store would load them. */
const linkedIn = (authoring: Authoring, { type, sent }: Filling): NonNullable<Loaded['named']> =>
  recordsNamed(type, sent).flatMap(({ id }) =>
    authoring.records
      .filter((record) => record.id === id)
      .map((record) => ({ record, reach: loadedOf(authoring, record).reach ?? [] })),
  )

function issuesOf(problem: unknown): readonly Issue[] {
  const details = problem instanceof Problem ? (problem.details as { readonly issues?: readonly Issue[] }) : {}
  return details.issues ?? []
}

const spoken = {
  id: 'reason',
  type: 'text',
  label: {},
  whenHidden: 'keep',
  settings: { long: true },
  rules: [],
} as const

const reason = ({ making }: Filling): string => textFor(spoken, noHint, making.voice, making.random) ?? 'checked'

/**
 * Some records start out shared with the people who can only work with what they are given: no action does that here,
 * so the fact is set beside the owner's before the record is first written.
 */
function shared({ hints, random }: Authoring, { receivers }: Crew, authored: Authored): Authored {
  const receiver = random.pick(receivers.filter(({ actor }) => actor.programmes.includes(authored.record.programme)))
  if (!receiver || !random.chance(hints.records.shared ?? 0.1)) return authored
  const shared_with = [{ user_name: receiver.account.userName }]
  const record = { ...authored.record, core: { ...authored.record.core, shared_with } }
  const records = authored.outcome.records.map((write) => ({ ...write, after: record }))
  return { ...authored, record, outcome: { ...authored.outcome, records } }
}
