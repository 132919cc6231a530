/** From what an action did to what shall be written: what follows by itself, the entries in the log, the facts for the audit. */
import type { Becoming } from '../effects/becoming.ts'
import { own } from '../lib/own.ts'
import type { Touched } from '../life/alerts.ts'
import { live } from '../life/live.ts'
import { problems } from '../problems.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import { diff } from '../records/diff.ts'
import type { AnyRecord, Change, FieldChange } from '../records/record.ts'
import { isOfCore } from '../records/rewind.ts'
import { changesOfFacts } from '../records/told-facts.ts'
import { allFollowing, bornWith, followed, linkIssue, sharedWithLeader, tookOver } from '../transitions/following.ts'
import type { Person } from '../transitions/person.ts'
import type { AuditFact, Outcome, RecordWrite } from './action-type.ts'
import type { Deciding } from './door.ts'
import { filesTaken } from './named-files.ts'

type Happened = Pick<Change, 'fields' | 'overridden'>
type More = Pick<RecordWrite, 'before' | 'attention'> & {
  /** Answers were saved: an owner has seen what is new. */
  readonly isSave?: boolean
  /** The record as effects left it, where there were some. */
  readonly becoming?: Becoming
}

/** Name under which the log keeps that a write on one record raised or cleared alerts on another. */
const ALERTED = 'alert'
/** Name under which it keeps that a record went with the one that it follows. */
const FOLLOWED = 'follow'

/** One record written and whatever follows from that, with its entry in the log and a fact for the audit. */
export function outcomeOf(deciding: Deciding, done: AnyRecord, happened: Happened, more: More = {}): Outcome {
  const { action, type, named, moment, files, linked = [], sameValue = [] } = deciding
  const { before, attention, isSave = false } = more
  const after = before ? done : { ...done, core: bornWith(type, done, named) }
  const { becoming = becomingOf(deciding, after, before) } = more
  const touched = live(becoming, action.name, { isSave, linked, sameValue })
  const { answers, notices, faults } = becoming
  const rested = { ...after, answers, core: becoming.core }
  const core = sharedWithLeader(type, before, rested, { named, now: moment.now })
  const final: AnyRecord = { ...rested, core }
  const unlinked = before && linkIssue(deciding.model, type, before, final, deciding.access.actions)
  if (unlinked) throw problems.answersHaveIssues({ issues: [unlinked] })
  const fields = changesOf(before, after, final, happened.fields)
  if (before && fields.length === 0) return nothingChanged(deciding)
  const taken = files ? filesTaken(type, answers, files) : []
  const write: RecordWrite = {
    expected: after.version - 1,
    after: final,
    change: { ...entryOf(deciding, final), ...happened, fields },
    ...(before && { before }),
    ...(taken.length > 0 && { files: taken }),
    ...(attention && { attention }),
  }
  return {
    records: [write, ...others(deciding, touched, before, final)],
    audit: [auditFact(action)],
    ...(notices.length > 0 && { notices }),
    ...(faults.length > 0 && { faults }),
    ...(becoming.people && { people: [...becoming.people.values()].map(counted) }),
    ...whatFollows(deciding, before, final),
  }
}

/** What the owner and the shares hung on that it took over, or handed on. */
function whatFollows({ model, type, named, following }: Deciding, before: AnyRecord | undefined, after: AnyRecord) {
  const leader = tookOver(type, before, after, named)
  const hasMoved = before?.core.owned_by !== after.core.owned_by || before.core.shared_with !== after.core.shared_with
  return {
    ...(leader && { leading: [{ id: leader.id, version: leader.version }] }),
    ...(before && following && hasMoved && { following: allFollowing(model, after, following) }),
  }
}

const counted = ({ userName, membershipVersion }: Person) => ({ userName, membershipVersion })

/** The record on its way: as it stood, and as the action leaves it so far. */
export function becomingOf(
  { model, type, action, actor, moment, today, people }: Deciding,
  { programme, answers, core, version }: AnyRecord,
  before: AnyRecord | undefined,
  asked?: Becoming['asked'],
): Becoming {
  return {
    ...{ model, type, programme, answers, core, today, actor, asked, people },
    id: action.record,
    ...(action.several && { several: action.several }),
    before: before ?? { answers: {}, core: {} },
    version: version - 1,
    isOwner: (before ?? { core }).core.owned_by === actor.userName,
    now: moment.now,
    newId: moment.newId,
    stageIsSet: false,
    notices: [],
    faults: [],
  }
}

/** What became different of the answers, and of the facts of a record that stood. */
function changesOf(
  before: AnyRecord | undefined,
  done: AnyRecord,
  final: AnyRecord,
  said: readonly FieldChange[],
): readonly FieldChange[] {
  const ofAnswers =
    done.answers === final.answers
      ? said.filter((change) => !isOfCore(change))
      : diff(before?.answers ?? {}, final.answers)
  return before ? [...ofAnswers, ...changesOfFacts(before.core, final.core)] : ofAnswers
}

/** Other records that change with this one: those that alerts were raised or cleared on, and those that follow it. */
function others(
  deciding: Deciding,
  touched: readonly Touched[],
  before: AnyRecord | undefined,
  after: AnyRecord,
): readonly RecordWrite[] {
  const { model, following = [], moment } = deciding
  const alerted = new Map(touched.map(({ record, core }) => [record.id, { record, core, action: ALERTED }]))
  const led = following.flatMap((record) => {
    const type = own(model.recordTypes, record.type)
    const standing = { ...record, core: alerted.get(record.id)?.core ?? record.core }
    const core = type && before && followed(type, standing, before, after, moment.now)
    return core ? [{ record, core, action: FOLLOWED }] : []
  })
  const changed = new Map([...alerted, ...led.map((one) => [one.record.id, one] as const)])
  return [...changed.values()].map(({ record, core, action }) => writeOf(deciding, record, core, action))
}

function writeOf(deciding: Deciding, record: AnyRecord, core: CoreFacts, action: string): RecordWrite {
  const after = { ...record, version: record.version + 1, core }
  const change = { ...entryOf(deciding, after), action, fields: changesOfFacts(record.core, core) }
  return { expected: record.version, before: record, after, change }
}

const entryOf = ({ action, actor, moment, model }: Deciding, after: AnyRecord): Omit<Change, 'fields'> => ({
  record: after.id,
  version: after.version,
  action: action.name,
  by: actor.userName,
  at: moment.now,
  mutation: action.mutation,
  release: model.hash,
})

/** Nothing was different: nothing is written, but that somebody asked is known. */
export const nothingChanged = ({ action }: Deciding): Outcome => ({ records: [], audit: [auditFact(action)] })

const auditFact = ({ name, type, record }: Deciding['action']): AuditFact => ({
  action: name,
  recordType: type,
  record,
})
