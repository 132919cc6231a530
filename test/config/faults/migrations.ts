import type { SeedCopy } from '../seed.ts'
import type { Faults } from './faults.ts'

type Json = Readonly<Record<string, unknown>>

/** Adds a migration of one step, sound but for the changes. */
const add = (seed: SeedCopy, step: Json, more: readonly Json[] = []) =>
  seed.add('migrations/zz.json', { id: 'zz', steps: [{ recordType: 'case', ...step }, ...more] })

const renamed = { kind: 'rename', from: 'zz_called', to: 'name_first' }

/** Ways from earlier releases that lead nowhere. */
export const migrationFaults: Faults = {
  'a migration of a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, { ...renamed, recordType: 'csae' }),
    at: '"csae"',
  }),
  'a migration of a kind that there is not': (seed) => ({
    code: 'schema.not_allowed',
    file: add(seed, { ...renamed, kind: 'renmae' }),
    at: '"renmae"',
  }),
  'a step with a setting of another kind': (seed) => ({
    code: 'schema.unknown_property',
    file: add(seed, { ...renamed, factor: 2 }),
    at: '"factor"',
  }),
  'a migration given twice': (seed) => {
    add(seed, renamed)
    return {
      code: 'name.duplicate',
      file: seed.add('migrations/zzz.json', { id: 'zz', steps: [{ recordType: 'case', ...renamed, from: 'zz_too' }] }),
      at: '"id": "zz"',
    }
  },
  'a rename to a field that there is not': (seed) => ({
    code: 'migration.target_gone',
    file: add(seed, { ...renamed, to: 'name_fisrt' }),
    at: '"kind": "rename"',
    shift: -2,
  }),
  'a rename of a field that is still there': (seed) => ({
    code: 'migration.still_there',
    file: add(seed, { ...renamed, from: 'name_last' }),
    at: '"from": "name_last"',
  }),
  'a rename to the same name': (seed) => ({
    code: 'migration.nothing',
    file: add(seed, { ...renamed, from: 'name_first' }),
    at: '"kind": "rename"',
    shift: -2,
  }),
  'options that become one that there is not': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, { kind: 'map_options', lookup: 'lookup_risk_level', options: { yess: 'yse' } }),
    at: '"yess"',
  }),
  'options of a lookup that there is not': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, { kind: 'map_options', lookup: 'lookup_yes_on', options: { yess: 'yes' } }),
    at: '"lookup_yes_on"',
  }),
  'options of nothing': (seed) => ({
    code: 'migration.incomplete',
    file: add(seed, { kind: 'map_options', options: { yess: 'yes' } }),
    at: '"kind": "map_options"',
    shift: -2,
  }),
  'a unit of a text': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, { kind: 'unit', field: 'name_first', factor: 10 }),
    at: '"field": "name_first"',
  }),
  'a number that becomes a text in a field that holds numbers': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, { kind: 'retype', field: 'name_first', conversion: 'text_to_number' }),
    at: '"field": "name_first"',
  }),
}
