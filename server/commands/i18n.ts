import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextTable } from '../../config/exchange/texts.ts'
import { loadFolder } from '../../config/load.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { configurationIn } from './folder.ts'
import { optionsOf } from './options.ts'
import { writeFiles } from './write-files.ts'

const USAGE = `Usage: formwork i18n export FILE.xlsx|FILE.xlf [FOLDER] [--locale fr]…
       formwork i18n import FILE.xlsx|FILE.xlf [FOLDER] [--source] [--dry-run]
       formwork i18n report [FOLDER] [--locale fr]… [--all]`

/** `formwork i18n`: texts of a configuration out to translators and back, and what is missing. */
export const i18n: Command = async ([name, ...args], terminal) => {
  if (name === 'export') return exportTexts(args, terminal)
  if (name === 'import') return importTexts(args, terminal)
  if (name === 'report') return reportTexts(args, terminal)
  throw new ConsoleTrouble(USAGE)
}

const isXliff = (file: string) => /\.(xlf|xliff)$/i.test(file)

async function tableOf(folder: string) {
  const { textTable } = await import('../../config/exchange/texts.ts')
  const source = loadFolder(folder)
  return { source, table: textTable(source) }
}

/** The languages asked for; without a word all but the one that texts are written in. */
function localesOf(table: TextTable, wanted: readonly string[] | undefined): readonly string[] {
  const strange = wanted?.find((locale) => !table.locales.includes(locale))
  if (strange !== undefined) {
    throw new ConsoleTrouble(`${strange} is none of the languages of instance.json: ${table.locales.join(', ')}.`)
  }
  return wanted ?? table.locales.filter((locale) => locale !== table.defaultLocale)
}

const localeOption = { locale: { type: 'string', multiple: true } } as const

async function exportTexts(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = optionsOf(args, localeOption, 'words')
  const [file, ...words] = positionals
  if (file === undefined) throw new ConsoleTrouble(USAGE)
  const { table } = await tableOf(configurationIn(words, terminal))
  const locales = localesOf(table, values.locale)
  if (isXliff(file)) {
    const [locale, another] = locales
    if (locale === undefined || another !== undefined) {
      throw new ConsoleTrouble('XLIFF takes one language to a file: say which with --locale.')
    }
    const { textsXliff } = await import('../../config/exchange/texts-xliff.ts')
    writeFileSync(file, await textsXliff(table, locale))
  } else {
    const { textsWorkbook } = await import('../../config/exchange/texts-workbook.ts')
    writeFileSync(file, await textsWorkbook(table, locales))
  }
  terminal.print(`${table.rows.length} texts written to ${file}.`)
  await printMissing(table, locales, terminal)
  return 0
}

async function importTexts(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = optionsOf(
    args,
    { source: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    'words',
  )
  const [file, ...words] = positionals
  if (file === undefined) throw new ConsoleTrouble(USAGE)
  const folder = configurationIn(words, terminal)
  const { source, table } = await tableOf(folder)
  const { texts, troubles } = await broughtBy(file, table, values.source === true)
  const { putTexts } = await import('../../config/exchange/put-texts.ts')
  for (const trouble of troubles) terminal.warn(trouble)
  if (texts.length === 0 && troubles.length > 0) {
    terminal.warn('Nothing was written.')
    return 1
  }
  const put = putTexts(source, table, texts)
  for (const { at, path, locale } of put.unknown) {
    terminal.warn(`${at}: there is no text ${path}${table.locales.includes(locale) ? '' : ` in ${locale}`}; left out.`)
  }
  for (const { at, path } of put.stale) {
    terminal.warn(`${at}: ${path} was translated from a text that is now another; look at it again.`)
  }
  if (values['dry-run'] !== true) writeFiles(folder, put.files)
  terminal.print(
    `${put.added.length} added, ${put.changed.length} changed, ${put.unchanged} as they were` +
      `${put.unknown.length > 0 ? `, ${put.unknown.length} left out` : ''}.` +
      `${values['dry-run'] === true ? ' Nothing was written.' : ''}`,
  )
  for (const path of [...put.files.keys()].sort()) terminal.print(`  ${join(folder, path)}`)
  const { table: after } = values['dry-run'] === true ? { table } : await tableOf(folder)
  await printMissing(after, localesOf(after, undefined), terminal)
  return put.unknown.length > 0 || troubles.length > 0 ? 1 : 0
}

async function broughtBy(file: string, table: TextTable, source: boolean) {
  const bytes = readFileSync(file)
  if (isXliff(file)) {
    const { textsOfXliff } = await import('../../config/exchange/texts-xliff.ts')
    return textsOfXliff(bytes.toString('utf8'))
  }
  const { textsOfWorkbook } = await import('../../config/exchange/texts-workbook.ts')
  return textsOfWorkbook(bytes, table, { source })
}

async function reportTexts(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = optionsOf(args, { ...localeOption, all: { type: 'boolean' } }, 'words')
  const { table } = await tableOf(configurationIn(positionals, terminal))
  return (await printMissing(table, localesOf(table, values.locale), terminal, values.all === true)) === 0 ? 0 : 1
}

const SHOWN = 10

/** Gives how many texts are missing. */
async function printMissing(table: TextTable, locales: readonly string[], terminal: Terminal, all = false) {
  const { missingTexts } = await import('../../config/exchange/texts.ts')
  let count = 0
  for (const locale of locales) {
    const missing = missingTexts(table, [locale])
    count += missing.length
    terminal.print(
      missing.length === 0
        ? `${locale}: complete, ${table.rows.length} texts.`
        : `${locale}: ${missing.length} of ${table.rows.length} texts missing.`,
    )
    const shown = all ? missing : missing.slice(0, SHOWN)
    for (const { row } of shown) {
      terminal.print(`  ${row.place.file}:${row.place.line}:${row.place.column} ${row.path}`)
    }
    if (shown.length < missing.length) {
      terminal.print(`  … and ${missing.length - shown.length} more (\`formwork i18n report --all\`)`)
    }
  }
  return count
}
