/** A refused record is put right as a person would: what is missing is filled in, what is wrong is taken out. */
import { own } from '../../engine/lib/own.ts'
import type { Issue } from '../../engine/problems.ts'
import { type Filling, fillMissing, placedFields } from './answers.ts'

/** `field`, or `subform[row].field`. */
const PATH = /^(?<field>[^[]+)(?:\[(?<row>[^\]]+)\](?:\.(?<inner>.+))?)?$/

export function repair(filling: Filling, issues: readonly Issue[]): void {
  for (const { path, code } of issues) {
    const { field = '', row, inner } = PATH.exec(path)?.groups ?? {}
    if (row !== undefined) withoutRow(filling, field, row, inner, code)
    else {
      if (code !== 'answer.required') {
        delete filling.sent[field]
        delete filling.stored[field]
      }
      fillMissing(
        filling,
        placedFields(filling.type).filter(({ id }) => id === field),
      )
    }
  }
}

/** Rows may be those of a record as it stands: they are never changed in place, and what is taken out of one is sent as blank. */
function withoutRow({ sent, stored }: Filling, field: string, row: string, inner: string | undefined, code: string) {
  const isWhole = inner === undefined || code === 'answer.required'
  for (const answers of [sent, stored]) {
    const rows = (own(answers, field) ?? []) as readonly Record<string, unknown>[]
    const others = rows.filter(({ unique_id }) => unique_id !== row)
    if (isWhole) answers[field] = others
    else answers[field] = rows.map((values) => (others.includes(values) ? values : { ...values, [inner]: null }))
  }
  const isSent = ((own(sent, field) ?? []) as (typeof stored)[]).some((values) => values['unique_id'] === row)
  if (!isWhole && !isSent) sent[field] = [...((own(sent, field) ?? []) as unknown[]), { unique_id: row, [inner]: null }]
}
