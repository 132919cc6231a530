/** Places in migrations that name what is there now; what was there before is nothing any more. */
import { isObject, type Meaning, plain, type Reference, reference } from './reference.ts'

const SECTION = 'Migrations'

/** A field of the record type, and rows, that the step is about. */
const fieldOfStep: Meaning = (id, { values }) => {
  const step = values.findLast((value) => isObject(value) && typeof value['kind'] === 'string')
  const { recordType, subform } = (isObject(step) ? step : {}) as Readonly<Record<string, string | undefined>>
  return { kind: 'field', recordType: String(recordType), id, ...(subform !== undefined && { subform }) }
}

const subformOfStep: Meaning = (id, { values }) => {
  const step = values.findLast((value) => isObject(value) && typeof value['kind'] === 'string')
  return { kind: 'field', recordType: String(isObject(step) ? step['recordType'] : ''), id }
}

const at = (path: string, means: Meaning, says: Reference['says']) =>
  reference('migration', `steps/*/${path}`, means, SECTION, says)

export const migrationReferences: readonly Reference[] = [
  at('recordType', plain('record type'), (id) => `its records are taken along by ${id}`),
  at('lookup', plain('lookup'), (id) => `its options are taken along by ${id}`),
  at('subform', subformOfStep, (id) => `its rows are taken along by ${id}`),
  at('field', fieldOfStep, (id) => `its answers are taken along by ${id}`),
  at('to', fieldOfStep, (id) => `${id} leads to it`),
  at('into', fieldOfStep, (id) => `${id} leads to it`),
  at('into/*', fieldOfStep, (id) => `${id} leads to it`),
  at('outOf', subformOfStep, (id) => `${id} takes answers out of its rows`),
]
