import type { Written } from '../words-in.ts'

export interface IndicatorJson {
  readonly id: string
  readonly label: Written
  readonly help?: Written
  /** Record type, or one of its collections. */
  readonly from: string
  readonly where?: unknown
  readonly by?: readonly string[]
  readonly placeLevel?: number
  readonly tone?: 'attention' | 'danger' | 'good'
}

/** A dashboard as it is written. */
export interface DashboardJson {
  readonly id: string
  readonly label: Written
  readonly help?: Written
  readonly order?: number
  readonly shown?: 'numbers' | 'bars' | 'table'
  readonly indicators: readonly IndicatorJson[]
}

export interface RoleJson {
  readonly id: string
  readonly label?: Written
  readonly dashboards?: readonly string[]
}

export const shapes = ['numbers', 'bars', 'table'] as const
export const tones = ['attention', 'danger', 'good'] as const

/** As the home page has them: by their place, then by id. */
export const inPlace = <Of extends Pick<DashboardJson, 'id' | 'order'>>(all: readonly Of[]): readonly Of[] =>
  [...all].sort(
    (one, other) =>
      (one.order ?? Number.POSITIVE_INFINITY) - (other.order ?? Number.POSITIVE_INFINITY) ||
      one.id.localeCompare(other.id),
  )
