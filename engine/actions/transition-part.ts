/** What is special about an action that gives a record to somebody: who gets it and with what consent, or which entry is answered. */
import type { Becoming } from '../effects/becoming.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import type { NamedAction } from '../lifecycle.ts'
import { type RecordScope, scopeOfRecord } from '../logic/scope.ts'
import { withOwnRows } from '../permissions/own-rows.ts'
import { type Issue, problems } from '../problems.ts'
import type { TransitionRow } from '../records/collections.ts'
import type { Answers } from '../records/record.ts'
import { couldGet } from '../transitions/asked-for.ts'
import { began } from '../transitions/begin.ts'
import { consentMissing, consentReason, mayOverride, OVERRIDDEN } from '../transitions/consent.ts'
import { eligibleIssue } from '../transitions/eligible.ts'
import { kindOf, stepOf } from '../transitions/kinds.ts'
import { isOfferedOn, ROW } from '../transitions/rows.ts'
import { ENTRY, isBy, reasonsAgainstStep, seenEntries } from '../transitions/steps.ts'
import type { TransitionKind, TransitionStep } from '../transitions/transition-kind.ts'
import type { DecidingOnRecord } from './door.ts'

export interface TransitionPart {
  /** What is left of the payload for the dialog. */
  readonly answers: Answers
  /** Questions that are not asked of this person now. */
  readonly unasked: readonly string[]
  /** Refuses what the dialog says, once it is read. */
  judge(asked: Answers): void
  /** Puts it on the record, before any effect. */
  apply(becoming: Becoming, asked: Answers): void
}

/** Refuses right away what no answer could make possible. */
export function transitionPart({ transition }: NamedAction, deciding: DecidingOnRecord): TransitionPart {
  const kind = transition && kindOf(deciding.type, transition.kind)
  if (!kind) return { answers: deciding.action.answers, unasked: [], judge: () => undefined, apply: () => undefined }
  const step = stepOf(kind, transition.step)
  return step ? stepPart(kind, step, deciding) : startPart(kind, deciding)
}

function startPart(kind: TransitionKind, deciding: DecidingOnRecord): TransitionPart {
  const { action, access, record, people } = deciding
  const { model, type, actor } = deciding
  const scope = scopeNow(deciding)
  const row = rowAsked(kind, deciding, scope)
  const missing = consentMissing(kind, scope)
  const isOverridable = missing !== undefined && mayOverride(missing, access.actions)
  const refuse = () => {
    if (missing) throw problems.actionRefused({ action: action.name, reasons: [consentReason(missing)] })
  }
  if (!isOverridable) refuse()
  const recipientOf = (asked: Answers) =>
    kind.recipient === 'owner' ? record.core.owned_by : String(own(asked, 'transitioned_to') ?? '')
  return {
    answers: without(action.answers, [
      ...(kind.fromRow ? [ROW] : []),
      ...(isOverridable || !isIdle(kind, deciding) ? [] : [OVERRIDDEN]),
    ]),
    unasked: isOverridable ? [] : [OVERRIDDEN],
    judge(asked) {
      if (own(asked, OVERRIDDEN) !== true) refuse()
      const asking = { programme: record.programme, person: people?.get(actor.userName) }
      if (!couldGet(model, type, kind, asking)) {
        throw problems.actionRefused({ action: action.name, reasons: [{ code: 'transition.not_for_you' }] })
      }
      const named = roleIssue(asked, deciding)
      const person = people?.get(recipientOf(asked))
      const giving = { actor, access, programme: record.programme, answers: asked, person, owner: record.core.owned_by }
      const wrong = own(asked, 'remote') === true ? undefined : eligibleIssue(model, type, kind, giving)
      if (wrong && kind.recipient === 'owner') {
        throw problems.actionRefused({ action: action.name, reasons: [{ code: wrong.code }] })
      }
      const issues = [named, wrong].filter((issue) => issue !== undefined)
      if (issues.length > 0) throw problems.answersHaveIssues({ issues })
    },
    apply(becoming, asked) {
      const to = own(asked, 'remote') === true ? {} : { transitioned_to: recipientOf(asked) }
      began(becoming, kind.id, { ...asked, ...to, ...(row !== undefined && { [ROW]: row }) })
    },
  }
}

/** Says nothing where nothing is missing: it was not there to be said, or whoever says it might. */
const isIdle = ({ consent }: TransitionKind, { action, access }: DecidingOnRecord): boolean =>
  own(action.answers, OVERRIDDEN) === false ||
  isBlank(own(action.answers, OVERRIDDEN)) ||
  consent.some((rule) => mayOverride(rule, access.actions))

/** The row that it begins on. One that the actor does not read is answered like one that is not there. */
function rowAsked({ fromRow }: TransitionKind, { action, access, actor }: DecidingOnRecord, scope: RecordScope) {
  const row = fromRow && own(action.answers, ROW)
  if (!fromRow || isBlank(row)) return undefined
  const seen = { ...scope, answers: withOwnRows(scope.answers, access, actor.userName) }
  const offered = access.readable.has(fromRow.subform) ? isOfferedOn(fromRow, row, seen) : undefined
  if (offered === undefined)
    throw problems.answersHaveIssues({ issues: [{ path: ROW, code: 'transition.row_unknown' }] })
  if (!offered) throw problems.actionRefused({ action: action.name, reasons: [{ code: 'action.not_offered' }] })
  return row
}

/** A role that does not work in the programme of the record would show nothing of it. */
function roleIssue(asked: Answers, { model, record }: DecidingOnRecord): Issue | undefined {
  const role = own(asked, 'authorized_role_unique_id')
  if (role === undefined || own(model.roles, String(role))?.programmes.includes(record.programme)) return undefined
  return { path: 'authorized_role_unique_id', code: 'choice.unknown', params: { option: role } }
}

/** Answers of a step that stand in the entry under a name of their own. */
const ofEntry = ['rejected_reason', 'rejection_note'] as const

function stepPart(kind: TransitionKind, step: TransitionStep, deciding: DecidingOnRecord): TransitionPart {
  const { action, access, actor, record, people, moment } = deciding
  const { model, type } = deciding
  const id = own(action.answers, ENTRY)
  const reader = { userName: actor.userName, access }
  const row = seenEntries(record, reader).find((one) => one.unique_id === id && one.type === kind.id)
  if (!row) throw problems.transitionNotFound({ id: String(id ?? '').slice(0, 36) })
  if (!isBy(step, row, record, reader)) throw problems.transitionNotYours({ action: action.name })
  const scope = scopeNow(deciding, row)
  const person = { is: people?.get(row.transitioned_to ?? '') }
  const { programme } = record
  const reasons = reasonsAgainstStep(step, row, { model, type, kind, now: moment.now, programme, scope, person })
  if (reasons.length > 0) throw problems.actionRefused({ action: action.name, reasons })
  return {
    answers: without(action.answers, [ENTRY]),
    unasked: [],
    judge: () => undefined,
    apply(becoming, asked) {
      const after = answered(row, step, asked, { at: becoming.now, by: actor.userName })
      const { core } = becoming
      const transitions = (core.transitions ?? []).map((one) => (one.unique_id === row.unique_id ? after : one))
      becoming.core = { ...core, transitions }
      becoming.transition = after
    },
  }
}

/** The entry after the step, with what the dialog said. */
function answered(
  row: TransitionRow,
  { to }: TransitionStep,
  asked: Answers,
  { at, by }: { readonly at: string; readonly by: string },
): TransitionRow {
  const named = ofEntry.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]))
  const others = Object.entries(without(asked, ofEntry)).filter(([, value]) => value !== undefined)
  return {
    ...row,
    ...Object.fromEntries(named),
    status: to,
    responded_at: at,
    responded_by: by,
    ...(others.length > 0 && { answers: { ...row.answers, ...Object.fromEntries(others) } }),
  }
}

function scopeNow(
  { model, type, record, actor, moment, today }: DecidingOnRecord,
  transition?: TransitionRow,
): RecordScope {
  const { answers, core, programme, version } = record
  const isOwner = core.owned_by === actor.userName
  const writing = { actor, isOwner, now: moment.now, version, ...(transition && { transition }) }
  return scopeOfRecord({ model, type, answers, core, programme, today, writing })
}

const without = (answers: Answers, names: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)))
