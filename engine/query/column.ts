import type { ValueKind } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Model } from '../model.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Answers, AnyRecord, Row } from '../records/record.ts'
import type { Askable } from './askable.ts'
import type { Scalar } from './query.ts'

/**
 * What there is of a field to compare: nothing when blank, several values of a field that holds several. A value that is
 * not of the field's kind (left over from another configuration) counts as none.
 */
export function columnOf(asked: Askable, answers: Answers, model: Model, today: string): readonly Scalar[] {
  const { field, kind } = asked
  if (!field) return []
  const stored = own(answers, field.id)
  const { column } = fieldTypeOf(field)
  return listed(kind, column ? column(stored, { model, field, today, siblings: answers }) : stored)
}

/** The same of a core fact, or the id. */
export const coreColumnOf = ({ name, kind }: Askable, { id, core }: AnyRecord): readonly Scalar[] =>
  listed(kind, name === 'id' ? id : core[name as keyof CoreFacts])

/** The same of a row, of a subform or the platform's own. */
export const rowColumnOf = (asked: Askable, row: Row, model: Model, today: string): readonly Scalar[] =>
  asked.field ? columnOf(asked, row, model, today) : listed(asked.kind, own(row, asked.name))

function listed(kind: ValueKind, value: unknown): readonly Scalar[] {
  const wanted = kind === 'number' || kind === 'boolean' ? kind : 'string'
  return (Array.isArray(value) ? value : [value]).filter((one): one is Scalar => typeof one === wanted)
}
