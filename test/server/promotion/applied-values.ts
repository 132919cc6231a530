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

const afterwards = { 'lookups/kind.json': kinds, 'lookups/shelf.json': shelves }
