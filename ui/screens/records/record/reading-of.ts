import { fieldTypeOf } from '../../../../engine/fields/index.ts'
import { isVisible } from '../../../../engine/forms/field-state.ts'
import { isBlank } from '../../../../engine/lib/blank.ts'
import type { Scope } from '../../../../engine/logic/scope.ts'
import type { Field, Form } from '../../../../engine/model.ts'
import { wireValue } from '../../../../engine/records/wire.ts'
import { withoutCompanions } from '../../../form/companions.ts'
import type { Progress } from '../../../form/forms-shown.ts'

/** One line of a form that is read. */
export interface ReadField {
  readonly field: Field
  /** As conditions see it. */
  readonly value: unknown
}

export interface Reading {
  /** What is there to be read, in order: answers, subforms with rows, headings that stand above something. */
  readonly filled: readonly ReadField[]
  readonly blank: readonly Field[]
  readonly progress: Progress
}

const valueIn = ({ record, answers }: Scope, field: Field) => wireValue(record.model, field, answers, record.today)

/** What a form shows of the answers in a scope: the record's, or a row's. */
export function readingOf(form: Pick<Form, 'fields'>, scope: Scope): Reading {
  const filled: ReadField[] = []
  const blank: Field[] = []
  for (const id of withoutCompanions(form.fields, scope.fields)) {
    const field = scope.fields.get(id)
    if (!field || !isVisible(field, scope)) continue
    const { control, kind } = fieldTypeOf(field)
    if (kind === 'none' && control !== 'heading') continue
    const value = valueIn(scope, field)
    if (kind === 'none' || !isBlank(value)) filled.push({ field, value })
    else if (field.calculation === undefined) blank.push(field)
  }
  const isHeading = ({ field }: ReadField) => fieldTypeOf(field).kind === 'none'
  const answered = filled.filter((line) => !isHeading(line) && line.field.calculation === undefined).length
  return {
    filled: filled.filter((line, index) => {
      const next = filled[index + 1]
      return !isHeading(line) || (next !== undefined && !isHeading(next))
    }),
    blank,
    progress: { answered, asked: answered + blank.length },
  }
}
