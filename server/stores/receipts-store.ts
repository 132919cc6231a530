import { createHash } from 'node:crypto'
import { asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { receipts } from '../db/schema.ts'
import { activatingKinds, type Receipt, type ReceiptsStore } from './promotion-stores.ts'

type Row = typeof receipts.$inferSelect

/** Covers every column, in this order. */
const hashOf = ({ seq, at, by, kind, bundle, content, plan, body, previousHash }: Omit<Row, 'hash' | 'signature'>) =>
  createHash('sha256')
    .update(JSON.stringify([previousHash, seq, at, by, kind, bundle, content, plan, body]))
    .digest('hex')

/** Before the first one. */
const FIRST = ''

export function createReceiptsStore({ db }: Pick<Database, 'db'>): ReceiptsStore {
  const newestFirst = desc(receipts.seq)
  const isActivating = inArray(receipts.kind, [...activatingKinds])
  return {
    append({ at, by, kind, bundle, content, plan, body }, sign) {
      const last = db.select().from(receipts).orderBy(newestFirst).limit(1).get()
      const entry = {
        ...{ seq: (last?.seq ?? 0) + 1, at, by, kind, bundle: bundle ?? null, content, plan: plan ?? null },
        ...{ body: JSON.stringify(body), previousHash: last?.hash ?? FIRST },
      }
      const hash = hashOf(entry)
      db.insert(receipts)
        .values({ ...entry, hash, signature: sign(hash) })
        .run()
    },
    list: async (limit) => db.select().from(receipts).orderBy(newestFirst).limit(limit).all().map(receiptOf),
    get: async (seq) => {
      const row = db.select().from(receipts).where(eq(receipts.seq, seq)).get()
      return row && receiptOf(row)
    },
    newest: async () => {
      const row = db.select().from(receipts).where(isActivating).orderBy(newestFirst).limit(1).get()
      return row && receiptOf(row)
    },
    ring: async () => {
      const row = db.select().from(receipts).where(ne(receipts.kind, 'purge')).orderBy(newestFirst).limit(1).get()
      return row?.kind === 'ring' ? receiptOf(row) : undefined
    },
    everActive: async () => {
      const rows = db.selectDistinct({ bundle: receipts.bundle }).from(receipts).where(isActivating).all()
      return rows.flatMap(({ bundle }) => (bundle === null ? [] : [bundle]))
    },
    verify: async (isSigned) => {
      let previous = FIRST
      for (const [index, row] of db.select().from(receipts).orderBy(asc(receipts.seq)).all().entries()) {
        const isNext = row.seq === index + 1 && row.previousHash === previous && row.hash === hashOf(row)
        if (!isNext || !isSigned(row.hash, row.signature)) return { whole: false, brokenAt: index + 1 }
        previous = row.hash
      }
      return { whole: true }
    },
  }
}

/** Whether a database has receipts at all: one of an older Formwork has none. */
export const keepsReceipts = ({ sqlite }: Pick<Database, 'sqlite'>): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'receipts'").get() !== undefined

const receiptOf = ({ bundle, plan, body, ...row }: Row): Receipt => ({
  ...row,
  ...(bundle !== null && { bundle }),
  ...(plan !== null && { plan }),
  body: JSON.parse(body) as object,
})
