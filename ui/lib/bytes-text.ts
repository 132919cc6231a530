import { formatLocale, locale } from './locale.ts'

const KILOBYTE = 1024
const MEGABYTE = KILOBYTE * KILOBYTE

/** A size as people say it, in the digits of their language. */
export function bytesText(bytes: number): string {
  const [unit, amount] =
    bytes >= MEGABYTE ? (['megabyte', bytes / MEGABYTE] as const) : (['kilobyte', bytes / KILOBYTE] as const)
  const digits = { maximumFractionDigits: amount >= 10 ? 0 : 1 }
  // The language is read so that a screen follows when it changes.
  void locale()
  const format = new Intl.NumberFormat(formatLocale(), { style: 'unit', unit, unitDisplay: 'short', ...digits })
  return format.format(Math.max(amount, 0.1))
}
