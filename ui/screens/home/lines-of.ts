import type { ShownDashboard, ShownIndicator, Stat } from '../../data/home.ts'
import { keyText } from '../../lib/key-text.ts'
import { addressBehind } from '../records/list/address.ts'

export interface Cell {
  readonly count: number
  readonly href: string
  readonly tone: string
}

export interface Line {
  readonly label: string
  /** One for each column. */
  readonly cells: readonly Cell[]
}

export interface Lines {
  readonly columns: readonly string[]
  readonly lines: readonly Line[]
  /** All of a column; absent where there is no such list. */
  readonly sum?: readonly Cell[]
}

const cellOf = ({ link, tone }: ShownIndicator, count: number, key?: readonly string[]): Cell => ({
  count,
  href: addressBehind(link.plural, link.params.indicator, key),
  tone: tone ?? 'plain',
})

/** The tables of a group: one of all that is told apart by one name, and one for each that is by two. */
export function tablesOf({ indicators }: ShownDashboard): readonly (Lines & { readonly title?: string })[] {
  const byOne = indicators.filter(({ by }) => by.length === 1)
  return [
    ...(byOne.length > 0 ? [columnsOf(byOne)] : []),
    ...indicators
      .filter(({ by }) => by.length === 2)
      .map((indicator) => ({ ...pairsOf(indicator), ...(indicators.length > 1 && { title: indicator.label }) })),
  ]
}

/** One column for each number; a line for each value that any of them counts. */
function columnsOf(indicators: readonly ShownIndicator[]): Lines {
  const values = new Map<string, string>()
  for (const { by, stats } of indicators) {
    for (const { key, labels, count } of stats) {
      const [value = ''] = key
      if (count > 0 && !values.has(value)) values.set(value, keyText(by[0]?.kind ?? '', value, labels[0] ?? value))
    }
  }
  const order = orderOf(indicators.map(({ stats }) => stats))
  const lines = [...values].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
  return {
    columns: indicators.map(({ label }) => label),
    lines: lines.map(([value, label]) => ({
      label,
      cells: indicators.map((indicator) =>
        cellOf(indicator, indicator.stats.find(({ key }) => key[0] === value)?.count ?? 0, [value]),
      ),
    })),
    sum: indicators.map((indicator) => cellOf(indicator, indicator.total)),
  }
}

/** Values in the order of the number that tells most of them; blanks last. */
function orderOf(all: readonly (readonly Stat[])[]): readonly string[] {
  const [longest = []] = [...all].sort((one, other) => other.length - one.length)
  const keys = [...longest, ...all.flat()].map(({ key }) => key[0] ?? '')
  return [...new Set([...keys.filter((key) => key !== ''), ''])]
}

/** A line for each first value, a column for each second. */
function pairsOf(indicator: ShownIndicator): Lines {
  const { by, stats } = indicator
  const named = (index: 0 | 1) =>
    new Map(
      stats.map(({ key, labels }) => {
        const value = key[index] ?? ''
        return [value, keyText(by[index]?.kind ?? '', value, labels[index] ?? value)] as const
      }),
    )
  const columns = [...named(1)]
  const order = indicator.order?.[1] ?? []
  const placed = columns.sort(([one], [other]) => placeIn(order, one) - placeIn(order, other))
  const countOf = (first: string, second: string) =>
    stats.find(({ key }) => key[0] === first && key[1] === second)?.count ?? 0
  return {
    columns: placed.map(([, label]) => label),
    lines: [...named(0)].map(([first, label]) => ({
      label,
      cells: placed.map(([second]) => cellOf(indicator, countOf(first, second), [first, second])),
    })),
  }
}

const placeIn = (order: readonly string[], value: string) => {
  const place = order.indexOf(value)
  return value === '' ? order.length + 1 : place < 0 ? order.length : place
}
