/** Records that follow another one by a link: what becomes of its owner and of its shares becomes of theirs, in the same write. */
import { fieldsById } from '../fields/by-id.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { linkedBy } from '../forms/linked-panels.ts'
import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { Effect, NamedAction } from '../lifecycle.ts'
import type { Model, RecordType } from '../model.ts'
import type { Issue } from '../problems.ts'
import type { CoreFacts, Share } from '../records/core-facts.ts'
import type { AnyRecord } from '../records/record.ts'
import { sharedAs, shareOf } from './shares.ts'

/** Where records stand that follow one of the type: their type, and the link field that names it. */
export interface Follower {
  readonly type: string
  readonly field: string
}

/** Type of the records that records of the type follow. */
export function leaderOf(type: RecordType): string | undefined {
  const field = type.follows === undefined ? undefined : fieldsById(type.fields).get(type.follows)
  return field && String(field.settings['recordType'])
}

const known = new WeakMap<Model, Map<string, readonly Follower[]>>()

/** Types whose records follow those of this one. */
export function followersOf(model: Model, leading: string): readonly Follower[] {
  const byLeader = known.get(model) ?? new Map<string, readonly Follower[]>()
  known.set(model, byLeader)
  const found =
    byLeader.get(leading) ??
    Object.values(model.recordTypes).flatMap((type) =>
      type.follows !== undefined && leaderOf(type) === leading ? [{ type: type.id, field: type.follows }] : [],
    )
  byLeader.set(leading, found)
  return found
}

const moving: ReadonlySet<Effect['effect']> = new Set(['set_owner', 'start_transition', 'end_transitions'])

const moves = ({ transition, effects }: NamedAction) =>
  transition !== undefined || effects.some(({ effect }) => moving.has(effect))

/** Whether a write of this name may bring the record to another owner, or change who it is shared with. */
export const mayMove = ({ lifecycle }: RecordType, name: string): boolean =>
  lifecycle?.actions.some((action) => (action.id === name || action.trigger !== undefined) && moves(action)) ?? false

/** The record that this one follows, among those that the write has named. */
function leading(type: RecordType, { answers }: Pick<AnyRecord, 'answers'>, named: readonly { record: AnyRecord }[]) {
  const field = type.follows === undefined ? undefined : fieldsById(type.fields).get(type.follows)
  if (!field) return undefined
  const [ref] = fieldTypeOf(field).names?.(own(answers, field.id), field) ?? []
  return named.find(({ record }) => record.id === ref?.id && record.type === ref.type)?.record
}

type Named = readonly { readonly record: AnyRecord }[]

/**
 * Why the link that a record follows by cannot become this: once it is there it is never taken away, and where panels
 * say who links, nobody else names another record.
 */
export function linkIssue(
  model: Model,
  { id: type, follows }: RecordType,
  before: AnyRecord,
  after: AnyRecord,
  actions: ReadonlySet<string>,
): Issue | undefined {
  const standing = follows === undefined ? undefined : own(before.answers, follows)
  if (follows === undefined || isBlank(standing)) return undefined
  const next = own(after.answers, follows)
  if (isBlank(next)) return { path: follows, code: 'link.kept' }
  const linking = linkedBy(model, type, follows)
  const isTheirs = linking.length === 0 || linking.some((one) => actions.has(one))
  return isTheirs || equal(standing, next) ? undefined : { path: follows, code: 'link.others' }
}

/** The core facts of a new record: it belongs to whoever owns the one that it follows. */
export function bornWith(type: RecordType, record: AnyRecord, named: Named): CoreFacts {
  const leader = leading(type, record, named)
  return leader ? { ...record.core, ...ownerIn(leader.core) } : record.core
}

/** The record that a write began to follow. */
export const tookOver = (
  type: RecordType,
  before: AnyRecord | undefined,
  after: AnyRecord,
  named: Named,
): AnyRecord | undefined => {
  const { follows } = type
  const isNew = follows !== undefined && !equal(own(before?.answers, follows), own(after.answers, follows))
  return isNew ? leading(type, after, named) : undefined
}

/** Who followed the record, by the link by which they did. */
export const allFollowing = (model: Model, { id, type }: AnyRecord, loaded: readonly AnyRecord[]) =>
  followersOf(model, type).map((follower) => ({
    ...follower,
    record: id,
    ids: loaded.filter((one) => one.type === follower.type).map((one) => one.id),
  }))

/** The core facts of a record whose link was written: it is shared as the one is that it follows from now on. */
export function sharedWithLeader(
  type: RecordType,
  before: AnyRecord | undefined,
  record: AnyRecord,
  { named, now }: { readonly named: Named; readonly now: string },
): CoreFacts {
  const { follows } = type
  if (follows === undefined || equal(own(before?.answers, follows), own(record.answers, follows))) return record.core
  const leader = tookOver(type, before, record, named)
  return withSharesOf(type, record.core, leader ? sharesBy(leader) : [], now)
}

/** A record that follows, with what becomes of it; undefined where nothing does. */
export function followed(
  type: RecordType,
  follower: AnyRecord,
  before: AnyRecord,
  after: AnyRecord,
  now: string,
): CoreFacts | undefined {
  const { core } = follower
  const goesAlong = core.owned_by === before.core.owned_by && core.owned_by !== after.core.owned_by
  const owned: CoreFacts = goesAlong
    ? {
        ...core,
        ...ownerIn(after.core),
        previously_owned_by: core.owned_by,
        reassigned_transferred_on: now,
      }
    : core
  const next = withSharesOf(type, owned, sharesBy(after), now)
  return equal(next, core) ? undefined : next
}

const ownerIn = ({ owned_by, owned_by_full_name, owned_by_agency_id, owned_by_groups }: CoreFacts) => ({
  ...{ owned_by, owned_by_full_name, owned_by_agency_id, owned_by_groups },
})

const sharesBy = ({ id, core }: AnyRecord): readonly Share[] => core.shared_with.map((share) => ({ ...share, via: id }))

/** The facts with the shares that come from elsewhere, and what the record's own entries give. */
const withSharesOf = (type: RecordType, core: CoreFacts, led: readonly Share[], now: string): CoreFacts =>
  sharedAs(core, [
    ...core.shared_with.filter(({ kind, via }) => kind === undefined && via === undefined),
    ...(core.transitions ?? []).flatMap((row) => shareOf(type, row, now)),
    ...led,
  ])
