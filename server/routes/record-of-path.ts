import type { AuditFact } from '../../engine/actions/action-type.ts'
import type { Asked } from '../context.ts'
import { typeAsked } from '../record-type.ts'

/** What the audit says of a request about a record of the path. */
export function recordOfPath(c: Asked): Omit<AuditFact, 'action'> {
  const recordType = typeAsked(c)?.id
  const record = c.req.param('id' as never) as string | undefined
  return { ...(recordType !== undefined && { recordType }), ...(record !== undefined && { record }) }
}
