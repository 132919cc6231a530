import { libraryFiles } from '../../config/library-files.ts'

/** How many loans there are while releases are applied and taken back, and what the release changes. */
export const LOANS = 60

const kinds = {
  ...{ id: 'kind', label: 'Kind' },
  options: [
    { id: 'novel', label: 'Novel' },
    { id: 'map', label: 'Map' },
  ],
}

const shelves = {
  ...{ id: 'shelf', label: 'Shelf' },
  options: [
    { id: 'crime', label: 'Crime', tags: ['novel'] },
    { id: 'love', label: 'Love', tags: ['novel'] },
    { id: 'maps', label: 'Maps', tags: ['map'] },
  ],
}

const borrowed = {
  id: 'borrowed',
  steps: [{ kind: 'rename', recordType: 'loan', from: 'reader', to: 'borrower' }],
}

const written = libraryFiles()
const renamed = (path: string) => written.get(path)?.replaceAll('"reader"', '"borrower"') ?? ''

/** An option goes, which somebody maps, and a field has another name. */
export const afterwards = {
  'lookups/kind.json': kinds,
  'lookups/shelf.json': shelves,
  'migrations/borrowed.json': borrowed,
  ...Object.fromEntries(
    ['fields/loan/loan.json', 'forms/loan/book.json', 'record-types/loan.json'].map((path) => [path, renamed(path)]),
  ),
}
