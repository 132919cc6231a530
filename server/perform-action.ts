/**
 * The shell around every write: ask what the action needs, load it, let the engine decide, commit. What has moved in
 * between is loaded and decided anew. A write that was applied before changes nothing and is answered from what stands.
 */
import type { Action, Loaded, Moment, Outcome, Refs } from '../engine/actions/action-type.ts'
import { needs, needsBesides, perform } from '../engine/actions/perform.ts'
import { own } from '../engine/lib/own.ts'
import type { Model } from '../engine/model.ts'
import { accessTo } from '../engine/permissions/access-to.ts'
import type { Access, Actor, ReachRow } from '../engine/permissions/actor.ts'
import { type Issue, Problem, problems } from '../engine/problems.ts'
import type { CoreFacts } from '../engine/records/core-facts.ts'
import type { AnyRecord } from '../engine/records/record.ts'
import { followers } from '../engine/records/told-facts.ts'
import { peopleNamed } from './accounts/person-of.ts'
import { createTurns, type Turns } from './in-turn.ts'
import { upToDate } from './late-edits.ts'
import type { Log } from './log.ts'
import type { Account } from './stores/account-stores.ts'
import type { Stores } from './stores/stores.ts'
import { surroundings } from './surroundings.ts'

export interface Shell {
  readonly stores: Pick<Stores, 'records' | 'accounts' | 'files' | 'releases'>
  readonly model: Model
  /** Who the account is under the model. */
  readonly actorOf: (account: Account) => Actor
  /** What serves by now, should that have changed meanwhile; absent: it stays the same. */
  readonly renewed?: (account: Account) => Pick<Shell, 'model' | 'actorOf'> & Partial<Pick<Shell, 'stores'>>
  /** Asked anew for each try. */
  readonly moment: () => Moment
  /** Told of rules that failed. */
  readonly log?: Log
}

export interface Wish {
  readonly account: Account
  readonly action: Action
  /** Hash of the release that it was made under; absent: the one that serves. */
  readonly release?: string
  /** Hash of the request: tells a replay from another write under the same mutation id. */
  readonly fingerprint: string
}

export interface Performed {
  readonly actor: Actor
  /** As it stands now, and by whom it is reached. */
  readonly record: AnyRecord
  readonly reach: readonly ReachRow[]
  /** What the actor may do with it now; absent: what they did took it out of their reach. */
  readonly access?: Access
  /** Names of the answers and core facts that the write changed. */
  readonly changed: readonly string[]
  readonly replayed: boolean
}

/** What a replay needs to know; coded facts only, since it is kept for long. */
interface Kept {
  readonly record: string
  readonly changed: readonly string[]
}

const TRIES = 5

/** Writers of one record who got in each other's way go on one after the other. */
const queues = new WeakMap<object, Turns>()

function turnsOf(of: object): Turns {
  const turns = queues.get(of) ?? createTurns()
  queues.set(of, turns)
  return turns
}

export async function performAction(shell: Shell, asked: Wish): Promise<Performed> {
  const { records, accounts } = shell.stores
  const wish = { ...asked, release: asked.release ?? shell.model.hash }
  const done = await tryOnce(shell, wish, wish.account)
  if (done) return done
  const { id } = wish.account
  const { type, record } = wish.action
  return turnsOf(accounts).inTurn(record, async () => {
    for (let turn = 1; turn < TRIES; turn++) {
      const who = await accounts.byId(id)
      const done = await tryOnce({ ...shell, ...(who && shell.renewed?.(who)) }, wish, who)
      if (done) return done
    }
    const standing = await records.get(type, record)
    throw problems.recordChanged({ id: record, expected: 0, actual: standing?.record.version ?? 0 })
  })
}

/** Undefined: something moved meanwhile, or the same write was applied a moment ago. */
async function tryOnce(shell: Shell, wish: Required<Wish>, who?: Account): Promise<Performed | undefined> {
  const { fingerprint, release } = wish
  if (!who || who.disabled) throw problems.notSignedIn({})
  const { records } = shell.stores
  const moment = shell.moment()
  const actor = { ...shell.actorOf(who), at: moment.now }
  const replay = await records.replayOf(who.userName, wish.action.mutation, fingerprint)
  if (replay?.kind === 'mutation-reused') throw problems.mutationReused({ mutation: wish.action.mutation })
  if (replay) return performed(shell, actor, wish.action, replay.result as Kept, true)

  const action = await upToDate({ stores: shell.stores, model: shell.model, release, moment }, wish.action)
  const loaded = await load(shell, actor, action, moment)
  const outcome = decided(shell, loaded, action, actor, moment)
  for (const { recordType, rule, code } of outcome.faults ?? []) {
    shell.log?.({ event: 'rule-failed', rule: `${recordType}/${rule}`, error: code })
  }
  const kept: Kept = { record: action.record, changed: changedIn(outcome, action.record) }
  const committed = await records.commit({
    actor: { userName: who.userName, membershipVersion: who.membershipVersion },
    mutation: action.mutation,
    fingerprint,
    records: outcome.records,
    audit: outcome.audit,
    ...(outcome.people && { people: outcome.people }),
    ...(outcome.leading && { leading: outcome.leading }),
    ...(outcome.following && { following: outcome.following }),
    ...(outcome.notices && { told: { model: shell.model, notices: outcome.notices } }),
    at: moment.now,
    result: kept,
  })
  if (committed.kind === 'exists') throw problems.recordExists({ id: action.record })
  if (committed.kind === 'rows-elsewhere') throw problems.answersHaveIssues({ issues: committed.paths.map(strange) })
  if (committed.kind !== 'done') return undefined
  return asWritten(actor, loaded, outcome, action) ?? performed(shell, actor, action, kept, false)
}

function decided({ model, log }: Shell, loaded: Loaded, action: Action, actor: Actor, moment: Moment): Outcome {
  try {
    return perform(model, loaded, action, actor, moment)
  } catch (error) {
    const { fault } = error instanceof Problem ? (error.details as { readonly fault?: string }) : {}
    if (fault !== undefined)
      log?.({ event: 'rule-failed', rule: `${action.type}/actions/${action.name}`, error: fault })
    throw error
  }
}

async function load({ stores, model }: Shell, actor: Actor, action: Action, moment: Moment): Promise<Loaded> {
  const first = needs(model, action, actor)
  const { record, base, named = [], files = [] } = first
  const stored = record && (await stores.records.get(record.type, record.id))
  const answers = base && (await stores.records.answersAt(base.id, base.version))
  const found = await Promise.all(named.map(({ type, id }) => stores.records.get(type, id)))
  const brought = files.length > 0 ? await stores.files.broughtBy(actor.userName, files) : undefined
  const loaded = {
    ...stored,
    ...(brought && { files: brought }),
    ...(answers && { base: answers }),
    named: found.filter((one) => one !== undefined),
  }
  const besides: Refs = needsBesides(model, action, actor, loaded)
  const people = await peopleNamed(stores.accounts, model, [...(first.people ?? []), ...(besides.people ?? [])])
  const following = [...(first.following ?? []), ...(besides.following ?? [])]
  return {
    ...loaded,
    ...(people && { people }),
    ...(await surroundings(stores.records, model, { ...besides, following }, moment.now)),
  }
}

/** The record as it was just written, where the write moved nothing that reach hangs on: it need not be read again. */
function asWritten(actor: Actor, { record, reach }: Loaded, outcome: Outcome, action: Action): Performed | undefined {
  const after = outcome.records.find(({ after }) => after.id === action.record)?.after
  if (!after || !record || !reach || !keepsReach(record.core, after.core)) return undefined
  const access = accessTo(actor, after, reach)
  return access && { actor, record: after, reach, access, changed: changedIn(outcome, after.id), replayed: false }
}

const keepsReach = (before: CoreFacts, after: CoreFacts) =>
  before.owned_by === after.owned_by && before.shared_with === after.shared_with

async function performed(
  { stores }: Shell,
  actor: Actor,
  action: Action,
  { record: id, changed }: Kept,
  replayed: boolean,
): Promise<Performed> {
  const stored = await stores.records.get(action.type, id)
  if (!stored) throw problems.recordNotFound({ id })
  const access = accessTo(actor, stored.record, stored.reach)
  return { actor, ...stored, ...(access && { access }), changed, replayed }
}

const strange = (path: string): Issue => ({ path, code: 'record.row_unknown' })

const changedIn = ({ records }: Outcome, id: string): readonly string[] =>
  records
    .find(({ after }) => after.id === id)
    ?.change.fields.flatMap(({ field }) => [field, ...(own(followers, field) ?? [])]) ?? []
