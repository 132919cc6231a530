import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadFolder } from '../../config/load.ts'
import { ConsoleTrouble, environmentOf } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'

/** `formwork docs`: the data dictionary of a configuration, as one page to read or print. */
export const docs: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { locale: { type: 'string' } }, 'words')
  const [file, word] = positionals
  if (file === undefined) throw new ConsoleTrouble('Usage: formwork docs FILE.html [FOLDER] [--locale fr]')
  const folder = word === undefined ? environmentOf().configurationFolder : resolve(word)
  const { checkFolder } = await import('../../config/check.ts')
  const { dictionaryPage } = await import('../../config/dictionary/page.ts')
  const { model } = await checkFolder(loadFolder(folder))
  if (!model) throw new ConsoleTrouble(`The configuration has errors: formwork check ${folder}`)
  const { locales, defaultLocale } = model.instance
  const locale = values.locale ?? defaultLocale
  if (!locales.includes(locale)) {
    throw new ConsoleTrouble(`${locale} is none of the languages of instance.json: ${locales.join(', ')}.`)
  }
  writeFileSync(file, dictionaryPage(model, locale))
  terminal.print(`Data dictionary in ${locale} written to ${file}.`)
  return 0
}
