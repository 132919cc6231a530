/**
 * Records of any type: one set of routes for all there are. Reads go through a Query or the permission functions, writes
 * through `performAction`; nothing here knows the name of a type or a field.
 */
import { Hono } from 'hono'
import type { AuditFact } from '../../engine/actions/action-type.ts'
import { entriesOf } from '../../engine/query/dialect.ts'
import type { Asked, Env } from '../context.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { mustType, typeAsked } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import { anyObject } from '../security/shapes.ts'
import { createRecord, disableRecord, updateRecord } from './change-record.ts'
import { listRecords } from './list-records.ts'
import { showHistory, showRecord } from './show-record.ts'

const factOf = (c: Asked): Omit<AuditFact, 'action'> => {
  const recordType = typeAsked(c)?.id
  const record = c.req.param('id' as never) as string | undefined
  return { ...(recordType !== undefined && { recordType }), ...(record !== undefined && { record }) }
}

export const records = new Hono<Env>()
  .get('/:plural', audited('list', factOf), (c) => listRecords(c, new URL(c.req.url).searchParams))
  .post('/:plural/query', audited('list', factOf), async (c) => {
    mustType(c)
    return listRecords(c, entriesOf(await bodyOf(c, anyObject)))
  })
  .get('/:plural/:id', audited('show', factOf), showRecord)
  .get('/:plural/:id/record_history', audited('record_history', factOf), showHistory)
  .post('/:plural', auditedWhenRefused('create', factOf), createRecord)
  .patch('/:plural/:id', auditedWhenRefused('update', factOf), updateRecord)
  .delete('/:plural/:id', auditedWhenRefused('disable', factOf), disableRecord)
