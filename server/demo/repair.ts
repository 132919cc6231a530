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

function withoutRow({ sent, stored }: Filling, field: string, row: string, inner: string | undefined, code: string) {
  for (const answers of [sent, stored]) {
    const rows = (own(answers, field) ?? []) as readonly Record<string, unknown>[]
    if (inner === undefined || code === 'answer.required') {
      answers[field] = rows.filter(({ unique_id }) => unique_id !== row)
    } else {
      for (const values of rows) if (values['unique_id'] === row) delete values[inner]
    }
  }
}
