/** What an entry of the log says was changed, as a person may read it. */
import { fieldsById } from '../../../../engine/fields/by-id.ts'
import { isBlank } from '../../../../engine/lib/blank.ts'
import { equal } from '../../../../engine/lib/equal.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { Field, RecordType } from '../../../../engine/model.ts'
import type { Answers, Row } from '../../../../engine/records/record.ts'
import type { HistoryEntry } from '../../../data/wire.ts'
import { answerText, readingWith, type Telling } from '../../../form/answer-text.ts'
import { rowLine, rowName } from '../../../form/row-summary.tsx'
import { savedRow } from '../../../form/saved-answers.ts'
import { say, t } from '../../../lib/t.ts'
import { namedOf, valueText } from '../../../lib/value-text.ts'
import { rowsOfFacts } from '../log/fact-changes.ts'

/** One thing that was changed. A text is blank where there was, or is, nothing. */
export interface Told {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** What happened to one row. */
export interface ToldRow {
  readonly title: string
  readonly changes: readonly Told[]
}

export interface ToldChange {
  readonly label: string
  readonly value?: Told
  readonly rows?: readonly ToldRow[]
}

interface Sides {
  readonly from: unknown
  readonly to: unknown
}

/** What was changed of names that this person's model knows; of others nothing is said. */
export const changesIn = (
  entry: Pick<HistoryEntry, 'record_changes'>,
  type: RecordType,
  telling: Telling,
  more: More = {},
): readonly ToldChange[] =>
  entry.record_changes.flatMap((change) =>
    Object.entries(change).flatMap(([name, sides]) => toldChange(name, sides as Sides, { type, telling, more }) ?? []),
  )

interface More {
  /** As it stands: names rows of which only a part was changed. */
  readonly record?: Answers
  /** Rows that came or went are told with all that stood in them. */
  readonly rows?: 'whole'
}

interface Circumstances {
  readonly type: RecordType
  readonly telling: Telling
  readonly more: More
}

function toldChange(name: string, sides: Sides, { type, telling, more }: Circumstances): ToldChange | undefined {
  const field = fieldsById(type.fields).get(name)
  if (field?.rows) return { label: say(field.label), rows: rowsTold(field, sides, telling, more) }
  if (field) return { label: say(field.label), value: told(field, sides, telling) }
  const fact = namedOf(type, name)
  if (!fact) return undefined
  const rowOf = own(rowsOfFacts, name)
  if (rowOf) {
    const today = telling.today()
    const rows = bothSides(sides).map(({ id, ...both }) => rowOf(both, { type, today, row: id }))
    return { label: fact.label, rows }
  }
  const text = (value: unknown) => valueText(value, fact, readingWith(telling))
  return { label: fact.label, value: { label: fact.label, from: text(sides.from), to: text(sides.to) } }
}

const told = (field: Field, { from, to }: Sides, telling: Telling): Told => ({
  label: say(field.label),
  from: answerText(field, from, telling),
  to: answerText(field, to, telling),
})

const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : [])

/** Each row that was touched, before and after. */
function bothSides({ from, to }: Sides) {
  const before = new Map(rowsIn(from).map((row) => [row.unique_id, row]))
  const after = new Map(rowsIn(to).map((row) => [row.unique_id, row]))
  const ids = [...new Set([...before.keys(), ...after.keys()])]
  return ids.map((id) => ({ id, was: before.get(id), is: after.get(id) }))
}

function rowsTold(subform: Field, sides: Sides, telling: Telling, { record = {}, rows }: More): readonly ToldRow[] {
  const standing = rowsIn(own(record, subform.id))
  const nameOf = (row: Row) => {
    const saved = savedRow(telling.model, subform.rows?.fields ?? [], row, telling.today())
    return rowLine(subform, saved, telling) || rowName(subform)
  }
  return bothSides(sides).map(({ id, was, is }) => {
    const row = standing.find(({ unique_id }) => unique_id === id)
    if (was && is) {
      const name = row ? nameOf(row) : rowName(subform)
      return { title: t('panel.history.changed', { name }), changes: cells(subform, was, is, telling) }
    }
    const blank = { unique_id: id }
    const name = nameOf(is ?? was ?? blank)
    const changes = rows === 'whole' ? cells(subform, was ?? blank, is ?? blank, telling) : []
    return { title: t(is ? 'panel.history.added' : 'panel.history.removed', { name }), changes }
  })
}

const cells = (subform: Field, was: Row, is: Row, telling: Telling): readonly Told[] =>
  (subform.rows?.fields ?? []).flatMap((field) => {
    const sides = { from: own(was, field.id) ?? undefined, to: own(is, field.id) ?? undefined }
    const isSame = equal(sides.from, sides.to) || (isBlank(sides.from) && isBlank(sides.to))
    return isSame ? [] : [told(field, sides, telling)]
  })
