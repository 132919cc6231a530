import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFolder } from '../../config/load.ts'
import type { Source } from '../../config/source.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { configurationIn } from './folder.ts'
import { optionsOf } from './options.ts'
import { writeFiles } from './write-files.ts'

const USAGE = `Usage: formwork forms export FILE.xlsx [FOLDER]
       formwork forms import FILE.xlsx [FOLDER] [--remove] [--dry-run]`

/** `formwork forms`: forms, fields, rules and lookups as a workbook, and back. */
export const forms: Command = async ([name, ...args], terminal) => {
  if (name === 'export') return exportForms(args, terminal)
  if (name === 'import') return importForms(args, terminal)
  throw new ConsoleTrouble(USAGE)
}

async function exportForms(args: readonly string[], terminal: Terminal) {
  const [file, ...words] = optionsOf(args, {}, 'words').positionals
  if (file === undefined) throw new ConsoleTrouble(USAGE)
  const { formsWorkbook } = await import('../../config/exchange/forms-workbook.ts')
  const source = loadFolder(configurationIn(words, terminal))
  writeFileSync(file, await formsWorkbook(source))
  const count = (kind: string) => source.files.filter((one) => one.kind === kind).length
  terminal.print(
    `${count('form')} forms, ${count('lookup')} lookups and the fields of ${count('fields')} files written to ${file}.`,
  )
  return 0
}

async function importForms(args: readonly string[], terminal: Terminal) {
  const { values, positionals } = optionsOf(
    args,
    { remove: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
    'words',
  )
  const [file, ...words] = positionals
  if (file === undefined) throw new ConsoleTrouble(USAGE)
  const folder = configurationIn(words, terminal)
  const source = loadFolder(folder)
  const { filesOfWorkbook } = await import('../../config/exchange/forms-read.ts')
  const { putForms } = await import('../../config/exchange/forms-put.ts')
  const read = await filesOfWorkbook(readFileSync(file))
  for (const trouble of read.troubles) terminal.warn(trouble)
  if (read.troubles.length > 0) {
    terminal.warn(`Nothing was written: ${read.troubles.length} places of ${file} need another look.`)
    return 1
  }
  const put = putForms(source, read)
  for (const [sign, names] of [
    ['+', put.added],
    ['~', put.changed],
    ['-', put.removed],
  ] as const) {
    for (const one of names) terminal.print(`  ${sign} ${one}`)
  }
  if (put.removed.length > 0 && values.remove !== true) {
    terminal.warn(
      `Nothing was written: ${put.removed.length} things are not in the workbook. Say --remove if they are to go.`,
    )
    return 1
  }
  if (await isWorse(source, put.files, read.rowAt, terminal)) return 1
  if (values['dry-run'] === true) terminal.print('Nothing was written.')
  else {
    writeFiles(folder, new Map([...put.files].flatMap(([path, text]) => (text === null ? [] : [[path, text]]))))
    for (const [path, text] of put.files) if (text === null) rmSync(join(folder, path))
  }
  terminal.print(
    `${put.added.length} added, ${put.changed.length} changed, ${put.removed.length} removed; ${put.files.size} ${put.files.size === 1 ? 'file' : 'files'} written.`,
  )
  return 0
}

/** Says what would be wrong with the folder that was not wrong before; the row of the workbook stands before each. */
async function isWorse(
  source: Source,
  files: ReadonlyMap<string, string | null>,
  rowAt: (file: string, pointer: string) => string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  const { checkFolder } = await import('../../config/check.ts')
  const { sourceOf } = await import('../../config/source.ts')
  const texts = new Map(source.files.map(({ path, text }) => [path, text]))
  for (const [path, text] of files) {
    if (text === null) texts.delete(path)
    else texts.set(path, text)
  }
  const errorsOf = async (of: Source) => (await checkFolder(of)).issues.filter(({ severity }) => severity === 'error')
  const same = ({ code, file, found, pointer }: { code: string; file: string; found: string; pointer: string }) =>
    [code, file, found, pointer.replace(/\d+/g, '#')].join(' ')
  const known = new Set((await errorsOf(source)).map(same))
  const worse = (await errorsOf(sourceOf(texts))).filter((issue) => !known.has(same(issue)))
  for (const { file, pointer, code, found, expected, suggestion } of worse) {
    const at = rowAt(file, pointer) ?? file
    terminal.warn(
      `${at}: ${code}${pointer ? ` at ${pointer}` : ''}. Found ${found}; expected ${expected}. ${suggestion ?? ''}`,
    )
  }
  if (worse.length > 0) terminal.warn(`Nothing was written: the configuration would have ${worse.length} new errors.`)
  return worse.length > 0
}
