import { addDays, isoDate } from '../../engine/lib/dates.ts'
import { instantIn, todayIn } from '../../engine/lib/time-zone.ts'
import type { Model } from '../../engine/model.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { tasks } from '../system/tasks.ts'
import { toldUsage, usageTable } from '../system/told.ts'
import { quarterOf, type Span } from '../system/usage.ts'
import { dataIn } from './data-in.ts'
import { optionsOf } from './options.ts'
import { formats, printReport } from './report.ts'

/** `formwork usage`: numbers of records and people, of a span of days. */
export const usage: Command = async (args, terminal) => {
  const { values } = optionsOf(args, { from: { type: 'string' }, to: { type: 'string' }, ...formats })
  const { dataFolder, model, say } = dataIn()
  const now = new Date().toISOString()
  const span = spanIn(model, values, now)
  const told = toldUsage(model, say, await tasks.usage({ dataFolder, model, now, span }))
  printReport(values, { told, table: usageTable(told) }, terminal)
  return 0
}

/** Days, from the beginning of the first to the end of the last; of the quarter until today where none is named. */
function spanIn(
  { instance: { timeZone } }: Model,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: string,
): Span {
  const begin = (name: string, text: string, more = 0): string => {
    const day = isoDate(text)
    const instant = day && instantIn(timeZone, `${more === 0 ? day : addDays(day, more)}T00:00`)
    if (!instant) throw new ConsoleTrouble(`--${name} takes a day such as 2026-01-31, not "${text.slice(0, 40)}".`)
    return instant
  }
  const today = todayIn(timeZone, now)
  return { from: begin('from', from ?? quarterOf(today)), to: begin('to', to ?? today, 1) }
}
