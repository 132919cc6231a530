import { own } from '../lib/own.ts'
import { apart, joined, SPACE } from './joined.ts'
import { defineMigration, type ResolvedStep } from './migration.ts'
import { nameOf, namesOf, separator } from './schema-parts.ts'

interface Split extends ResolvedStep {
  readonly field: string
  readonly into: readonly string[]
  readonly separator?: string
}

/** One text becomes several; the last gets what is left. */
export const split = defineMigration<Split>({
  kind: 'split',
  required: ['recordType', 'field', 'into'],
  properties: {
    field: nameOf('Field with the text.'),
    into: namesOf('Fields that get its parts, in order; one of them may be the field itself.'),
    separator,
  },
  names: ({ field, into }) => ({ from: [field], to: into }),
  forward: (values, { field, into, separator = SPACE }) => apart(own(values, field), into, separator),
  back: (values, { field, into, separator = SPACE }) => ({ [field]: joined(values, into, separator) }),
  loss: () => 'separators',
  moves: ({ field, into }) => into.map((to) => ({ from: field, to })),
})
