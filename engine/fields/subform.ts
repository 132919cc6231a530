import { isBlank } from '../lib/blank.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import type { Row } from '../records/record.ts'
import { defineFieldType, type FieldContext, type FieldType } from './field-type.ts'

const ROW_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

/** Id of a row as a client may have made it. */
export const isRowId = (input: unknown): input is string => typeof input === 'string' && ROW_ID.test(input)

const fieldsOf = ({ field }: FieldContext): readonly Field[] => field.rows?.fields ?? []

/** Rows, each with an id and answers to the subform's own fields. It is given the way to the other field types because it stands among them. */
export const subformOver = (typeOf: (field: Field) => FieldType) => {
  const inRow = (context: FieldContext, row: Readonly<Record<string, unknown>>, field: Field): FieldContext => {
    const standing = standingRow(context.standing, row['unique_id'])
    return { model: context.model, today: context.today, field, siblings: row, standing: own(standing, field.id) }
  }

  const parseRow = (input: unknown, context: FieldContext): Row | undefined => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined
    const given = input as Readonly<Record<string, unknown>>
    const id = own(given, 'unique_id')
    const fields = fieldsOf(context)
    if (
      !isRowId(id) ||
      Object.keys(given).some((key) => key !== 'unique_id' && !fields.some((field) => field.id === key))
    )
      return undefined
    const row: Record<string, unknown> & { unique_id: string } = { unique_id: id }
    for (const field of fields) {
      const answer = own(given, field.id)
      if (isBlank(answer)) continue
      const value = typeOf(field).parse(answer, inRow(context, given, field))
      if (value === undefined) return undefined
      row[field.id] = value
    }
    return row
  }

  return defineFieldType<'subform', readonly Row[]>({
    type: 'subform',
    control: 'rows',
    kind: 'rows',
    many: true,
    settings: {},
    parse(input, context) {
      if (!Array.isArray(input)) return undefined
      const rows = new Map<string, Row>()
      for (const given of input) {
        const row = parseRow(given, context)
        if (!row || rows.has(row.unique_id)) return undefined
        rows.set(row.unique_id, row)
      }
      return [...rows.values()]
    },
    read(rows, context) {
      const fields = fieldsOf(context).filter((field) => typeOf(field).read)
      if (!rows || fields.length === 0) return rows
      return rows.map((row) => {
        const shown: Record<string, unknown> = { ...row }
        for (const field of fields) {
          const value = typeOf(field).read?.(own(row, field.id), inRow(context, row, field))
          if (value === undefined) delete shown[field.id]
          else shown[field.id] = value
        }
        return shown
      })
    },
    check(rows, { field }) {
      const maximum = field.rows?.maximum ?? Number.POSITIVE_INFINITY
      return rows.length > maximum ? [{ code: 'rows.too_many', params: { maximum } }] : []
    },
    toText: (rows, context) => rows.map((row) => summaryOf(row, context, typeOf)).join('; '),
    column: () => undefined,
    examples: [
      {
        input: [{ unique_id: 'row-1', title: ' Emma ' }, { unique_id: 'row-2' }],
        value: [{ unique_id: 'row-1', title: 'Emma' }, { unique_id: 'row-2' }],
        text: 'Emma; ',
        rows: {
          fields: [{ id: 'title', type: 'text', label: { en: 'Title' }, whenHidden: 'keep', settings: {}, rules: [] }],
          calculationOrder: [],
          summary: ['title'],
          maximum: 5,
          projected: [],
        },
      },
    ],
  })
}

const standingRow = (standing: unknown, id: unknown): Row | undefined =>
  Array.isArray(standing) ? standing.find((row: Row) => row.unique_id === id) : undefined

/** What a collapsed row says: its summary fields, blanks skipped. */
function summaryOf(row: Row, context: FieldContext & { readonly locale: string }, typeOf: (field: Field) => FieldType) {
  const texts = (context.field.rows?.summary ?? []).map((id) => {
    const field = fieldsOf(context).find((candidate) => candidate.id === id)
    const value = own(row, id)
    return field && !isBlank(value) ? typeOf(field).toText(value, { ...context, field, siblings: row }) : ''
  })
  return texts.filter((text) => text !== '').join(', ')
}
