/** The process that makes one plan: it compares, reads every record once, says numbers, and ends. */
import { setImmediate } from 'node:timers/promises'
import { diff } from '../../config/plan/diff.ts'
import { stepsBetween } from '../../config/plan/steps.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import { openBeside } from '../db/open-beside.ts'
import { createDirectoryRows } from '../stores/directory-rows.ts'
import { everyRecord } from '../stores/every-record.ts'
import { createImpact } from './impact/counting.ts'
import type { Asked, Told } from './impact-messages.ts'

/** Who left before it was ready hears nothing. */
const say = (told: Told) => process.send?.(told, undefined, undefined, () => undefined)

async function planned({ from, to, database, now }: Asked): Promise<CountedPlan> {
  const sides = { from, to }
  const steps = stepsBetween(sides)
  const found = diff(from, to, steps)
  const opened = openBeside(database)
  const { total, devices, people, pages } = everyRecord(opened)
  say({ progress: { done: 0, total } })
  const today = todayIn(to.instance.timeZone, now)
  // Records name places and agencies that were made here.
  const { over } = createDirectoryRows(opened.sqlite)
  const impact = createImpact(found, { from: over(from), to: over(to), steps, people, now, today })
  let done = 0
  for (const page of pages()) {
    for (const record of page) impact.see(record)
    done += page.length
    say({ progress: { done, total: Math.max(done, total) } })
    await setImmediate()
  }
  opened.close()
  return { ...found, items: impact.items(), totals: { ...impact.totals(), devices } }
}

process.on('message', (asked: Asked) => {
  planned(asked).then(
    (plan) => say({ plan }),
    (error: unknown) => say({ trouble: error instanceof Error ? error.message : String(error) }),
  )
})
process.on('disconnect', () => process.exit())
say({ ready: true })
