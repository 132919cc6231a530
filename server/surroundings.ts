/** What the rules of a record ask of the world around it, and what follows it: other records that nobody learns anything of. */
import type { Loaded, Refs } from '../engine/actions/action-type.ts'
import { own } from '../engine/lib/own.ts'
import { todayIn } from '../engine/lib/time-zone.ts'
import type { SameValue } from '../engine/life/surroundings.ts'
import type { Model } from '../engine/model.ts'
import { type Actor, OWN } from '../engine/permissions/actor.ts'
import type { CoreFactName } from '../engine/records/core-facts.ts'
import type { RecordsStore } from './stores/record-stores.ts'

const ENABLED: CoreFactName = 'record_state'

/** The rules themselves: they read one answer, of all records of a type in these programmes. */
const ruleReader = (type: string, programmes: readonly string[], field: string): Actor => ({
  userName: '',
  fullName: '',
  role: '',
  agency: '',
  groups: [],
  locale: '',
  programmes,
  manages: new Set(),
  grants: [
    {
      label: OWN,
      recordType: type,
      programmes,
      rows: 'all',
      readable: new Set([field, ENABLED]),
      writable: new Set(),
      actions: new Set(['read']),
    },
  ],
})

type Asking = Pick<Refs, 'linked' | 'sameValue' | 'following'>
type Following = NonNullable<Refs['following']>[number]

/** So many are looked for at once. */
const TOGETHER = 500

export async function surroundings(
  records: Pick<RecordsStore, 'get' | 'list'>,
  { instance, recordTypes }: Model,
  { linked = [], sameValue = [], following = [] }: Asking,
  now: string,
): Promise<Pick<Loaded, 'linked' | 'sameValue' | 'following'>> {
  if (linked.length + sameValue.length + following.length === 0) return {}
  const time = { today: todayIn(instance.timeZone, now), now }
  const isFound = async (asked: SameValue): Promise<boolean> => {
    const { type, programme, field, value, except } = asked
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false
    const where = {
      all: [
        { field, among: [value] },
        { field: ENABLED, among: [true] },
      ],
    }
    // One may be the record itself.
    const reader = ruleReader(type, [programme], field)
    const { rows } = await records.list(reader, { from: type, where, limit: 2 }, { ...time, fields: [] })
    return rows.some(({ id }) => id !== except)
  }
  /** In the order of their ids, so that the same write is always decided over the same. */
  const followingOf = async ({ type, field, record }: Following): Promise<readonly string[]> => {
    const reader = ruleReader(type, own(recordTypes, type)?.programmes ?? [], field)
    const found: string[] = []
    for (;;) {
      const query = { from: type, where: { field, among: [record] }, offset: found.length, limit: TOGETHER }
      const { rows, total } = await records.list(reader, query, { ...time, fields: [] })
      found.push(...rows.map(({ id }) => String(id)))
      if (rows.length === 0 || found.length >= total) return found.sort()
    }
  }
  const followers = await Promise.all(
    following.map(async (one) => (await followingOf(one)).map((id) => records.get(one.type, id))),
  )
  const there = await Promise.all(linked.map(({ type, id }) => records.get(type, id)))
  return {
    linked: there.flatMap((stored) => (stored ? [stored.record] : [])),
    ...(following.length > 0 && {
      following: (await Promise.all(followers.flat())).flatMap((stored) => (stored ? [stored.record] : [])),
    }),
    sameValue: await Promise.all(
      sameValue.map(async (asked) => ({ field: asked.field, value: asked.value, found: await isFound(asked) })),
    ),
  }
}
