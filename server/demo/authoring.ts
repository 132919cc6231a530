/** One action of one person at one moment, decided by the engine: a record made, changed or disabled. */
import type { Action, Loaded, Outcome } from '../../engine/actions/action-type.ts'
import { perform } from '../../engine/actions/perform.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import { type Issue, Problem } from '../../engine/problems.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { beginFilling, type Filling, fillAll, fillField, placedFields } from './answers.ts'
import { type DemoHints, type FieldHint, noHint } from './hints.ts'
import { beginningOf, mayDo, type Person, receives } from './people.ts'
import type { Random } from './random.ts'
import { repair } from './repair.ts'
import { textFor, voiceFrom } from './text-values.ts'
import type { Making } from './values.ts'

export interface Authoring {
  readonly model: Model
  readonly people: readonly Person[]
  readonly hints: DemoHints
  readonly fieldHints: ReadonlyMap<Field, FieldHint>
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

export function makeOne(authoring: Authoring, type: RecordType, at: string): Authored | undefined {
  const { people, random } = authoring
  const person = random.pick(people.filter((one) => mayDo(one, type, 'create')))
  const beginning = person && beginningOf(person, type)
  if (!person || !beginning) return undefined
  const filling = fillingOf(authoring, type, beginning.writable, at)
  fillAll(filling)
  const action = { ...begun(authoring, 'create', type, random.uuid()), programme: beginning.programme }
  const authored = decided(authoring, person, action, {}, filling, at)
  return authored && shared(authoring, type, authored)
}

/** A few other answers some time later, by the owner. */
export function changeOne(authoring: Authoring, record: AnyRecord, at: string): Authored | undefined {
  const { model, people, random } = authoring
  const type = model.recordTypes[record.type]
  const person = people.find(({ account }) => account.userName === record.core.owned_by)
  const beginning = type && person && beginningOf(person, type)
  if (!type || !beginning || !mayDo(person, type, 'update')) return undefined
  const filling = fillingOf(authoring, type, beginning.writable, at, { ...record.answers })
  const fields = placedFields(type)
  for (let i = random.whole(1, 4); i > 0; i--) {
    const field = random.pick(fields)
    if (field) fillField(field, filling, true)
  }
  return decided(
    authoring,
    person,
    begun(authoring, 'update', type, record.id),
    loadedOf(authoring, record),
    filling,
    at,
  )
}

export function disableOne(authoring: Authoring, record: AnyRecord, at: string): Authored | undefined {
  const { model, people, random } = authoring
  const type = model.recordTypes[record.type]
  const person = type && random.pick(people.filter((one) => mayDo(one, type, 'disable')))
  if (!type || !person || !record.core.record_state) return undefined
  const filling = fillingOf(authoring, type, new Set(), at)
  return decided(
    authoring,
    person,
    begun(authoring, 'disable', type, record.id),
    loadedOf(authoring, record),
    filling,
    at,
  )
}

/** As the store would load it. */
const loadedOf = ({ people }: Authoring, record: AnyRecord): Loaded => ({
  record,
  reach: reachOf(record, (name) => people.find(({ account }) => account.userName === name)?.account),
})

const begun = ({ random }: Authoring, name: string, type: RecordType, record: string): Action => ({
  name,
  type: type.id,
  record,
  mutation: random.uuid(),
  answers: {},
})

function fillingOf(
  { model, people, hints, fieldHints, random }: Authoring,
  type: RecordType,
  writable: ReadonlySet<string>,
  at: string,
  stored: Record<string, unknown> = {},
): Filling {
  const making: Making = {
    model,
    random,
    voice: voiceFrom(hints.words, random),
    people: people.map(({ account }) => account.userName),
    hintOf: (field) => fieldHints.get(field) ?? noHint,
  }
  return beginFilling(type, making, writable, todayIn(model.instance.timeZone, at), stored)
}

/** What the engine makes of the action: refused answers are put right and tried again, some warnings overridden. */
function decided(
  { model, random }: Authoring,
  person: Person,
  begun: Action,
  loaded: Loaded,
  filling: Filling,
  at: string,
): Authored | undefined {
  let overrideReason: string | undefined
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const action = { ...begun, answers: filling.sent, ...(overrideReason && { overrideReason }) }
    try {
      const outcome = perform(model, loaded, action, person.actor, { now: at, newId: random.uuid })
      const record = outcome.records[0]?.after
      return record && { person, action, at, outcome, record }
    } catch (problem) {
      const issues = issuesOf(problem)
      if (issues.length === 0) throw problem
      if (issues.every(({ level }) => level === 'warning') && random.chance(0.5)) overrideReason = reason(filling)
      else repair(filling, issues)
    }
  }
  return undefined
}

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

const reason = ({ making }: Filling): string => textFor(spoken, noHint, {}, making.voice, making.random) ?? 'checked'

/**
 * Some records start out shared with the people who can only work with what they are given: no action does that here,
 * so the fact is set beside the owner's before the record is first written.
 */
function shared({ people, hints, random }: Authoring, type: RecordType, authored: Authored): Authored {
  const receiver = random.pick(people.filter((one) => receives(one, type)))
  if (!receiver || !random.chance(hints.records.shared ?? 0.1)) return authored
  const record = withCore(authored.record, { shared_with: [{ user_name: receiver.account.userName }] })
  const records = authored.outcome.records.map((write) => ({ ...write, after: record }))
  return { ...authored, record, outcome: { ...authored.outcome, records } }
}

const withCore = (record: AnyRecord, facts: Partial<AnyRecord['core']>): AnyRecord => ({
  ...record,
  core: { ...record.core, ...facts },
})
