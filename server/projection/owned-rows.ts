/** The rows of a collection that stand on somebody's own records: read off an index by the owner, and the record's own line only where it is asked about. */
import type { Time } from '../../engine/query/bounds.ts'
import type { Collection } from '../../engine/query/collection.ts'
import { keyName } from './columns.ts'
import { rowSetting, type Setting } from './condition.ts'
import { holderOf, type LiveGrant, readsName } from './grants.ts'
import type { LiveType } from './live-type.ts'
import { rowIsThere } from './row-guards.ts'
import { OWNER, ownerIndex, PROGRAMME } from './rows-part.ts'
import type { RowsSetting } from './rows-query.ts'
import { both, column, isAmong, named, sql } from './sql.ts'

interface Asked extends Time {
  readonly live: LiveType
  readonly collection: Collection
  /** Grants by which the owner reaches what is theirs. */
  readonly grants: readonly LiveGrant[]
}

/** Undefined: there can be none. */
export function settingOverOwned({ live, collection, grants, today, now }: Asked): RowsSetting | undefined {
  const table = live.tables.rows.get(collection.id)
  if (!table || !collection.ofOwner || grants.length === 0) return undefined
  const owner = holderOf(grants)
  const place = { record: sql`c.record`, programme: column('c', PROGRAMME) }
  let joinsMain = false
  const onRecord: Setting = {
    ...{ live, today, now, userName: owner },
    record: place.record,
    key(asked) {
      if (asked.name === 'id') return place.record
      joinsMain = true
      return column('p', keyName(asked))
    },
    reads: (name) => readsName(name, grants, live, place),
  }
  const mine = both(
    sql`${column('c', OWNER)} = ${owner}`,
    isAmong(place.programme, [...new Set(grants.flatMap(({ programmes }) => programmes))]),
    rowIsThere(collection, onRecord),
  )
  return {
    setting: rowSetting(collection, onRecord),
    from(holds, more = sql``) {
      const main = joinsMain ? sql` CROSS JOIN ${named(live.tables.main)} p ON p.id = c.record` : sql``
      return sql`FROM ${named(table)} c INDEXED BY ${named(ownerIndex(table))}${main}${more} WHERE ${both(mine, holds)}`
    },
  }
}
