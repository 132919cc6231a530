/** Looking at a few declared names of records beyond one's reach: by search, or because they link to a record that is within it. */
import type { Panel, RecordType } from '../model.ts'
import type { CoreFactName } from '../records/core-facts.ts'
import { type Actor, type Grant, OWN } from './actor.ts'
import { SEARCH_BEYOND } from './beyond-reach.ts'

/** Label of what is no share and no role's; no reach row has it. */
const LOOK = 'look:'

/** So that it can be said which record it is, and whom to ask for it. */
const told: readonly CoreFactName[] = [
  'short_id',
  'record_state',
  'status',
  'owned_by',
  'owned_by_full_name',
  'owned_by_agency_id',
]

const look = (type: RecordType, programmes: readonly string[], names: readonly string[]): Grant => ({
  label: LOOK,
  recordType: type.id,
  programmes,
  rows: 'all',
  readable: new Set([...told, ...names]),
  writable: new Set(),
  actions: new Set(['read']),
})

const ownGrant = ({ grants }: Actor, type: RecordType) =>
  grants.find(({ label, recordType }) => label === OWN && recordType === type.id)

/** Somebody as they search beyond their reach: on the other records they read what the type lets them; undefined where they may not. */
export function searchingBeyond(actor: Actor, type: RecordType): Actor | undefined {
  const mine = ownGrant(actor, type)
  if (!type.beyondReach || !mine?.actions.has(SEARCH_BEYOND)) return undefined
  return { ...actor, grants: [...actor.grants, look(type, mine.programmes, type.beyondReach.fields)] }
}

type LinkedPanel = Extract<Panel, { readonly panel: 'linked' }>

/** Somebody as they look at the lines of a panel: of records beyond their reach they read what stands on its lines. */
export function lookingAtLinked(actor: Actor, type: RecordType, { summary, field }: LinkedPanel): Actor {
  if (summary === undefined) return actor
  const programmes = type.programmes.filter((programme) => actor.programmes.includes(programme))
  return { ...actor, grants: [...actor.grants, look(type, programmes, [...summary, field])] }
}

/** Somebody with only those of their grants that allow one of the actions. */
export const allowed = (actor: Actor, type: RecordType, actions: readonly string[]): Actor => ({
  ...actor,
  grants: actor.grants.filter(
    (grant) => grant.recordType === type.id && actions.some((action) => grant.actions.has(action)),
  ),
})
