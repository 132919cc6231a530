/** What the rules of a record ask of the world around it, and what follows it: other records that nobody learns anything of. */
import type { Loaded, Refs } from '../engine/actions/action-type.ts'
import { todayIn } from '../engine/lib/time-zone.ts'
import type { SameValue } from '../engine/life/surroundings.ts'
import type { Model } from '../engine/model.ts'
import type { RecordsStore } from './stores/record-stores.ts'
import { ENABLED, ruleReader } from './stores/rule-reader.ts'

type Asking = Pick<Refs, 'linked' | 'sameValue' | 'following'>

export async function surroundings(
  records: Pick<RecordsStore, 'get' | 'list' | 'following'>,
  { instance }: Model,
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
  const followers = await Promise.all(
    following.map(async (one) => (await records.following(one, time)).map((id) => records.get(one.type, id))),
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
