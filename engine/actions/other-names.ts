import type { AnyRecord } from '../records/record.ts'
import type { DecidingOnRecord } from './door.ts'
import { readPayload } from './payload.ts'
import { refuseFor } from './refusal.ts'

/** What a payload says besides what the action asks must be what stands when it is done: the dialect says the new status with a closing. */
export function mustFit(others: Readonly<Record<string, unknown>>, after: AnyRecord, deciding: DecidingOnRecord): void {
  if (Object.keys(others).length === 0) return
  const { model, type, action, access, today, moment } = deciding
  const { issues } = readPayload(others, {
    ...{ model, type, today, newId: moment.newId, seen: after.answers, record: after },
    access: { ...access, writable: new Set() },
  })
  refuseFor(issues, action)
}
