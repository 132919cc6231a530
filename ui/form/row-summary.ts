import { fieldTypeOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field } from '../../engine/model.ts'
import type { Row } from '../../engine/records/record.ts'
import { numeral, say, t } from '../lib/t.ts'
import { answerText, type Telling } from './answer-text.ts'

/** What one row is called, with its number where there is one. */
export function rowName(subform: Field, number?: number): string {
  const name = say(subform.rows?.rowLabel) || t('form.rows.row')
  return number === undefined ? name : `${name} ${numeral(number)}`
}

const shownValue = (field: Field, row: Row, { model, today }: Telling) => {
  const stored = own(row, field.id)
  const { read } = fieldTypeOf(field)
  return read ? read(stored, { model, field, today: today(), siblings: row }) : stored
}

/** What a closed row says: its summary fields, or the first ones answered where none is named. */
export function rowSummary(subform: Field, row: Row, telling: Telling): string {
  const fields = subform.rows?.fields ?? []
  const named = (subform.rows?.summary ?? []).flatMap((id) => fields.filter((field) => field.id === id))
  const texts = (named.length > 0 ? named : fields).map((field) =>
    answerText(field, shownValue(field, row, telling), telling),
  )
  return texts
    .filter((text) => text !== '')
    .slice(0, Math.max(named.length, 3))
    .join(' · ')
}
