/** How values stand in the projection's columns. What a value is worth to a question, the engine says; here it is only stored. */
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { namesInSettings } from '../../engine/fields/names-in-settings.ts'
import { fold } from '../../engine/lib/fold.ts'
import type { Model } from '../../engine/model.ts'
import type { Askable } from '../../engine/query/askable.ts'
import { columnOf, coreColumnOf, rowColumnOf } from '../../engine/query/column.ts'
import type { Scalar } from '../../engine/query/query.ts'
import type { AnyRecord, Row } from '../../engine/records/record.ts'
import type { SqlValue } from './sql.ts'

/** Kinds that have no column of their own: rows are a table, files are not asked about, and a heading holds nothing. */
const WITHOUT_COLUMN: ReadonlySet<ValueKind> = new Set(['rows', 'files', 'none'])

export const hasColumn = ({ kind }: Askable): boolean => !WITHOUT_COLUMN.has(kind)

const SQL_TYPES: { readonly [Kind in ValueKind]?: string } = { number: 'REAL', boolean: 'INTEGER' }

export const sqlTypeOf = (kind: ValueKind): string => SQL_TYPES[kind] ?? 'TEXT'

/** Name of the column that is compared and sorted: of a text, its fold. */
export const keyName = ({ name, kind }: Pick<Askable, 'name' | 'kind'>): string =>
  kind === 'text' ? `${name}:fold` : name

export const sqlValueOf = (value: Scalar): string | number => (typeof value === 'boolean' ? Number(value) : value)

/** A value as it is compared. */
export const keyOf = (kind: ValueKind, value: Scalar): string | number =>
  kind === 'text' ? fold(String(value)) : sqlValueOf(value)

/** No column depends on the day; a field type that reads it for its column would be wrong at once. */
const NO_DAY = ''

/** The values of a record under a name. */
export const valuesIn = (model: Model, asked: Askable, record: AnyRecord): readonly Scalar[] =>
  asked.field ? columnOf(asked, record.answers, model, NO_DAY) : coreColumnOf(asked, record)

/** Answers of the record that the values under the name follow from: an age from the day of birth. */
export const answersRead = ({ name, field }: Askable): readonly string[] =>
  field ? [name, ...namesInSettings(field)] : []

/** The values of a row under a name. */
export const valuesInRow = (model: Model, asked: Askable, row: Row): readonly Scalar[] =>
  rowColumnOf(asked, row, model, NO_DAY)

/** A single value and, of a text, its key, as its columns hold them. */
export function columnValues({ kind }: Askable, [value]: readonly Scalar[]): readonly SqlValue[] {
  const stored = value === undefined ? null : sqlValueOf(value)
  return kind === 'text' ? [stored, value === undefined ? null : keyOf(kind, value)] : [stored]
}

/** Names and types of the columns of a single value. */
export const columnsOf = (asked: Askable): readonly (readonly [name: string, type: string])[] =>
  asked.kind === 'text'
    ? [
        [asked.name, 'TEXT'],
        [keyName(asked), 'TEXT'],
      ]
    : [[asked.name, sqlTypeOf(asked.kind)]]
