import { For } from 'solid-js'
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field } from '../../engine/model.ts'
import type { Row } from '../../engine/records/record.ts'
import { numeral, say, t } from '../lib/t.ts'
import { intervalText } from '../lib/value-text.ts'
import { answerText, type Telling } from './answer-text.ts'

/** What one row is called, with its number where there is one. */
export function rowName(subform: Field, number?: number): string {
  const name = say(subform.rows?.rowLabel) || t('form.rows.row')
  return number === undefined ? name : `${name} ${numeral(number)}`
}

/** How a value is told where its label does not stand beside it. */
const alone: Partial<Record<ValueKind, (text: string, value: unknown, field: Field) => string>> = {
  boolean: (_, value, field) => (value === true ? say(field.label) : ''),
  number: (text, _, field) => (text ? `${say(field.label)} ${text}` : ''),
  age: (text, value) => (text ? t('form.age.of', { count: Number(value) }) : ''),
}

const shownValue = (field: Field, row: Row, { model, today }: Telling) => {
  const stored = own(row, field.id)
  const { read } = fieldTypeOf(field)
  return read ? read(stored, { model, field, today: today(), siblings: row }) : stored
}

/** What a closed row says: its summary fields, or the first ones answered where none is named. */
export function rowSummary(subform: Field, row: Row, telling: Telling): readonly string[] {
  const fields = subform.rows?.fields ?? []
  const named = (subform.rows?.summary ?? []).flatMap((id) => fields.filter((field) => field.id === id))
  const texts = (named.length > 0 ? named : fields).map((field) => {
    const value = shownValue(field, row, telling)
    const text = answerText(field, value, telling)
    const upper = fieldTypeOf(field).upTo?.(field)
    const end = fields.find(({ id }) => id === upper)
    const interval = end && intervalText(value, shownValue(end, row, telling))
    if (interval) return interval
    return alone[kindOf(field)]?.(text, value, field) ?? text
  })
  return texts.filter((text) => text !== '').slice(0, Math.max(named.length, 3))
}

/** The same as one line of text. */
export const rowLine = (subform: Field, row: Row, telling: Telling): string =>
  rowSummary(subform, row, telling).join(' · ')

interface RowSummaryProps {
  readonly subform: Field
  readonly row: Row
  readonly telling: Telling
}

/** The summary on a closed row; each value keeps the direction of its own script. */
export const RowSummary = (props: RowSummaryProps) => (
  <span class="row-summary">
    <For
      each={rowSummary(props.subform, props.row, props.telling)}
      fallback={<span class="row-blank">{t('form.rows.blank')}</span>}
    >
      {(text, index) => (
        <>
          {index() > 0 ? ' · ' : ''}
          <bdi>{text}</bdi>
        </>
      )}
    </For>
  </span>
)
