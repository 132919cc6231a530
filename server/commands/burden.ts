import { todayIn } from '../../engine/lib/time-zone.ts'
import type { Command } from '../main.ts'
import { tasks } from '../system/tasks.ts'
import { burdenTable, toldBurden } from '../system/told.ts'
import { dataIn } from './data-in.ts'
import { optionsOf } from './options.ts'
import { formats, printReport } from './report.ts'

/** `formwork burden`: what forms ask, of how many, and how often it is filled in; `--unused`: only what nobody ever filled in. */
export const burden: Command = async (args, terminal) => {
  const { values } = optionsOf(args, { unused: { type: 'boolean' }, ...formats })
  const { dataFolder, model, say } = dataIn()
  const now = new Date().toISOString()
  const today = todayIn(model.instance.timeZone, now)
  const all = toldBurden(model, say, await tasks.burden({ dataFolder, model, now, today }))
  const told = values.unused
    ? all.map((form) => ({ ...form, fields: form.fields.filter((one) => one.filled + one.hidden_filled === 0) }))
    : all
  printReport(values, { told, table: burdenTable(told) }, terminal)
  return 0
}
