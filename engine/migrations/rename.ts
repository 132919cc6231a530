import { own } from '../lib/own.ts'
import { defineMigration, type ResolvedStep } from './migration.ts'
import { nameOf } from './schema-parts.ts'

interface Rename extends ResolvedStep {
  readonly from: string
  readonly to: string
}

/** A field, a field of rows, or a subform gets another name. */
export const rename = defineMigration<Rename>({
  kind: 'rename',
  required: ['recordType', 'from', 'to'],
  properties: { from: nameOf('Field as it was called; also a subform.'), to: nameOf('Field as it is called now.') },
  names: ({ from, to }) => ({ from: [from], to: [to] }),
  forward: (values, { from, to }) => ({ [to]: own(values, from) }),
  back: (values, { from, to }) => ({ [from]: own(values, to) }),
  loss: () => undefined,
  moves: ({ from, to }) => [{ from, to }],
})
