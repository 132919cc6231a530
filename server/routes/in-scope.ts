import type { RecordType } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import type { Asked } from '../context.ts'
import { timeOf } from '../today.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]

/** Which of the rows somebody reaches in their own right. */
export async function inScope(
  c: Asked,
  { id: from }: RecordType,
  actor: Actor,
  rows: Rows,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const where = { field: 'id', among: rows.map(({ id }) => String(id)) }
  const asked = { from, where, limit: rows.length }
  const found = await c.var.parts.stores.records.list(actor, asked, { ...timeOf(c), fields: [] })
  return new Set(found.rows.map(({ id }) => String(id)))
}
