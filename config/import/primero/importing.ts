import type { FileCollector } from '../files.ts'
import type { Ids } from '../ids.ts'
import { type Item, saysNothing } from '../item.ts'
import type { Ledger } from '../ledger.ts'
import type { TextReader } from '../texts.ts'

/** What every part of an import works with. */
export interface Importing {
  readonly ledger: Ledger
  readonly ids: Ids
  readonly texts: TextReader
  readonly files: FileCollector
  /** The lists of the bundle, by kind. */
  readonly data: Item
  /** What the bundle format cannot hold, by kind; says nothing where there is no such file. */
  readonly extra: Item
}

/** Of one attribute: the value that says nothing new, and why it is not carried where it has another. */
interface Attribute {
  readonly default?: unknown
  readonly leftOut?: string
}

export type Attributes = Readonly<Record<string, Attribute>>

/**
 * Says what became of the attributes that nobody has read. One that the importer should have read and did not stays
 * without a fate: that is a mistake of ours, which the books then show.
 */
export function settleRest(item: Item, attributes: Attributes, what: string): void {
  for (const [name, attribute] of item.entries()) {
    if (attribute.isTouched) continue
    const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    if (saysNothing(attribute.value) || (known && attribute.value === known.default)) attribute.isDefault()
    else if (!known) attribute.leftOut(`\`${name}\` is no attribute of ${what} in this format`)
    else if (known.leftOut !== undefined) attribute.leftOut(known.leftOut)
    else if (typeof known.default === 'boolean' && typeof attribute.value !== 'boolean') {
      attribute.leftOut('neither true nor false')
    }
  }
}
