/** The library as its next release has it: a field renamed, a unit changed, two options made one, a name taken apart. */
import type { Migration } from '../../engine/migrations/migration.ts'
import type { Model } from '../../engine/model.ts'
import { libraryModel } from './library-model.ts'

export const migration: Migration = {
  id: 'spring',
  steps: [
    { kind: 'rename', recordType: 'loan', from: 'borrower', to: 'reader_name' },
    { kind: 'map_options', lookup: 'copy_state', options: { torn: 'damaged', lost: 'damaged' } },
    { kind: 'unit', recordType: 'loan', subform: 'copies', field: 'price', factor: 0.1 },
    { kind: 'rename', recordType: 'loan', subform: 'copies', from: 'shelf', to: 'place' },
  ],
}

const renamed: Readonly<Record<string, string>> = { borrower: 'reader_name', torn: 'damaged', shelf: 'place' }

const inLaterWords = (model: Model): Model =>
  JSON.parse(
    Object.entries(renamed).reduce(
      (text, [from, to]) => text.replaceAll(`"${from}"`, `"${to}"`),
      JSON.stringify(model),
    ),
  ) as Model

const later = inLaterWords(libraryModel)

export const laterLibrary: Model = {
  ...later,
  hash: 'later',
  lookups: {
    ...later.lookups,
    copy_state: {
      ...(later.lookups['copy_state'] as Model['lookups'][string]),
      options: (later.lookups['copy_state']?.options ?? []).filter(({ id }) => id !== 'lost'),
    },
  },
  migrations: [migration],
}
