/**
 * Records of any type: one set of routes for all there are. Reads go through a Query or the permission functions, writes
 * through `performAction`; nothing here knows the name of a type or a field.
 */
import { Hono } from 'hono'
import { entriesOf } from '../../engine/query/dialect.ts'
import type { Env } from '../context.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { mustType } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import { anyObject } from '../security/shapes.ts'
import { createRecord, disableRecord, updateRecord } from './change-record.ts'
import { listRecords } from './list-records.ts'
import { showAccess, showAsItWas, showHistory } from './record-log.ts'
import { recordOfPath } from './record-of-path.ts'
import { showRecord } from './show-record.ts'

export const records = new Hono<Env>()
  .get('/:plural', audited('list', recordOfPath), (c) => listRecords(c, new URL(c.req.url).searchParams))
  .post('/:plural/query', audited('list', recordOfPath), async (c) => {
    mustType(c)
    return listRecords(c, entriesOf(await bodyOf(c, anyObject)))
  })
  .get('/:plural/:id', audited('show', recordOfPath), showRecord)
  .get('/:plural/:id/record_history', audited('record_history', recordOfPath), showHistory)
  .get('/:plural/:id/as_it_was', audited('as_it_was', recordOfPath), showAsItWas)
  .get('/:plural/:id/access_log', audited('access_log', recordOfPath), showAccess)
  .post('/:plural', auditedWhenRefused('create', recordOfPath), createRecord)
  .patch('/:plural/:id', auditedWhenRefused('update', recordOfPath), updateRecord)
  .delete('/:plural/:id', auditedWhenRefused('disable', recordOfPath), disableRecord)
