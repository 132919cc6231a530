import { formatLocale, locale } from './locale.ts'

const units = [
  ['gigabyte', 1024 ** 3],
  ['megabyte', 1024 ** 2],
  ['kilobyte', 1024],
] as const

/** A size as people say it, in the digits of their language. */
export function bytesText(bytes: number): string {
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? units[2]
  const amount = bytes / size
  const digits = { maximumFractionDigits: amount >= 10 ? 0 : 1 }
  // The language is read so that a screen follows when it changes.
  void locale()
  const format = new Intl.NumberFormat(formatLocale(), { style: 'unit', unit, unitDisplay: 'short', ...digits })
  return format.format(Math.max(amount, 0.1))
}
