/** Ends, in the log too, what was given for a time that is over. */
import { EXPIRE, expire } from '../engine/actions/expire.ts'
import { todayIn } from '../engine/lib/time-zone.ts'
import type { Model, RecordType } from '../engine/model.ts'
import { type Actor, OWN } from '../engine/permissions/actor.ts'
import { followersOf } from '../engine/transitions/following.ts'
import { kindsOf } from '../engine/transitions/kinds.ts'
import type { Parts } from './parts.ts'
import { surroundings } from './surroundings.ts'

const TOGETHER = 100
const ENTRIES = 'transitions'

/** The platform itself: it reads entries, and ends them. */
const platform = ({ recordTypes }: Model): Actor => ({
  ...{ userName: '', fullName: '', role: '', agency: '', groups: [], locale: '' },
  programmes: [],
  manages: new Set(),
  grants: Object.values(recordTypes).map(({ id, programmes }) => ({
    ...{ label: OWN, recordType: id, programmes, rows: 'all' },
    ...{ readable: new Set([ENTRIES]), writable: new Set(), actions: new Set(['read', EXPIRE]) },
  })),
})

type Needed = Pick<Parts, 'stores' | 'configuration' | 'clock' | 'newId'>

/** Gives on how many records something ended. */
export async function endExpired(parts: Needed): Promise<number> {
  const { model } = parts.configuration.release()
  let ended = 0
  for (const type of Object.values(model.recordTypes)) {
    if (!kindsOf(type).some(({ gives }) => gives?.days !== undefined)) continue
    for (const id of await recordsOver(parts, model, type)) {
      if (await endOn(parts, model, type, id)) ended += 1
    }
  }
  return ended
}

async function recordsOver({ stores, clock }: Needed, model: Model, type: RecordType): Promise<ReadonlySet<string>> {
  const now = new Date(clock()).toISOString()
  const where = {
    all: [
      { field: 'status', among: ['in_progress', 'accepted'] },
      { field: 'expires_at', to: now },
    ],
  }
  const query = { from: `${type.id}.${ENTRIES}`, where, limit: TOGETHER }
  const time = { today: todayIn(model.instance.timeZone, now), now }
  const { rows } = await stores.records.list(platform(model), query, { ...time, fields: ['record.id'] })
  return new Set(rows.map(({ record }) => String((record as { readonly id: unknown }).id)))
}

/** False: somebody else wrote at the same moment; the next round comes. */
async function endOn({ stores, clock, newId }: Needed, model: Model, { id: type }: RecordType, id: string) {
  const moment = { now: new Date(clock()).toISOString(), newId }
  const stored = await stores.records.get(type, id)
  if (!stored) return false
  const following = followersOf(model, type).map((follower) => ({ ...follower, record: id }))
  const around = await surroundings(stores.records, model, { following }, moment.now)
  const action = { name: EXPIRE, type, record: id, mutation: newId(), answers: {} }
  const outcome = expire.perform(model, { ...stored, ...around }, action, platform(model), moment)
  if (outcome.records.length === 0) return false
  const { kind } = await stores.records.commit({
    ...{ mutation: action.mutation, fingerprint: '', at: moment.now, result: null },
    ...{ records: outcome.records, audit: outcome.audit },
    ...(outcome.following && { following: outcome.following }),
    ...(outcome.notices && { told: { model, notices: outcome.notices } }),
  })
  return kind === 'done'
}
