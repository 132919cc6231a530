/** What forms ask, of how many, and how often it is filled in: numbers only, never what was filled in. */

import { kindOf } from '../../engine/fields/index.ts'
import { isFormVisible, isVisible } from '../../engine/forms/field-state.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { own } from '../../engine/lib/own.ts'
import { scopeOfRecord, scopeOfRow } from '../../engine/logic/scope.ts'
import type { Field, Form, Model, RecordType } from '../../engine/model.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import { rowsIn } from '../../engine/records/merge.ts'
import type { AnyRecord } from '../../engine/records/record.ts'

export interface FieldBurden {
  readonly field: string
  /** Of a field of rows: the subform. Its numbers are of rows. */
  readonly subform?: string
  readonly field_type: string
  /** Worked out, or never to be filled in. */
  readonly automatic: boolean
  readonly required: boolean
  /** On how many records (or rows) it was shown. */
  readonly asked: number
  /** Of these, how many have an answer. */
  readonly filled: number
  /** Has an answer, but is not shown any more. */
  readonly hidden_filled: number
}

export interface FormBurden {
  readonly record_type: string
  readonly form: string
  readonly programmes: readonly string[]
  /** Records on which the form is shown, of all of the type. */
  readonly records: number
  readonly of: number
  /** Who fills it in. */
  readonly roles: readonly { readonly role: string; readonly people: number }[]
  /** On average, on a record on which it is shown; without what is worked out. */
  readonly asked_per_record: number
  readonly filled_per_record: number
  readonly fields: readonly FieldBurden[]
}

export interface Burden {
  readonly forms: readonly FormBurden[]
}

interface Counts {
  asked: number
  filled: number
  hidden: number
}

interface Question {
  readonly field: Field
  readonly subform?: Field
  readonly counts: Counts
}

interface Counted {
  readonly type: RecordType
  readonly form: Form
  readonly questions: readonly Question[]
  records: number
}

export interface BurdenCounting {
  see(record: AnyRecord): void
  told(people: readonly AccountFacts[]): Burden
}

export function createBurden(model: Model, today: string): BurdenCounting {
  const totals = new Map<string, number>()
  const byType = new Map(
    Object.values(model.recordTypes).map((type) => [type.id, type.forms.map((form) => countedOf(type, form))] as const),
  )

  function seeForm(counted: Counted, record: AnyRecord, scope: ReturnType<typeof scopeOfRecord>): void {
    const isShown = isFormVisible(counted.form, scope)
    if (isShown) counted.records += 1
    const onThis = (form: Form) => form === counted.form && isShown
    const shownSubforms = new Map<string, boolean>()
    for (const { field, subform, counts } of counted.questions) {
      if (!subform) {
        const shown = isShown && (field.visible === undefined || isVisible(field, scope, onThis))
        if (field.rows) shownSubforms.set(field.id, shown)
        note(counts, shown, !isBlank(own(record.answers, field.id)))
        continue
      }
      for (const row of rowsIn(own(record.answers, subform.id))) {
        const shown =
          (shownSubforms.get(subform.id) ?? false) &&
          (field.visible === undefined || isVisible(field, scopeOfRow(scope, subform, row)))
        note(counts, shown, !isBlank(own(row, field.id)))
      }
    }
  }

  return {
    see(record) {
      const type = own(model.recordTypes, record.type)
      if (!type || !record.core.record_state) return
      totals.set(type.id, (totals.get(type.id) ?? 0) + 1)
      const { answers, core, programme } = record
      const scope = scopeOfRecord({ model, type, answers, core, today, programme })
      for (const counted of byType.get(type.id) ?? []) seeForm(counted, record, scope)
    },
    told: (people) => ({
      forms: [...byType.values()].flat().map((counted) => {
        const { type, form, questions, records } = counted
        const mine = questions.filter(({ field, subform }) => !subform && !isAutomatic(field))
        const perRecord = (name: 'asked' | 'filled') => {
          const all = mine.reduce((sum, { counts }) => sum + counts[name], 0)
          return records === 0 ? 0 : Math.round((all / records) * 10) / 10
        }
        return {
          ...{ record_type: type.id, form: form.id, programmes: form.programmes, records },
          of: totals.get(type.id) ?? 0,
          roles: Object.values(model.roles)
            .filter(({ forms }) => own(own(forms, type.id) ?? {}, form.id) === 'rw')
            .map(({ id }) => ({ role: id, people: people.filter((one) => one.role === id && !one.disabled).length })),
          asked_per_record: perRecord('asked'),
          filled_per_record: perRecord('filled'),
          fields: questions.map(({ field, subform, counts }) => ({
            field: field.id,
            ...(subform && { subform: subform.id }),
            field_type: field.type,
            automatic: isAutomatic(field),
            required: field.required !== undefined,
            asked: counts.asked,
            filled: counts.filled,
            hidden_filled: counts.hidden,
          })),
        }
      }),
    }),
  }
}

const isAutomatic = ({ calculation, readOnly }: Field): boolean => calculation !== undefined || readOnly === true

function note(counts: Counts, isShown: boolean, isFilled: boolean): void {
  if (isShown) counts.asked += 1
  if (isFilled) counts[isShown ? 'filled' : 'hidden'] += 1
}

function countedOf(type: RecordType, form: Form): Counted {
  const fields = form.fields
    .flatMap((id) => type.fields.find((field) => field.id === id) ?? [])
    .filter((field) => kindOf(field) !== 'none')
  const none = (): Counts => ({ asked: 0, filled: 0, hidden: 0 })
  const questions = fields.flatMap((field): readonly Question[] => [
    { field, counts: none() },
    ...(field.rows?.fields ?? [])
      .filter((cell) => kindOf(cell) !== 'none')
      .map((cell) => ({ field: cell, subform: field, counts: none() })),
  ])
  return { type, form, questions, records: 0 }
}
