import type { ValueKind } from '../fields/field-type.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Model } from '../model.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Answers, AnyRecord } from '../records/record.ts'
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

function listed(kind: ValueKind, value: unknown): readonly Scalar[] {
  const wanted = kind === 'number' || kind === 'boolean' ? kind : 'string'
  return (Array.isArray(value) ? value : [value]).filter((one): one is Scalar => typeof one === wanted)
}
