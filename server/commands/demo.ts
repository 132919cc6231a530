import { rmSync } from 'node:fs'
import { environmentOf } from '../env.ts'
import type { Command } from '../main.ts'
import { isDemoData } from './demo-mark.ts'
import { ensureDemoPeople, refuseRealData } from './demo-people.ts'
import { makeDemoRecords } from './demo-records.ts'
import { openInstance } from './open-instance.ts'
import { optionsOf, wholeNumber } from './options.ts'

/** `formwork demo`: invented records, through the engine, as the demonstration's people would have made them. */
export const demo: Command = async (args, terminal) => {
  const { values } = optionsOf(args, {
    cases: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    fresh: { type: 'boolean' },
  })
  const wish = { records: wholeNumber('cases', values.cases), seed: wholeNumber('seed', values.seed) }
  const environment = environmentOf()
  if (values.fresh === true && isDemoData(environment.dataFolder)) rmSync(environment.dataFolder, { recursive: true })
  const instance = await openInstance(environment, terminal)
  try {
    await refuseRealData(environment, instance.stores)
    const people = await ensureDemoPeople(environment, instance)
    const began = performance.now()
    const { made, updated, disabled, givenUp } = await makeDemoRecords(environment, instance, people, wish)
    const seconds = (performance.now() - began) / 1000
    const speed = `in ${seconds.toFixed(1)} s (${Math.round(made / seconds)}/s)`
    terminal.print(`${made} records made, ${updated} changed, ${disabled} disabled ${speed}.`)
    if (givenUp > 0) terminal.print(`${givenUp} given up: the rules of the configuration never let them through.`)
    return 0
  } finally {
    await instance.stores.close()
  }
}
