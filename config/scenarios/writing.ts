/** Writes of a scenario, done by the engine as the server does them. */
import { actionTypeOf } from '../../engine/actions/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Notice } from '../../engine/lifecycle.ts'
import { type Before, type RecordScope, scopeOfRecord } from '../../engine/logic/scope.ts'
import type { ReachRow } from '../../engine/permissions/actor.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import { type Issue, Problem, type Reason } from '../../engine/problems.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import type { Answers, AnyRecord } from '../../engine/records/record.ts'
import { ENTRY } from '../../engine/transitions/steps.ts'
import { type Situation, withRowNames } from './situation.ts'

export interface Write {
  readonly name: string
  readonly answers: Answers
}

export type Written =
  | {
      readonly record: AnyRecord
      readonly notices: readonly Notice[]
      readonly scope: RecordScope
      readonly action?: string
    }
  | { readonly refused: readonly string[]; readonly isWarned: boolean }

export const reachIn = ({ record, accounts }: Situation): readonly ReachRow[] =>
  reachOf(record, (userName) => accounts.find((known) => known.userName === userName))

/** Saves answers: of a record that is new, makes it. */
export const saved = (situation: Situation, answers: Answers): Written =>
  written(situation, {
    name: situation.isNew ? 'create' : 'update',
    answers: withRowNames(answers, situation.record.answers),
  })

export function written(situation: Situation, { name, answers }: Write): Written {
  const { model, type, actor, record, isNew, programme, now, duplicates } = situation
  const action = { name, type: type.id, record: record.id, mutation: record.id, answers, programme }
  const sameValue = duplicates.map((field) => ({
    field,
    value: own(answers, field) ?? own(record.answers, field),
    found: true,
  }))
  const people = new Map(situation.accounts.map((person) => [person.userName, person]))
  const loaded = { people, ...(!isNew && { record, reach: reachIn(situation) }), sameValue }
  try {
    const moment = { now, newId: ids(record.version) }
    const { records, notices = [] } = actionTypeOf(model, type.id, name).perform(model, loaded, action, actor, moment)
    const after = records.find((write) => write.after.id === record.id)?.after ?? record
    return {
      record: after,
      notices,
      scope: scopeOfWrite(situation, action, after),
      ...(name in PLAIN ? {} : { action: name }),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { refused: codesOf(error), isWarned: isWarning(error) }
  }
}

const PLAIN = { create: true, update: true }

/** What stages, alerts and effects of the write were judged by. */
function scopeOfWrite(situation: Situation, { name, answers }: Write, after: AnyRecord): RecordScope {
  const { model, type, actor, record, isNew, programme, now, today } = situation
  const before: Before = isNew ? { answers: {}, core: {} } : record
  const fields = type.lifecycle?.actions.find(({ id }) => id === name)?.asks
  const { workflow } = before.core
  const entry = entryAbout(after, answers, record)
  return scopeOfRecord({
    ...{ model, type, programme, today, answers: after.answers, before },
    core: { ...after.core, ...(workflow !== undefined && { workflow }) },
    ...(fields && { asked: { fields, answers } }),
    writing: {
      ...{ actor, now, version: isNew ? 0 : record.version },
      ...(entry && { transition: entry }),
      isOwner: isNew || record.core.owned_by === actor.userName,
    },
  })
}

/** The entry that the write made, or that its step was about. */
function entryAbout({ core }: AnyRecord, answers: Answers, before: AnyRecord): TransitionRow | undefined {
  const id = own(answers, ENTRY)
  const known = new Set(before.core.transitions?.map(({ unique_id }) => unique_id))
  return core.transitions?.find(({ unique_id }) => (id === undefined ? !known.has(unique_id) : unique_id === id))
}

interface Details {
  readonly issues?: readonly Issue[]
  readonly reasons?: readonly Reason[]
}

/** Why it was refused: reasons and rules by their names, everything else by its code. */
function codesOf({ code, details }: Problem): readonly string[] {
  const { issues, reasons } = details as Details
  const named = [
    ...(reasons ?? []).map((reason) => reason.code),
    ...(issues ?? []).map((issue) => String(issue.params?.['rule'] ?? issue.code)),
  ]
  return named.length > 0 ? named : [code]
}

const isWarning = ({ details }: Problem): boolean =>
  (details as Details).issues?.every(({ level }) => level === 'warning') ?? false

/** Ids that are the same in every run; each write has its own. */
function ids(version: number): () => string {
  let last = 0
  return () => `new-${version}-${++last}`
}
