import type { RecordType } from '../../../../engine/model.ts'

/** The record that a new one shall link to, and by which of its fields. */
export interface Origin {
  readonly type: string
  readonly id: string
  readonly field: string
}

/** The record of which a new one is made by whoever was given it, and the kind of transition that allows it. */
export interface Given {
  readonly type: string
  readonly id: string
  readonly kind: string
}

/** Where a record is begun that links to another. Ids only: what it begins with is looked up there. */
export const addressOfNew = ({ plural }: Pick<RecordType, 'plural'>, { type, id, field }: Origin): string =>
  `/r/${plural}/new?${new URLSearchParams({ from: type, record: id, by: field })}`

/** Where a record of one's own is begun out of one that was given. */
export const addressOfMade = ({ plural }: Pick<RecordType, 'plural'>, { type, id, kind }: Given): string =>
  `/r/${plural}/new?${new URLSearchParams({ from: type, record: id, given: kind })}`

export type OriginParameters = {
  readonly from?: string
  readonly record?: string
  readonly by?: string
  readonly given?: string
}

export function originIn({ from, record, by, given }: OriginParameters): Origin | Given | undefined {
  if (!from || !record) return undefined
  return by ? { type: from, id: record, field: by } : given ? { type: from, id: record, kind: given } : undefined
}
