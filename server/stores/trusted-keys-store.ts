import { asc, eq } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { trustedKeys } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { TrustedKeysStore } from './promotion-stores.ts'

export const createTrustedKeysStore = ({ db }: Database, writer: Writer, log: AuditLog): TrustedKeysStore => ({
  list: async () => db.select().from(trustedKeys).orderBy(asc(trustedKeys.addedAt)).all(),
  add: (key, note) =>
    writer.write(() => {
      const isNew = db.insert(trustedKeys).values(key).onConflictDoNothing().run().changes === 1
      if (isNew) log.append(note)
      return isNew
    }),
  remove: (id, note) =>
    writer.write(() => {
      const isGone = db.delete(trustedKeys).where(eq(trustedKeys.id, id)).run().changes === 1
      if (isGone) log.append(note)
      return isGone
    }),
})
