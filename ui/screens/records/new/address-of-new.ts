import type { RecordType } from '../../../../engine/model.ts'

/** The record that a new one shall link to, and by which of its fields. */
export interface Origin {
  readonly type: string
  readonly id: string
  readonly field: string
}

/** Where a record is begun that links to another. Ids only: what it begins with is looked up there. */
export const addressOfNew = ({ plural }: Pick<RecordType, 'plural'>, { type, id, field }: Origin): string =>
  `/r/${plural}/new?${new URLSearchParams({ from: type, record: id, by: field })}`

export type OriginParameters = {
  readonly from?: string
  readonly record?: string
  readonly by?: string
}

export const originIn = ({ from, record, by }: OriginParameters): Origin | undefined =>
  from && record && by ? { type: from, id: record, field: by } : undefined
