/** What a look over all records needs of the database: the records as they stand, page by page, and the people. */
import { count } from 'drizzle-orm'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Database } from '../db/open.ts'
import { deviceKeys, records, users } from '../db/schema.ts'
import { accountColumns } from './account-rows.ts'
import { createLevelsStore } from './levels-store.ts'
import { createStoredRecords } from './stored-records.ts'

const PAGE = 200

export interface EveryRecord {
  readonly total: number
  readonly devices: number
  readonly people: readonly AccountFacts[]
  /** Each page is of the moment at which it is read. */
  pages(): Generator<readonly AnyRecord[]>
}

export function everyRecord({ db, sqlite }: Pick<Database, 'db' | 'sqlite'>): EveryRecord {
  const stored = createStoredRecords({ db }, createLevelsStore(sqlite))
  const { userName, fullName, role, agency, groups, disabled } = accountColumns
  return {
    total: db.select({ count: count() }).from(records).get()?.count ?? 0,
    devices: db.select({ count: count() }).from(deviceKeys).get()?.count ?? 0,
    people: db.select({ userName, fullName, role, agency, groups, disabled }).from(users).all(),
    *pages() {
      for (const { type } of db.selectDistinct({ type: records.type }).from(records).all()) {
        for (let last = ''; ; ) {
          const page = stored.after(type, last, PAGE)
          const end = page.at(-1)
          if (!end) break
          yield page
          last = end.id
        }
      }
    },
  }
}
