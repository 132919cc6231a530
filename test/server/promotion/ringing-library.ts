/** A library of two agencies, and a release that adds to it: fields, an option, a number of the home page, another list. */
import type { Decision } from '../../../engine/plan/plan.ts'
import { libraryFiles } from '../../config/library-files.ts'
import { uuid } from '../../lib/people.ts'
import { dataOf } from '../../lib/server.ts'
import { facts, promotingLibrary, releaseWith } from './promoting-library.ts'

export const loan = `loans/${uuid(1)}`
export const ROW = uuid(901)

const asWritten = (path: string) => JSON.parse(libraryFiles().get(path) ?? '') as Record<string, unknown>
const home = (...indicators: readonly object[]) => ({ id: 'counter', label: 'Counter', order: 1, indicators })
const all = { id: 'loans', label: 'Loans', from: 'loan' }
const arabic = {
  ...{ id: 'arabic', label: 'In Arabic', from: 'loan' },
  where: { field: 'language', among: ['arabic'] },
}
const reader = {
  ...{ id: 'librarian', label: 'Librarian', reach: 'all', dashboards: ['counter'] },
  ...{ actions: { loan: ['read', 'create', 'update', 'history'] }, forms: { loan: 'rw' } },
}

/** What both agencies begin with. */
export const begins = {
  'agencies/town.json': { id: 'town', name: 'Town' },
  'user-groups/floor.json': { id: 'floor', name: 'Floor' },
  'roles/librarian.json': reader,
  'dashboards/counter.json': home(all),
}

const { fields, ...form } = asWritten('fields/loan/loan.json') as { fields: { id: string; fields?: object[] }[] }

/** The same, and more. */
export const more = {
  ...begins,
  'fields/loan/loan.json': {
    ...form,
    fields: [
      ...fields.map((field) =>
        field.id === 'notes'
          ? { ...field, fields: [...(field.fields ?? []), { id: 'said_by', type: 'text', label: 'Said by' }] }
          : field,
      ),
      { id: 'language', type: 'choice', label: 'Language', lookup: 'language' },
      { id: 'publisher', type: 'text', label: 'Publisher' },
    ],
  },
  'lookups/language.json': {
    ...{ id: 'language', label: 'Language' },
    options: [
      { id: 'arabic', label: 'Arabic' },
      { id: 'french', label: 'French' },
    ],
  },
  'lookups/kind.json': {
    ...{ id: 'kind', label: 'Kind' },
    options: ['novel', 'atlas', 'map'].map((id) => ({ id, label: `Of ${id}s` })),
  },
  'forms/loan/book.json': {
    ...asWritten('forms/loan/book.json'),
    fields: ['book', 'reader', 'kind', 'shelf', 'branch', 'language', 'publisher'],
  },
  'record-types/loan.json': { ...asWritten('record-types/loan.json'), searched: ['book', 'reader', 'publisher'] },
  'lists/loan.json': {
    ...{
      recordType: 'loan',
      columns: ['short_id', 'book', 'language'],
      filters: [{ field: 'language', common: true }],
    },
    sort: { field: 'book', direction: 'asc' },
  },
  'dashboards/counter.json': home(all, arabic),
}

/** What Tom says of a loan under the release that only he has. */
export const byTom = {
  ...{ language: 'arabic', publisher: 'Banipal', kind: 'map' },
  notes: [{ unique_id: ROW, said_on: '2024-01-02', said: 'Torn', said_by: 'Maria' }],
}

export const next = () => releaseWith(more)

export interface Told {
  readonly id: string
  readonly state: string
  readonly against_ring?: readonly string[]
  readonly obstacle?: string
  readonly content_hash?: string
  readonly ring?: { readonly agencies: readonly string[]; readonly user_groups: readonly string[]; readonly by: string }
  readonly failure?: { readonly code: string }
  readonly decisions: Readonly<Record<string, Decision>>
}

/** Ana is of the city, Tom and Tara of the town. */
export async function ringingLibrary() {
  const people = { tom: facts('tom', 'librarian', 'town'), tara: facts('tara', 'librarian', 'town') }
  const library = await promotingLibrary({ loans: 2, files: begins, people })
  const tom = await library.as('tom')
  const told = async (id: string) => dataOf<Told>(await library.jon.get(`plans/${id}`))
  return {
    ...library,
    ...{ tom, told },
    /** A plan to the next release, served to the town. */
    async ringed() {
      const id = await library.planTo(await next())
      const begun = await library.jon.post(`plans/${id}/ring`, { agencies: ['town'] })
      if (begun.status !== 202) throw new Error(await begun.text())
      await library.promotion.idle()
      return id
    },
  }
}
