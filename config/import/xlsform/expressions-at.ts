import type { Logic } from '../../../engine/logic/logic.ts'
import type { Item } from '../item.ts'
import { allOf, NotConvertible } from '../logic.ts'
import type { Importing } from './importing.ts'
import { conditionOf, type Find } from './xpath/logic-of.ts'
import type { Remark } from './xpath/value.ts'

/** Converts what a cell says, and books it; undefined where it says nothing, or has no counterpart. */
export function bookedAt<Result>(
  cell: Item,
  to: string,
  { ledger }: Importing,
  convert: (text: string, remark: Remark) => Result,
): Result | undefined {
  if (!cell.isSaid) return undefined
  const remarks = new Set<string>()
  try {
    const made = convert(cell.text, (remark) => remarks.add(remark))
    cell.converted(to, ['JSON Logic', ...remarks].join('; '))
    for (const remark of remarks)
      ledger.find({ kind: 'meaning', at: cell.at, found: `\`${cell.text}\``, instead: remark })
    return made
  } catch (error) {
    if (!(error instanceof NotConvertible)) throw error
    cell.leftOut(error.message)
    ledger.find({ kind: 'invalid', at: cell.at, found: `\`${cell.text}\``, instead: `nothing: ${error.message}` })
    return undefined
  }
}

export const conditionAt = (cell: Item, to: string, find: Find, importing: Importing): Logic | undefined =>
  bookedAt(cell, to, importing, (text, remark) => conditionOf(text, find, remark))

/** Conditions of the groups around a question, and its own: all of them hold. */
export function relevantWhen(cells: readonly Item[], to: string, find: Find, importing: Importing): Logic | undefined {
  const parts = cells.flatMap((cell) => conditionAt(cell, to, find, importing) ?? [])
  const whole = parts.length > 0 ? allOf(parts) : true
  return whole === true ? undefined : whole
}
