import { own } from '../lib/own.ts'
import type { Model, RecordType } from '../model.ts'
import { type CoreFactName, type CoreFacts, coreFacts } from '../records/core-facts.ts'
import type { AnyRecord } from '../records/record.ts'
import { wireAnswers } from '../records/wire.ts'
import type { Access } from './actor.ts'

const coreNames = Object.keys(coreFacts) as CoreFactName[]

/** A record as the dialect shows it, nothing in it that the access does not read. */
export function readableRecord(
  model: Model,
  access: Access,
  record: AnyRecord,
  today: string,
): Readonly<Record<string, unknown>> {
  const type = own(model.recordTypes, record.type)
  if (!type) return {}
  const shown = wireAnswers(model, type.fields, record.answers, today, access.readable)
  for (const name of coreNames) {
    const fact = record.core[name]
    if (fact !== undefined && access.readable.has(name)) shown[name] = fact
  }
  return Object.assign(shown, dialectNames(type, record))
}

/** What is always shown of a record. */
export interface Shown extends Pick<AnyRecord, 'id' | 'programme' | 'version'> {
  readonly core: Pick<CoreFacts, 'short_id' | 'record_state'>
}

/** The names under which the dialect shows it. */
export const dialectNames = (type: RecordType, { id, core, programme, version }: Shown) => ({
  [type.ids.unique]: id,
  [type.ids.display]: core.short_id,
  id,
  enabled: core.record_state,
  module_id: programme,
  version,
})
