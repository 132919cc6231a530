import { dayNumber, dayOfNumber } from '../../engine/lib/dates.ts'

/** Instants in working hours, in order, spread over the days up to yesterday and denser towards the end. */
export function momentsUpTo(now: string, days: number) {
  const first = dayNumber(now) - days
  return (share: number): string => {
    const reached = share ** 0.7 * days
    const day = dayOfNumber(first + Math.min(Math.floor(reached), days - 1)) ?? now.slice(0, 10)
    const milliseconds = Math.floor((5 + 10 * (reached % 1)) * 3_600_000)
    return new Date(Date.parse(`${day}T00:00:00.000Z`) + milliseconds).toISOString()
  }
}
