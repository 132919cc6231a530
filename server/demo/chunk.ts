/**
 * A part of the demonstration that needs nothing of the others: its records, and the changes to them. What stands in it
 * follows from the wish and its number alone, so that parts may be made side by side and in any order.
 */
import { own } from '../../engine/lib/own.ts'
import type { Notice } from '../../engine/lifecycle.ts'
import type { Model, RecordType } from '../../engine/model.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Account } from '../stores/account-stores.ts'
import type { Batch } from '../stores/record-stores.ts'
import { type Authored, type Authoring, changeOne, disableOne, makeOne } from './authoring.ts'
import { crewOf, peopleOf } from './crew.ts'
import { happenTo } from './deeds.ts'
import { type DemoHints, fieldHintsOf } from './hints.ts'
import { momentsUpTo } from './moments.ts'
import { randomFrom } from './random.ts'

export interface Plan {
  readonly model: Model
  readonly accounts: readonly Account[]
  readonly hints: DemoHints
  /** Records of each type for which the hints say nothing else; of others so many times what they say. */
  readonly records: number
  readonly seed: number
  /** Instant up to which the records are spread, and how many days they reach back. */
  readonly now: string
  readonly days: number
}

export interface Chunk {
  readonly batches: readonly Written[]
  readonly made: number
  readonly updated: number
  readonly disabled: number
  /** Other things that people did to them. */
  readonly happened: number
  /** Records that the configuration's rules never let through. */
  readonly givenUp: number
}

/** With whom there would be to tell of it. */
export interface Written extends Omit<Batch, 'told'> {
  readonly notices?: readonly Notice[]
}

/** Records in a part; they wait together for the disk. */
const SIZE = 200

export interface Chunks {
  readonly total: number
  readonly count: number
  /** Records up to the end of a part. */
  until(index: number): number
  make(index: number): Chunk
}

export function chunksOf(plan: Plan): Chunks {
  const { model, hints } = plan
  const types = typesInTurn(Object.values(model.recordTypes), hints, plan.records)
  const people = peopleOf(model, plan.accounts)
  const common = {
    model,
    hints,
    fieldHints: fieldHintsOf(model, hints),
    people: new Map(people.map((person) => [person.account.userName, person])),
    userNames: people.map(({ account }) => account.userName),
    crews: new Map(Object.values(model.recordTypes).map((type) => [type.id, crewOf(type, people)])),
  }
  const momentAt = momentsUpTo(plan.now, plan.days)
  return {
    total: types.length,
    count: Math.ceil(types.length / SIZE),
    until: (index) => Math.min(types.length, (index + 1) * SIZE),
    make(index) {
      const random = randomFrom(Math.imul(plan.seed, 0x9e3779b1) + Math.imul(plan.records, 0x85ebca6b) + index)
      const first = index * SIZE
      const moments = (position: number) => momentAt((first + position + random.next()) / types.length)
      return made({ ...common, random }, types.slice(first, first + SIZE), moments, plan.seed)
    },
  }
}

function made(
  common: Omit<Authoring, 'records'>,
  types: readonly RecordType[],
  momentAt: (position: number) => string,
  seed: number,
): Chunk {
  const { hints, random } = common
  const { updated = 0.1, disabled = 0.02, happens = 0 } = hints.records
  const records: AnyRecord[] = []
  const authoring: Authoring = { ...common, records }
  const batches: Written[] = []
  const count = { made: 0, updated: 0, disabled: 0, happened: 0, givenUp: 0 }
  const keep = (authored: Authored | undefined, place: number) => {
    if (!authored) return 0
    records[place] = authored.record
    batches.push(batchOf(authored, seed))
    return 1
  }
  const later = (act: typeof changeOne, at: string, places: readonly number[]) => {
    const place = random.pick(places) ?? -1
    const record = records[place]
    return record ? keep(act(authoring, record, at), place) : 0
  }

  const [everywhere, eventful]: [number[], number[]] = [[], []]
  for (const [position, type] of types.entries()) {
    const at = momentAt(position)
    const place = records.length
    const isMade = keep(makeOne(authoring, type, at), place)
    if (isMade) everywhere.push(place)
    if (isMade && own(hints.records.deeds ?? {}, type.id)) eventful.push(place)
    count.made += isMade
    count.givenUp += 1 - isMade
    if (random.chance(updated)) count.updated += later(changeOne, at, everywhere)
    if (random.chance(disabled)) count.disabled += later(disableOne, at, everywhere)
    for (let left = happens; left > 0; left--) if (random.chance(left)) count.happened += later(happenTo, at, eventful)
  }
  return { batches, ...count }
}

/** The types of the records to make, mixed in proportion. */
function typesInTurn(types: readonly RecordType[], { records }: DemoHints, each: number): readonly RecordType[] {
  const turns = types.flatMap((type) => {
    const wanted = Math.round(each * (own(records.records, type.id) ?? 1))
    return Array.from({ length: wanted }, (_, index) => ({ type, at: (index + 0.5) / wanted }))
  })
  return turns.sort((one, other) => one.at - other.at).map(({ type }) => type)
}

const batchOf = ({ person, action, at, outcome, record }: Authored, seed: number): Written => ({
  actor: { userName: person.account.userName, membershipVersion: person.account.membershipVersion },
  mutation: action.mutation,
  fingerprint: `demo ${seed} ${action.mutation}`,
  records: outcome.records,
  audit: outcome.audit,
  ...(outcome.notices && { notices: outcome.notices }),
  at,
  result: { id: record.id },
})
