import { desc, eq, ne, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { bundles } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { BundleFacts, BundlesStore, KeptBundle } from './promotion-stores.ts'

export function createBundlesStore({ db }: Database, writer: Writer, log: AuditLog): BundlesStore {
  const { hash, content, version, parent, receivedAt, receivedFrom } = bundles
  const said = (name: string) =>
    sql<
      string | null
    >`CASE WHEN ${bundles.text} = '' THEN NULL ELSE json_extract(${bundles.text}, ${`$.release.${name}`}) END`
  const facts = {
    ...{ hash, content, version, parent, receivedAt, receivedFrom },
    ...{ message: said('message'), author: said('author') },
  }
  const newestFirst = [desc(bundles.receivedAt), desc(bundles.hash)] as const
  return {
    get: async (hash) => {
      const row = db.select().from(bundles).where(eq(bundles.hash, hash)).get()
      return row && (present(row) as KeptBundle)
    },
    ofContent: async (content) => {
      const row = db
        .select(facts)
        .from(bundles)
        .where(eq(bundles.content, content))
        .orderBy(...newestFirst)
        .get()
      return row && present(row)
    },
    list: async (limit) =>
      db
        .select(facts)
        .from(bundles)
        .where(ne(bundles.text, ''))
        .orderBy(...newestFirst)
        .limit(limit)
        .all()
        .map(present),
    keep: (bundle, note) =>
      writer.write(() => {
        const isNew = db.insert(bundles).values(bundle).onConflictDoNothing().run().changes === 1
        if (isNew && note) log.append(note)
        return isNew
      }),
  }
}

const present = (row: object): BundleFacts =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as BundleFacts
