import type { CoreFactName } from '../records/core-facts.ts'
import { coreAfter } from '../records/stamps.ts'
import { type DecidingOnRecord, defineChanging } from './door.ts'
import { nothingChanged, outcomeOf } from './outcome.ts'
import { readPayload } from './payload.ts'
import { refuseFor } from './refusal.ts'

const STATE: CoreFactName = 'record_state'

/** An action that puts a record out of sight, or back. It takes no answers: a payload may say the new state and nothing else. */
export const defineStateChange = <const Name extends string>(name: Name, to: boolean) =>
  defineChanging(name, (deciding) => {
    refuseAnswers(deciding, to)
    const { record, actor, moment } = deciding
    const from = record.core.record_state
    if (from === to) return nothingChanged(deciding)
    const core = { ...coreAfter(record.core, actor, moment.now), record_state: to }
    const after = { ...record, version: record.version + 1, core }
    return outcomeOf(deciding, after, { fields: [{ field: STATE, from, to }] }, { before: record })
  })

function refuseAnswers({ model, type, action, access, record, moment, today }: DecidingOnRecord, to: boolean): void {
  const { issues } = readPayload(action.answers, {
    ...{ model, type, today, newId: moment.newId, seen: record.answers },
    access: { ...access, writable: new Set() },
    record: { ...record, core: { ...record.core, record_state: to } },
  })
  refuseFor(issues, action)
}
