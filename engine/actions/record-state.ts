import type { CoreFactName } from '../records/core-facts.ts'
import { coreAfter } from '../records/stamps.ts'
import { defineChanging } from './door.ts'
import { mustFit } from './other-names.ts'
import { nothingChanged, outcomeOf } from './outcome.ts'

const STATE: CoreFactName = 'record_state'

/** An action that puts a record out of sight, or back. It takes no answers: a payload may say the new state and nothing else. */
export const defineStateChange = <const Name extends string>(name: Name, to: boolean) =>
  defineChanging(name, (deciding) => {
    const { record, actor, moment, action } = deciding
    mustFit(action.answers, { ...record, core: { ...record.core, record_state: to } }, deciding)
    const from = record.core.record_state
    if (from === to) return nothingChanged(deciding)
    const core = { ...coreAfter(record.core, actor, moment.now), record_state: to }
    const after = { ...record, version: record.version + 1, core }
    return outcomeOf(deciding, after, { fields: [{ field: STATE, from, to }] }, { before: record })
  })
