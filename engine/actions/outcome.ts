import type { AnyRecord, Change } from '../records/record.ts'
import type { AuditFact, Outcome, RecordWrite } from './action-type.ts'
import type { Deciding } from './door.ts'
import { filesTaken } from './named-files.ts'

type Happened = Pick<Change, 'fields' | 'overridden'>

/** One record written, with its entry in the log and a fact for the audit. */
export function outcomeOf(
  { action, actor, model, moment, type, files }: Deciding,
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
  const taken = files ? filesTaken(type, after.answers, files) : []
  const write = { expected: after.version - 1, after, change, ...(taken.length > 0 && { files: taken }), ...more }
  return { records: [write], audit: [auditFact(action)] }
}

/** Nothing was different: nothing is written, but that somebody asked is known. */
export const nothingChanged = ({ action }: Deciding): Outcome => ({ records: [], audit: [auditFact(action)] })

const auditFact = ({ name, type, record }: Deciding['action']): AuditFact => ({
  action: name,
  recordType: type,
  record,
})
