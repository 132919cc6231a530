import type { Faults } from './faults.ts'

const LIST = 'lists/case.json'
const WORKER = 'roles/case-worker.json'

/** Faults in the text of a file. */
export const jsonTextFaults: Faults = {
  'a comma after the last entry': (seed) => ({
    code: 'json.syntax',
    file: seed.retype(WORKER, /\]\s*\}\s*$/, '],\n}\n'),
    at: '],',
    after: '"manages"',
  }),
  'a comment': (seed) => ({
    code: 'json.syntax',
    file: seed.retype(LIST, '"columns"', '// shown on phones too\n  "columns"'),
    at: '// shown',
  }),
  'a missing comma': (seed) => ({
    code: 'json.syntax',
    file: seed.retype(WORKER, '"reach": "self",', '"reach": "self"'),
    at: '"reach"',
  }),
  'a name without quotes': (seed) => ({
    code: 'json.syntax',
    file: seed.retype(WORKER, '"reach":', 'reach:'),
    at: 'reach:',
  }),
  'a file that ends too early': (seed) => ({
    code: 'json.syntax',
    file: seed.add('lookups/new.json', '{\n  "id": "lookup_new",\n  "label": "New",\n  "options": ['),
    at: '"options"',
  }),
  'the same name twice in one object': (seed) => ({
    code: 'json.duplicate_name',
    file: seed.retype(WORKER, '"reach": "self",', '"reach": "self",\n  "reach": "all",'),
    at: '"all"',
  }),
  'a prototype name': (seed) => ({
    code: 'json.unsafe_name',
    file: seed.retype(WORKER, '"reach": "self",', '"reach": "self",\n  "__proto__": {},'),
    at: '__proto__',
    besides: ['schema.unknown_property'],
  }),
  'a file that nests without end': (seed) => ({
    code: 'json.too_deep',
    file: seed.add('lookups/deep.json', '['.repeat(50_000)),
    at: '[',
  }),
}
