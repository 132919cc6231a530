import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkFolder } from '../../config/check.ts'
import { loadFolder } from '../../config/load.ts'
import { watchFolder } from '../../config/watch.ts'
import { createServer } from '../create-server.ts'
import { ConsoleTrouble, developmentOf, type Environment } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { isDemoData } from './demo-mark.ts'
import { ensureDemoPeople, refuseRealData } from './demo-people.ts'
import { folderIn } from './folder.ts'
import { greetDemo } from './greeting.ts'
import { keepConfiguration } from './keep-configuration.ts'
import { listen, stopOnSignal } from './listen.ts'
import { startMail } from './mailing.ts'
import { openInstance, sayIssues } from './open-instance.ts'
import { optionsOf, wholeNumber } from './options.ts'
import { partsOf } from './serve.ts'
import { isLoopback, siteOf } from './site.ts'
import { createWorkshop } from './workshop.ts'

/** `formwork dev`: serves a configuration folder to whoever writes it, and takes up each change at once. */
export const dev: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { records: { type: 'string', default: '0' } }, 'words')
  const records = wholeNumber('records', values.records)
  const environment = developmentOf(folderIn(positionals, terminal))
  if (!isLoopback(environment.host)) {
    throw new ConsoleTrouble(
      `HOST is ${environment.host}: formwork dev serves this machine only, since anybody may be anybody.`,
    )
  }
  await untilSound(environment, terminal)
  const isNew = !isDemoData(environment.dataFolder)
  const instance = await openInstance(environment, terminal)
  try {
    await refuseRealData(environment, instance.stores)
    const people = await ensureDemoPeople(environment, instance)
    if (records > 0 && isNew) {
      const { makeDemoRecords } = await import('./demo-records.ts')
      await makeDemoRecords(environment, instance, people, { records, seed: 1 })
    }
    const site = siteOf(environment, { demo: true, developer: true })
    const base = partsOf(environment, instance, site)
    const parts = {
      ...base,
      log: quiet(terminal),
      workshop: createWorkshop(environment, instance.stores, base.configuration),
    }
    const http = await listen(createServer(parts), environment)
    const stopWatching = keepConfiguration(environment, instance, parts, ({ model, issues }) => {
      const errors = issues.filter(({ severity }) => severity === 'error').length
      const time = new Date().toLocaleTimeString('en-GB')
      terminal.print(
        model ? `${time} The change is served.` : `${time} ${errors} errors; the last good configuration is served on.`,
      )
      if (model) void ensureDemoPeople(environment, instance)
      else void sayIssues(environment.configurationFolder, terminal)
    })
    const stopMail = startMail(environment, parts)
    greetDemo(terminal, site, people)
    terminal.print('Each change of the folder is served as soon as it is saved.')
    stopOnSignal(http, parts, async () => {
      stopWatching()
      await stopMail()
      await instance.stores.close()
    })
    return undefined
  } catch (error) {
    await instance.stores.close()
    throw error
  }
}

/** Until there has ever been something to serve, a folder with errors is waited for. */
async function untilSound({ configurationFolder, dataFolder }: Environment, terminal: Terminal): Promise<void> {
  if (existsSync(join(dataFolder, 'demo.json'))) return
  const { model, issues } = await checkFolder(loadFolder(configurationFolder))
  if (model) return
  await sayIssues(configurationFolder, terminal)
  terminal.warn(`There is nothing to serve while there are errors (${issues.length} issues). Waiting for a change.`)
  const cache = { get: () => undefined, put: () => undefined }
  // The watcher alone does not keep the process alive.
  const alive = setInterval(() => undefined, 60_000)
  await new Promise<void>((sound) => {
    const stop = watchFolder(configurationFolder, {
      cache,
      onChange(booted) {
        if (!booted.model) return void sayIssues(configurationFolder, terminal)
        stop()
        sound()
      },
    })
  })
  clearInterval(alive)
}

/** What goes wrong inside is told; what goes on as it should is not. */
const quiet =
  (terminal: Terminal) =>
  ({
    event,
    error,
    stack = [],
    route,
  }: {
    event: string
    error?: string
    stack?: readonly string[]
    route?: string
  }) => {
    if (event === 'bug') terminal.warn([`A bug of Formwork: ${error} at ${route ?? 'start'}`, ...stack].join('\n  '))
  }
