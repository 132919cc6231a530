import { join } from 'node:path'
import { textIn } from '../../engine/lib/text-in.ts'
import type { Model } from '../../engine/model.ts'
import { DATABASE } from '../db/open.ts'
import { openToRead } from '../db/open-to-read.ts'
import { ConsoleTrouble, environmentOf } from '../env.ts'
import { activeModel } from '../stores/data-facts.ts'
import { createDirectoryRows } from '../stores/directory-rows.ts'
import type { Say } from '../system/told.ts'

/** The data folder of the environment, what is served out of it, and its words. */
export function dataIn(): { readonly dataFolder: string; readonly model: Model; readonly say: Say } {
  const { dataFolder } = environmentOf()
  const opened = openToRead(dataFolder)
  if (!opened) throw new ConsoleTrouble(`There is no database in ${dataFolder} (FORMWORK_DATA).`)
  const release = activeModel(opened)
  const model = release && createDirectoryRows(opened.sqlite).over(release)
  opened.close()
  if (!model) throw new ConsoleTrouble(`Nothing was ever served from ${join(dataFolder, DATABASE)}.`)
  const { defaultLocale } = model.instance
  return { dataFolder, model, say: (texts) => textIn(texts, defaultLocale, defaultLocale) }
}
