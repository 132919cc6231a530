import type { AnyRecord, Change } from '../records/record.ts'
import type { AuditFact, Outcome, RecordWrite } from './action-type.ts'
import type { Deciding } from './door.ts'

type Happened = Pick<Change, 'fields' | 'overridden'>

/** One record written, with its entry in the log and a fact for the audit. */
export function outcomeOf(
  { action, actor, model, moment }: Deciding,
  after: AnyRecord,
  happened: Happened,
  more: Pick<RecordWrite, 'before' | 'attention'> = {},
): Outcome {
  const change: Change = {
    record: after.id,
    version: after.version,
    action: action.name,
    by: actor.userName,
    at: moment.now,
    mutation: action.mutation,
    release: model.hash,
    ...happened,
  }
  return { records: [{ expected: after.version - 1, after, change, ...more }], audit: [auditFact(action)] }
}

/** Nothing was different: nothing is written, but that somebody asked is known. */
export const nothingChanged = ({ action }: Deciding): Outcome => ({ records: [], audit: [auditFact(action)] })

const auditFact = ({ name, type, record }: Deciding['action']): AuditFact => ({
  action: name,
  recordType: type,
  record,
})
