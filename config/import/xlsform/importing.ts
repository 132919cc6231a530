import type { FileCollector } from '../files.ts'
import type { Ids } from '../ids.ts'
import type { Ledger } from '../ledger.ts'
import type { TextReader } from '../texts.ts'

/** What every part of the import of a form works with. */
export interface Importing {
  readonly ledger: Ledger
  readonly ids: Ids
  readonly texts: TextReader
  readonly files: FileCollector
  /** The one record type that the form becomes. */
  readonly type: string
}
