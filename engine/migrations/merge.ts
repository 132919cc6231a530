import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { apart, joined, SPACE } from './joined.ts'
import { defineMigration, type ResolvedStep } from './migration.ts'
import { nameOf, namesOf, separator } from './schema-parts.ts'

interface Merge extends ResolvedStep {
  readonly fields: readonly string[]
  readonly into: string
  readonly by?: 'join' | 'first'
  readonly separator?: string
}

/** Several fields become one: their texts one after the other, or the first that is not blank. */
export const merge = defineMigration<Merge>({
  kind: 'merge',
  required: ['recordType', 'fields', 'into'],
  properties: {
    fields: namesOf('Fields that there were, in order.'),
    into: nameOf('Field that there is now; it may be one of them.'),
    by: {
      enum: ['join', 'first'],
      description:
        '`join`: their texts, one after the other. `first`: the first value that is not blank. Default: `join`.',
    },
    separator,
  },
  names: ({ fields, into }) => ({ from: fields, to: [into] }),
  forward: (values, { fields, into, by, separator = SPACE }) => ({
    [into]:
      by === 'first'
        ? fields.map((field) => own(values, field)).find((value) => !isBlank(value))
        : joined(values, fields, separator),
  }),
  back: (values, { fields, into, by, separator = SPACE }) =>
    by === 'first' ? { [fields[0] ?? into]: own(values, into) } : apart(own(values, into), fields, separator),
  loss: ({ by }) => (by === 'first' ? 'several_to_one' : 'separators'),
  moves: ({ fields, into }) => fields.map((from) => ({ from, to: into })),
})
