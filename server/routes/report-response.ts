import { problems } from '../../engine/problems.ts'
import type { Asked } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { csvOf } from '../system/csv.ts'

type Table = Parameters<typeof csvOf>[0]

/** A report as JSON, or with `format=csv` as a file for spreadsheets. */
export function reportResponse(c: Asked, data: unknown, table: () => Table, fileName: string) {
  const format = c.req.query('format') ?? 'json'
  if (format === 'json') return jsonResponse(c, { data })
  if (format !== 'csv') throw problems.queryRefused({ field: 'format', code: 'query.unreadable_value' })
  return c.body(csvOf(table()), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName}.csv"`,
  })
}
