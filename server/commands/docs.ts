import { writeFileSync } from 'node:fs'
import { loadFolder } from '../../config/load.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { configurationIn } from './folder.ts'
import { optionsOf } from './options.ts'

/** `formwork docs`: the data dictionary of a configuration, as one page to read or print. */
export const docs: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { locale: { type: 'string' } }, 'words')
  const [file, ...words] = positionals
  if (file === undefined) throw new ConsoleTrouble('Usage: formwork docs FILE.html [FOLDER] [--locale fr]')
  const folder = configurationIn(words, terminal)
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
