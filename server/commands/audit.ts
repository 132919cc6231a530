import { isSignedBy } from '../../config/release/keys.ts'
import type { Database } from '../db/open.ts'
import { openToRead } from '../db/open-to-read.ts'
import { ConsoleTrouble, environmentOf } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { standingKeys } from '../promotion/instance-keys.ts'
import { RECEIPT } from '../promotion/receipt.ts'
import type { AuditHead } from '../stores/audit-chain.ts'
import { createReceiptsStore, keepsReceipts } from '../stores/receipts-store.ts'
import { createVerification, type Verification } from '../stores/verification.ts'
import { optionsOf } from './options.ts'

/** `formwork audit verify`: whether the audit, the receipts and the log of every record are whole, and records stand as their logs say. */
export const audit: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { head: { type: 'string' } } as const, 'words')
  if (positionals.join(' ') !== 'verify') throw new ConsoleTrouble('Usage: formwork audit verify [--head NUMBER:HASH]')
  const seen = values.head === undefined ? undefined : headIn(values.head)
  const { dataFolder } = environmentOf()
  const database = openToRead(dataFolder)
  if (!database) throw new ConsoleTrouble(`There is no database in ${dataFolder} (FORMWORK_DATA).`)
  try {
    const verification = createVerification(database)
    const isWhole = [
      sayAudit(verification, terminal, seen),
      await sayReceipts(database, dataFolder, terminal),
      sayRecords(verification, terminal),
    ]
    return isWhole.every(Boolean) ? 0 : 1
  } finally {
    database.close()
  }
}

const HEAD = /^([1-9]\d{0,14}):([0-9a-f]{64})$/

function headIn(text: string): AuditHead {
  const [, seq, hash] = HEAD.exec(text) ?? []
  if (seq === undefined || hash === undefined) {
    throw new ConsoleTrouble(`--head takes what an earlier verification printed, not "${text.slice(0, 100)}".`)
  }
  return { seq: Number(seq), hash }
}

function sayAudit(verification: Verification, { print, warn }: Terminal, seen: AuditHead | undefined): boolean {
  const { state, head } = verification.audit(seen)
  if (state.whole) {
    print(`The audit is whole: ${head.seq} entries.`)
    if (head.seq > 0)
      print(`Keep this line somewhere else, and give it to the next verification:\n--head ${head.seq}:${head.hash}`)
    return true
  }
  const isCut = seen !== undefined && state.brokenAt <= seen.seq && state.brokenAt === head.seq + 1
  warn(
    `The audit is broken at entry ${state.brokenAt}${isCut ? `, before or at entry ${seen.seq} which it once held` : ''}.`,
  )
  return false
}

/** Each follows the one before it, and is signed by this instance. */
async function sayReceipts(
  database: Pick<Database, 'db' | 'sqlite'>,
  dataFolder: string,
  { print, warn }: Terminal,
): Promise<boolean> {
  if (!keepsReceipts(database)) return true
  const receipts = createReceiptsStore(database)
  const [newest] = await receipts.list(1)
  if (!newest) return true
  const publicKey = standingKeys(dataFolder)?.publicKey ?? ''
  const state = await receipts.verify((hash, signature) => isSignedBy(publicKey, RECEIPT, hash, signature))
  if (state.whole) print(`The receipts of releases are whole, and signed by this instance: ${newest.seq}.`)
  else warn(`The receipts of releases are broken at number ${state.brokenAt}.`)
  return state.whole
}

/** Says the first record that is broken, and of how many others the same is true. */
function sayRecords(verification: Verification, { print, warn }: Terminal): boolean {
  let [records, broken] = [0, 0]
  for (const found of verification.records()) {
    records += 1
    if (!found) continue
    broken += 1
    if (broken > 1) continue
    const where =
      found.at === 'record' ? 'does not stand as its log says' : `has a log that is broken at version ${found.at}`
    warn(`Record ${found.record} ${where}.`)
  }
  if (broken > 1) warn(`So are ${broken - 1} more of ${records} records.`)
  else if (broken === 0) print(`The logs of ${records} records are whole, and the records stand as they say.`)
  return broken === 0
}
