import { checkFolder } from '../../../config/check.ts'
import { folderOf } from '../../../config/folder.ts'
import { runScenarios } from '../../../config/scenarios/run.ts'
import { sourceOf } from '../../../config/source.ts'
import { libraryFiles } from '../library-files.ts'

/** More than the lending library has: conditions on forms and rows, a lock, a default, two roles. */
const additions = {
  'fields/loan/more.json': {
    fields: [
      { id: 'lost', type: 'yes-no', label: 'Lost' },
      { id: 'price', type: 'number', label: 'Price', required: { '==': [{ var: 'lost' }, true] } },
      { id: 'stamp', type: 'text', label: 'Stamp', readOnly: { '==': [{ var: 'lost' }, true] } },
      { id: 'lent_at', type: 'date', label: 'Day', default: { logic: { today: [] } } },
      {
        id: 'inner',
        type: 'text',
        label: 'Inner note',
        visible: { '==': [{ var: 'lost' }, true] },
        whenHidden: 'clear',
      },
      {
        id: 'pages',
        type: 'number',
        label: 'Pages',
        rules: [
          {
            id: 'many_pages',
            when: { not: { is_blank: { var: 'pages' } } },
            holds: { '<': [{ var: 'pages' }, 2000] },
            message: 'Many pages.',
            level: 'warning',
          },
        ],
      },
    ],
  },
  'forms/loan/loss.json': {
    id: 'loss',
    group: 'main',
    label: 'Loss',
    fields: ['price', 'stamp'],
    visible: { '==': [{ var: 'lost' }, true] },
  },
  'forms/loan/desk.json': {
    id: 'desk',
    group: 'main',
    label: 'Desk',
    fields: ['lost', 'price', 'stamp', 'lent_at', 'pages'],
  },
  'forms/loan/office.json': { id: 'office', group: 'main', label: 'Office', fields: ['inner'] },
  'roles/binder.json': {
    id: 'binder',
    label: 'Binder',
    reach: 'group',
    actions: { loan: ['read', 'update'] },
    forms: { loan: { book: 'r', desk: 'rw' } },
  },
  'roles/reader.json': {
    id: 'reader',
    label: 'Reader',
    reach: 'self',
    referral: true,
    actions: { loan: ['read'] },
    forms: { loan: { dates: 'r' } },
  },
}

export const withScenarios = (...scenarios: readonly object[]) =>
  libraryFiles({ ...additions, 'tests/loan.json': { recordType: 'loan', given: { today: '2025-03-01' }, scenarios } })

/** What one scenario comes to, as lines of `expectation path: actual`. */
export async function played(scenario: object, expected: object): Promise<readonly string[]> {
  // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
  const source = sourceOf(withScenarios({ name: 'One', ...scenario, then: expected }))
  const { model, issues } = await checkFolder(source)
  if (!model) throw new Error(JSON.stringify(issues, null, 2))
  return runScenarios(model, folderOf(source), () => 0).flatMap(({ differences }) =>
    differences.map(({ expectation, path, actual }) => `${expectation} ${path}: ${actual}`),
  )
}
