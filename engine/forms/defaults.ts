import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import { resultOf } from '../logic/evaluate.ts'
import { contextIn, type Scope, scopeOfRecord, scopeOfRow, type Writing } from '../logic/scope.ts'
import type { Field, Model, RecordType } from '../model.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Answers, Row } from '../records/record.ts'
import { countingIn } from './counting-fields.ts'
import { mayJudge } from './may-judge.ts'

export interface Beginning {
  readonly core?: Partial<CoreFacts> | undefined
  readonly today: string
  readonly programme?: string | undefined
  /** What the actor may read: a default worked out of more is left to those who may. */
  readonly readable?: ReadonlySet<string> | undefined
  /** Who begins it. */
  readonly writing?: Writing | undefined
  /** Fields that the writer has spoken about, if only to leave them blank: they get no default. */
  readonly except?: ReadonlySet<string> | undefined
}

/** The answers of a new record, with the defaults of what is blank, worked out once and in the fields' order. */
export function withDefaults(model: Model, type: RecordType, answers: Answers, beginning: Beginning): Answers {
  const begun: Record<string, unknown> = { ...answers }
  fillIn(
    countingIn(type, beginning.programme).fields,
    begun,
    scopeOfRecord({ model, type, answers: begun, ...beginning }),
    beginning.except,
  )
  return begun
}

/** A new row with its defaults, to be added to the record's answers by whoever asked. */
export function newRow(subform: Field, id: string, scope: Scope): Row {
  const row: Record<string, unknown> & { unique_id: string } = { unique_id: id }
  fillIn(subform.rows?.fields ?? [], row, scopeOfRow(scope, subform, row))
  return row
}

function fillIn(
  fields: readonly Field[],
  begun: Record<string, unknown>,
  scope: Scope,
  except?: ReadonlySet<string>,
): void {
  for (const field of fields) {
    const value =
      field.default && !except?.has(field.id) && isBlank(own(begun, field.id)) ? defaultOf(field, scope) : undefined
    if (value !== undefined) begun[field.id] = value
  }
}

function defaultOf(field: Field, scope: Scope): unknown {
  const { default: declared } = field
  if (!declared) return undefined
  if ('logic' in declared && !mayJudge(declared.logic, scope)) return undefined
  const value = 'logic' in declared ? resultOf(declared.logic, scope) : declared.value
  return isBlank(value) ? undefined : fieldTypeOf(field).parse(value, contextIn(scope, field))
}
