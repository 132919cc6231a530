import type { Written } from '../words-in.ts'

export interface FilterJson {
  readonly field: string
  readonly label?: Written
  readonly common?: boolean
  readonly default?: readonly string[]
  readonly ranges?: readonly string[]
}

export interface SortJson {
  readonly field: string
  readonly direction: 'asc' | 'desc'
}

/** A list as it is written. */
export interface ListJson {
  readonly recordType: string
  readonly columns: readonly string[]
  readonly filters?: readonly FilterJson[]
  readonly sort: SortJson
}

export const emptyList = (recordType: string): ListJson => ({
  ...{ recordType, columns: [], filters: [] },
  sort: { field: 'created_at', direction: 'desc' },
})
