/** Actions that the configuration puts together of effects, those of approvals among them. */
import { EffectError } from '../effects/becoming.ts'
import { applyEffects } from '../effects/index.ts'
import { withDefaults } from '../forms/defaults.ts'
import { issuesIn } from '../forms/issues.ts'
import { settled } from '../forms/settled.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { isOffered, reasonsAgainst } from '../life/conditions.ts'
import { settle } from '../life/live.ts'
import type { NamedAction } from '../lifecycle.ts'
import { LogicError } from '../logic/limits.ts'
import { type RecordScopeParts, scopeOfRecord } from '../logic/scope.ts'
import type { RecordType } from '../model.ts'
import { problems } from '../problems.ts'
import { type Edits, merge, withEach } from '../records/merge.ts'
import type { Answers, AnyRecord, Change } from '../records/record.ts'
import { coreAfter } from '../records/stamps.ts'
import { START } from '../transitions/kinds.ts'
import { peopleAnswered } from '../transitions/people.ts'
import { mayStart } from '../transitions/permissions.ts'
import { ROW } from '../transitions/rows.ts'
import type { ActionType } from './action-type.ts'
import { accessInDialog, dialogType, movingIn } from './dialog.ts'
import { type DecidingOnRecord, defineChanging } from './door.ts'
import { strangersIn } from './named-records.ts'
import { mustFit } from './other-names.ts'
import { becomingOf, outcomeOf } from './outcome.ts'
import { readPayload } from './payload.ts'
import { answersSeen, mergedWithTheirs } from './rebased.ts'
import { refuseFor } from './refusal.ts'
import { withRowDefaults } from './row-defaults.ts'
import { transitionPart } from './transition-part.ts'

const known = new WeakMap<NamedAction, ActionType>()

export function namedActionType(named: NamedAction): ActionType {
  const found = known.get(named)
  if (found) return found
  const made = defineChanging(named.id, (deciding) => decide(named, deciding), {
    permission: [named.permission, ...(named.alsoBy ?? [])],
    allows: (type, { answers }, actions) => isAllowed(named, type, answers, actions),
    asking: (_, type) => dialogType(named, type),
    peopleIn: (answers) => peopleAnswered(named, answers),
  })
  known.set(named, made)
  return made
}

/** A step on an entry is allowed by what somebody is to that entry; a start on a row by more than one without. */
function isAllowed(named: NamedAction, type: RecordType, answers: Answers, actions: ReadonlySet<string>): boolean {
  const { transition } = named
  const isStep = transition !== undefined && transition.step !== START
  return isStep || mayStart(type, named, actions, !isBlank(own(answers, ROW)))
}

function decide(named: NamedAction, whole: DecidingOnRecord) {
  const { record, actor, moment } = whole
  mustBePossible(named, whole)
  const part = transitionPart(named, whole)
  const action = { ...whole.action, answers: part.answers }
  const deciding = { ...whole, action }
  const said = answered(named, deciding, part.unasked)
  const asked = { fields: named.asks, answers: said.asked }
  mustBePossible(named, deciding, asked)
  part.judge(said.asked)

  const core = coreAfter(record.core, actor, moment.now)
  const written: AnyRecord = { ...record, version: record.version + 1, answers: said.answers, core }
  const becoming = becomingOf(deciding, written, record, asked)
  try {
    part.apply(becoming, said.asked)
    applyEffects(becoming, named.effects)
  } catch (error) {
    if (error instanceof EffectError && error.reason) {
      throw problems.actionRefused({ action: action.name, reasons: [error.reason] })
    }
    if (!(error instanceof LogicError || error instanceof EffectError)) throw error
    throw problems.actionFailed({ action: action.name, fault: error.code })
  }
  settle(becoming)
  const { overridden, isSave } = said
  // Nothing is said of the answers yet: what became of them is told by comparing.
  const done = { ...written, answers: record.answers }
  const outcome = outcomeOf(deciding, done, { fields: [], ...overridden }, { before: record, isSave, becoming })
  const { writable } = accessInDialog(named, deciding.access, deciding.type, record.programme, part.unasked)
  const others = Object.entries(action.answers).filter(([name]) => !writable.has(name))
  mustFit(Object.fromEntries(others), outcome.records[0]?.after ?? record, deciding)
  return outcome
}

/** Refused with each reason, before anything is read of the payload; then again for what was answered. */
function mustBePossible(named: NamedAction, deciding: DecidingOnRecord, asked?: RecordScopeParts['asked']): void {
  const { model, type, record, access, actor, moment, today, action } = deciding
  const { answers, core, programme, version } = record
  const isOwner = core.owned_by === actor.userName
  const writing = { actor, isOwner, now: moment.now, version }
  const scope = scopeOfRecord({ model, type, answers, core, programme, today, asked, writing })
  const reasons = isOffered(named, scope) ? reasonsAgainst(named, scope, access) : [{ code: NOT_OFFERED }]
  if (reasons.length > 0) throw problems.actionRefused({ action: action.name, reasons })
}

/** There is no such thing to do with a record like this one. */
const NOT_OFFERED = 'action.not_offered'

interface Answered extends Pick<Change, 'overridden'> {
  /** The record's, with the fields that the dialog asked. */
  readonly answers: Answers
  /** Of the dialog. */
  readonly asked: Answers
  readonly isSave: boolean
}

/** What was filled in, judged like any form. */
function answered(named: NamedAction, deciding: DecidingOnRecord, unasked: readonly string[]): Answered {
  const { model, type, action, actor, access, record, moment, today, files } = deciding
  const dialog = dialogType(named, type)
  const mine = accessInDialog(named, access, type, record.programme, unasked)
  const { asksRecord } = named
  const isQuestion = (id: string) => !asksRecord.includes(id)
  const questions = named.asks.map(({ id }) => id).filter(isQuestion)
  const ofRecord = asksRecord.filter((id) => mine.writable.has(id))
  const base = answersSeen(deciding)
  const [seen, standing] = [without(base, questions), without(record.answers, questions)]
  const given = Object.fromEntries(Object.entries(action.answers).filter(([name]) => mine.writable.has(name)))

  const { edits, issues } = readPayload(given, {
    ...{ model, type: dialog, access: mine, today, newId: moment.newId, files, userName: actor.userName },
    ...{ record: { ...record, answers: standing }, seen },
  })
  const strangers = strangersIn({ ...deciding, type: dialog }, edits, [seen, record.answers])
  refuseFor([...issues, ...strangers], action)

  const facts = { core: record.core, programme: record.programme, today }
  const readable = new Set([...access.readable, ...questions])
  const merged = merge(dialog.fields, seen, edits)
  const scope = scopeOfRecord({ model, type: dialog, answers: merged, ...facts, readable })
  const rowed = withRowDefaults(merged, seen, edits, scope)
  const yours =
    base === record.answers
      ? rowed
      : mergedWithTheirs({ ...deciding, record: { ...record, answers: standing } }, seen, rowed)
  const except = new Set([
    ...Object.keys(edits),
    ...type.fields.map(({ id }) => id).filter((id) => !questions.includes(id)),
  ])
  const begun = withDefaults(model, dialog, yours, { ...facts, readable, except })
  const filled = settled(model, dialog, begun, facts, movingIn(named, dialog))
  const wrong = issuesIn(model, dialog, filled, {
    ...{ ...facts, readable, writable: mine.writable, touched: mine.writable },
    before: record.answers,
  })
  const overridden = refuseFor(wrong, action)
  return {
    answers: withEach(record.answers, ofRecord, (id) => own(filled, id)),
    asked: Object.fromEntries(
      [...mine.writable].flatMap((id) => (own(filled, id) === undefined ? [] : [[id, own(filled, id)]])),
    ),
    isSave: isEdited(edits, ofRecord),
    ...overridden,
  }
}

const isEdited = (edits: Edits, ids: readonly string[]) => ids.some((id) => Object.hasOwn(edits, id))

function without(answers: Answers, ids: readonly string[]): Answers {
  if (!ids.some((id) => Object.hasOwn(answers, id))) return answers
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))
}
