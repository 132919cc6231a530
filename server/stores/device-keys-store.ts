import { and, eq } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { deviceKeys, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import { nameKeyOf } from './account-rows.ts'
import type { DeviceKeysStore } from './account-stores.ts'

export const createDeviceKeysStore = ({ db }: Database, writer: Writer): DeviceKeysStore => ({
  keyOf: (userName, device, fresh) =>
    writer.write(() => {
      const owner = db
        .select({ id: users.id })
        .from(users)
        .where(eq(users.nameKey, nameKeyOf(userName)))
        .get()
      if (!owner) throw new Error('A device key needs an account')
      db.insert(deviceKeys)
        .values({ user: owner.id, device, key: Buffer.from(fresh) })
        .onConflictDoNothing()
        .run()
      const kept = db
        .select({ key: deviceKeys.key })
        .from(deviceKeys)
        .where(and(eq(deviceKeys.user, owner.id), eq(deviceKeys.device, device)))
        .get()
      return Uint8Array.from(kept?.key ?? fresh)
    }),
})
