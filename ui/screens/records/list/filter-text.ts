import { dayText } from '../../../lib/format.ts'
import { numeral, t } from '../../../lib/t.ts'
import { type Reading, valueText } from '../../../lib/value-text.ts'
import type { ListFilter } from './list-model.ts'

/** Ranges of days that are offered by name; they move with today. */
export const recentDays = ['-7d..today', '-30d..today', '-90d..today'] as const

const isDay = ({ named }: ListFilter) => named.kind === 'date' || named.kind === 'datetime'

const bound = (text: string, filter: ListFilter, { today }: Reading) => {
  if (isDay(filter)) return text === 'today' ? t('today') : dayText(text, today)
  return text === '' || Number.isNaN(Number(text)) ? text : numeral(Number(text))
}

/** A range of the dialect in words. */
export function rangeText(range: string, filter: ListFilter, reading: Reading): string {
  const days = /^-(\d+)d\.\.today$/.exec(range)
  if (days) return t('range.last_days', { count: Number(days[1]) })
  const [from = '', to = ''] = range.split('..')
  if (from === '') return t('range.to', { to: bound(to, filter, reading) })
  if (to === '') return t(isDay(filter) ? 'range.from' : 'range.at_least', { from: bound(from, filter, reading) })
  return t('range.between', { from: bound(from, filter, reading), to: bound(to, filter, reading) })
}

/** One chosen value of a filter, as people read it. */
export function choiceText(value: string, filter: ListFilter, reading: Reading): string {
  if (value.includes('..')) return rangeText(value, filter, reading)
  if (filter.named.kind === 'boolean') return valueText(value === 'true', filter.named, reading)
  return valueText(value, filter.named, reading)
}
