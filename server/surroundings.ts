/** What the rules of a record ask of the world around it: other records that nobody learns anything of. */
import type { Loaded, Refs } from '../engine/actions/action-type.ts'
import { todayIn } from '../engine/lib/time-zone.ts'
import type { SameValue } from '../engine/life/surroundings.ts'
import type { Model } from '../engine/model.ts'
import { type Actor, OWN } from '../engine/permissions/actor.ts'
import type { CoreFactName } from '../engine/records/core-facts.ts'
import type { RecordsStore } from './stores/record-stores.ts'

const ENABLED: CoreFactName = 'record_state'

/** The rules themselves: they read one answer, of all records of a type and programme. */
const ruleReader = ({ type, programme, field }: SameValue): Actor => ({
  userName: '',
  fullName: '',
  role: '',
  agency: '',
  groups: [],
  locale: '',
  programmes: [programme],
  manages: new Set(),
  grants: [
    {
      label: OWN,
      recordType: type,
      programmes: [programme],
      rows: 'all',
      readable: new Set([field, ENABLED]),
      writable: new Set(),
      actions: new Set(['read']),
    },
  ],
})

type Asking = Pick<Refs, 'linked' | 'sameValue'>

export async function surroundings(
  records: Pick<RecordsStore, 'get' | 'list'>,
  { instance }: Model,
  { linked = [], sameValue = [] }: Asking,
  now: string,
): Promise<Pick<Loaded, 'linked' | 'sameValue'>> {
  if (linked.length + sameValue.length === 0) return {}
  const time = { today: todayIn(instance.timeZone, now), now }
  const isFound = async (asked: SameValue): Promise<boolean> => {
    const { type, field, value, except } = asked
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return false
    const where = {
      all: [
        { field, among: [value] },
        { field: ENABLED, among: [true] },
      ],
    }
    // One may be the record itself.
    const { rows } = await records.list(ruleReader(asked), { from: type, where, limit: 2 }, { ...time, fields: [] })
    return rows.some(({ id }) => id !== except)
  }
  const there = await Promise.all(linked.map(({ type, id }) => records.get(type, id)))
  return {
    linked: there.flatMap((stored) => (stored ? [stored.record] : [])),
    sameValue: await Promise.all(
      sameValue.map(async (asked) => ({ field: asked.field, value: asked.value, found: await isFound(asked) })),
    ),
  }
}
