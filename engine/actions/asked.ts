/** What the platform's own small dialogs ask: fields like any others, read and checked by their types. */
import { fieldTypeOf } from '../fields/index.ts'
import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import { type Issue, problems } from '../problems.ts'
import type { DecidingOnRecord } from './door.ts'
import { tooLong, unknownName } from './reading.ts'

export const asking = (id: string, type: string, settings: Field['settings'] = {}): Field => ({
  ...{ id, type, settings, label: {}, whenHidden: 'keep', rules: [] },
})

const LONGEST_MESSAGE = 2000
export const message = (id: string): Field => asking(id, 'text', { long: true, maxLength: LONGEST_MESSAGE })

interface Questions<Required extends string, Optional extends string> {
  readonly required: Readonly<Record<Required, Field>>
  readonly optional?: Readonly<Record<Optional, Field>>
}

type Answered<Required extends string, Optional extends string> = Readonly<Record<Required, string>> &
  Readonly<Partial<Record<Optional, string>>>

/** The answers, all of which are texts or days; refused when one is missing, cannot be read, or was not asked for. */
export function answersTo<Required extends string, Optional extends string = never>(
  { action, model, today, record }: Pick<DecidingOnRecord, 'action' | 'model' | 'today' | 'record'>,
  { required, optional }: Questions<Required, Optional>,
): Answered<Required, Optional> {
  const fields: Readonly<Record<string, Field>> = { ...optional, ...required }
  const issues: Issue[] = Object.keys(action.answers).flatMap((name) => (own(fields, name) ? [] : [unknownName(name)]))
  const answers: Record<string, unknown> = {}
  for (const [id, field] of Object.entries(fields)) {
    const input = own(action.answers, id)
    if (isBlank(input)) {
      if (own(required as Readonly<Record<string, Field>>, id)) issues.push({ path: id, code: 'answer.required' })
      continue
    }
    const type = fieldTypeOf(field)
    const context = { model, field, today, siblings: record.answers }
    const value = tooLong(id, input).length > 0 ? undefined : type.parse(input, context)
    if (value === undefined) issues.push({ path: id, code: `${field.type}.unreadable` })
    else {
      issues.push(...(type.check?.(value, context) ?? []).map((issue) => ({ path: id, ...issue })))
      answers[id] = value
    }
  }
  if (issues.length > 0) throw problems.answersHaveIssues({ issues })
  return answers as Answered<Required, Optional>
}
