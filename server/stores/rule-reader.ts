/** Who reads for the rules of the configuration: one answer, of all records of a type, whoever they belong to. */
import type { Following } from '../../engine/actions/action-type.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import { type Actor, OWN } from '../../engine/permissions/actor.ts'
import type { Time } from '../../engine/query/bounds.ts'
import type { CoreFactName } from '../../engine/records/core-facts.ts'
import type { SqlReader } from '../projection/sql-reader.ts'

export const ENABLED: CoreFactName = 'record_state'

export const ruleReader = (type: string, programmes: readonly string[], field: string): Actor => ({
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

/** So many are looked for at once. */
const TOGETHER = 500

/** In the order of their ids, so that the same write is always decided over the same. */
export function idsFollowing(
  { ids }: Pick<SqlReader, 'ids'>,
  { recordTypes }: Model,
  { type, field, record }: Following,
  time: Time,
): readonly string[] {
  const reader = ruleReader(type, own(recordTypes, type)?.programmes ?? [], field)
  const found: string[] = []
  for (;;) {
    const query = { from: type, where: { field, among: [record] }, offset: found.length, limit: TOGETHER }
    const more = ids(reader, query, time)
    found.push(...more)
    if (more.length < TOGETHER) return found.sort()
  }
}
