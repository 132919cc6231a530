/** A record of the standard configuration, written by the people of its demonstration one action after the other. */
import * as assert from 'uvu/assert'
import type { Loaded, Outcome } from '../../engine/actions/action-type.ts'
import { needs, needsBesides, perform } from '../../engine/actions/perform.ts'
import { tasksOf } from '../../engine/life/tasks.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import { Problem } from '../../engine/problems.ts'
import type { DisclosureRow, TaskRow, TransitionRow } from '../../engine/records/collections.ts'
import type { CoreFacts } from '../../engine/records/core-facts.ts'
import type { Answers, AnyRecord, Row } from '../../engine/records/record.ts'
import type { Person } from '../../engine/transitions/person.ts'
import { actorNamed, model, people } from './seed.ts'

interface Circumstances {
  /** Who does it. Default: the worker. */
  readonly by?: string
  /** Day on which it is done. Default: the last one of the life. */
  readonly on?: string
  readonly programme?: string
  readonly type?: string
  /** Other records that there are. */
  readonly among?: readonly Life[]
  /** People as they are by then, where they are otherwise than in the demonstration. */
  readonly meanwhile?: Readonly<Record<string, Partial<Person>>>
}

/** Id of the alert, flag or row. */
type Kinds = readonly string[]

export interface Life {
  readonly record: AnyRecord
  /** What the last action made. */
  readonly outcome: Outcome
  does(name: string, answers?: Answers, circumstances?: Circumstances): Life
  /** Code of the problem, and which conditions did not hold. */
  refuses(name: string, answers?: Answers, circumstances?: Circumstances): string
  readonly stage: string | undefined
  readonly status: string
  readonly alerts: Kinds
  /** `<task> <due day>`, the earliest first. */
  readonly tasks: Kinds
  readonly taskRows: readonly TaskRow[]
  /** Ids of notifications, with whom they are for. */
  readonly notices: readonly (readonly [notification: string, to: unknown])[]
  /** To whom it was given, the oldest first. */
  readonly entries: readonly TransitionRow[]
  /** User names, each once. */
  readonly sharedWith: Kinds
  readonly ledger: readonly DisclosureRow[]
  readonly facts: CoreFacts
  /** What this person may do with it then; nothing, where it is out of reach. */
  access(by: string): Access | undefined
  /** Other records as the last action left them. */
  other(life: Life): AnyRecord
  answer(id: string): unknown
  rows(id: string): readonly Row[]
}

const FIRST_DAY = '2026-03-02'
let made = 0
const freshId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`

const NEW_CHILD = { name_first: 'Amina', sex: 'female' }
const NEW_SURVIVOR = { survivor_code_no: 'S-1', sex: 'female', gbv_consent_for_services: true }

export const aChild = (answers: Answers = {}, circumstances: Circumstances = {}): Life =>
  created({ ...NEW_CHILD, ...answers }, circumstances)

export const aSurvivor = (answers: Answers = {}, circumstances: Circumstances = {}): Life =>
  created({ ...NEW_SURVIVOR, ...answers }, { by: 'gbv_worker', ...circumstances })

export function created(answers: Answers, circumstances: Circumstances): Life {
  const { type = 'case', programme } = circumstances
  return told('create', () => done(undefined, 'create', answers, { ...circumstances, type }, freshId(), programme))
}

/** What a problem says, where it is not awaited: the runner prints errors, but knows no problems. */
function told(name: string, act: () => Life): Life {
  try {
    return act()
  } catch (problem) {
    throw problem instanceof Problem ? new Error(`${name}: ${wordsOf(problem)}`) : problem
  }
}

function done(
  record: AnyRecord | undefined,
  name: string,
  answers: Answers,
  { by = 'worker', on = FIRST_DAY, type = 'case', among = [], meanwhile }: Circumstances,
  id: string,
  programme?: string,
): Life {
  const actor = actorNamed(by)
  const action = {
    ...{
      name,
      type: record?.type ?? type,
      record: id,
      mutation: freshId(),
      answers: answers as Record<string, unknown>,
    },
    ...(programme !== undefined && { programme }),
  }
  const others = among.map((life) => life.record)
  const refs = { ...needs(model, action, actor), ...needsBesides(model, action, actor, record ? { record } : {}) }
  const found: Loaded = record ? { record, reach: reached(record) } : {}
  const besides = needsBesides(model, action, actor, found)
  const wanted = [...(refs.people ?? []), ...(besides.people ?? []), ...(needs(model, action, actor).people ?? [])]
  const known = wanted.flatMap((name) => personNamed(name, meanwhile) ?? [])
  const loaded: Loaded = {
    ...found,
    people: new Map(known.map((person) => [person.userName, person])),
    following: others.filter((one) =>
      besides.following?.some(({ type: of, field, record: led }) => one.type === of && one.answers[field] === led),
    ),
    named: others
      .filter((one) => refs.named?.some((ref) => ref.id === one.id))
      .map((one) => ({ record: one, reach: reached(one) })),
    linked: others.filter((one) => besides.linked?.some((ref) => ref.id === one.id)),
    sameValue: (besides.sameValue ?? []).map(({ field, value, except }) => ({
      ...{ field, value },
      found: others.some((one) => one.id !== except && one.answers[field] === value),
    })),
  }
  const outcome = perform(model, loaded, action, actor, { now: `${on}T09:00:00.000Z`, newId: freshId })
  const after = outcome.records.find((write) => write.after.id === id)?.after ?? record
  if (!after) throw new Error(`${name} made nothing`)
  return lifeOf(after, outcome, { by, on })
}

/** Somebody of the demonstration, as records are given to them. */
function personNamed(name: string, meanwhile: Circumstances['meanwhile'] = {}): Person | undefined {
  const account = people[name]
  if (!account) return undefined
  const services = model.agencies[account.agency]?.services ?? []
  return { ...account, services, membershipVersion: 1, ...meanwhile[name] }
}

const reached = (record: AnyRecord) => reachOf(record, (name) => people[name])

function lifeOf(record: AnyRecord, outcome: Outcome, last: { readonly by: string; readonly on: string }): Life {
  const { core, answers } = record
  const act: Life['does'] = (name, given = {}, circumstances = {}) =>
    done(record, name, given, { by: ownerOf(record), on: last.on, ...circumstances }, record.id)
  const taskRows = tasksOf(model, record)
  return {
    ...{ record, outcome, taskRows },
    does: (name, given, circumstances) => told(name, () => act(name, given, circumstances)),
    refuses(name, given, circumstances) {
      try {
        act(name, given, circumstances)
      } catch (problem) {
        if (problem instanceof Problem) return wordsOf(problem)
        throw problem
      }
      return assert.unreachable(`${name} was done`) as never
    },
    stage: core.workflow,
    status: core.status,
    alerts: core.current_alert_types ?? [],
    tasks: taskRows.map(({ type, due_date }) => `${type} ${due_date}`).sort(byDay),
    notices: (outcome.notices ?? []).map(({ notification, to }) => [notification, to] as const),
    facts: core,
    entries: core.transitions ?? [],
    sharedWith: core.assigned_user_names ?? [],
    ledger: core.disclosures ?? [],
    access: (by) => accessTo(actorNamed(by), record, reached(record)),
    other: (life) => outcome.records.find(({ after }) => after.id === life.record.id)?.after ?? life.record,
    answer: (id) => answers[id],
    rows: (id) => (answers[id] ?? []) as readonly Row[],
  }
}

const ownerOf = ({ core }: AnyRecord) => (people[core.owned_by] ? core.owned_by : 'worker')

const dayOf = (task: string) => task.slice(-10)
const byDay = (one: string, other: string) => (dayOf(one) + one < dayOf(other) + other ? -1 : 1)

const wordsOf = (problem: Problem): string => [problem.code, ...reasonsOf(problem)].join(' ')

/** Of a refusal: fields with issues, or conditions that do not hold. */
function reasonsOf({ details }: Problem): readonly string[] {
  const { issues = [], reasons = [] } = details as {
    readonly issues?: readonly { readonly path: string; readonly code: string }[]
    readonly reasons?: readonly { readonly code: string }[]
  }
  return [...issues.map(({ path, code }) => `${path}:${code}`), ...reasons.map(({ code }) => code)]
}
