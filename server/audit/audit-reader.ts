/** Who may read the audit: whole, or of what the people of one's own groups did. */
import type { Actor } from '../../engine/permissions/actor.ts'
import { problems } from '../../engine/problems.ts'
import type { Stores } from '../stores/stores.ts'

const WHOLE = 'audit:read'
const OF_MY_GROUPS = 'audit:read_group'

export interface AuditReader {
  /** Absent: everybody. */
  readonly people?: readonly string[]
}

export async function auditReader(actor: Actor, { accounts }: Pick<Stores, 'accounts'>): Promise<AuditReader> {
  if (actor.manages.has(WHOLE)) return {}
  if (actor.manages.has(OF_MY_GROUPS)) return { people: await accounts.inGroups(actor.groups) }
  throw problems.actionForbidden({ action: WHOLE })
}
