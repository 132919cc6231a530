import { derivedId } from '../lib/derived-id.ts'
import { diff } from '../records/diff.ts'
import type { AnyRecord, Change } from '../records/record.ts'
import { changesOfFacts } from '../records/told-facts.ts'
import type { Level } from './migration.ts'

/** Name under which the log keeps that a record was taken to another release. */
export const MIGRATE = 'migrate'

/** The entry in the log: nobody's doing, at the moment of the switch. The same whenever it is written. */
export const migrationEntry = (
  { level, at, release }: Level,
  before: AnyRecord,
  { id: record, version, answers, core }: AnyRecord,
): Change => ({
  ...{ record, version, action: MIGRATE, by: '', at, release },
  mutation: derivedId(`${record} level ${level}`),
  fields: [...diff(before.answers, answers), ...changesOfFacts(before.core, core)],
})
