import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkFolder } from '../../config/check.ts'
import { type Imported, importedFolder } from '../../config/import/imported-folder.ts'
import { reportSummary } from '../../config/import/report-page.ts'
import { loadFolder } from '../../config/load.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'
import { writeFiles } from './write-files.ts'

const USAGE = `Usage: formwork import primero BUNDLE.json --out FOLDER [--extra FILE]
       formwork import xlsform FORM.xlsx --out FOLDER`

type Read = (file: string, extra: string | undefined) => Promise<Imported>

const sources: Readonly<Record<string, Read>> = {
  async primero(file, extra) {
    const { importPrimero } = await import('../../config/import/primero/import-primero.ts')
    return importPrimero(jsonIn(file), extra === undefined ? undefined : jsonIn(extra))
  },
  async xlsform(file) {
    const { importXlsform } = await import('../../config/import/xlsform/import-xlsform.ts')
    const { sheetsIn } = await import('../../config/import/xlsform/sheets.ts')
    return importXlsform(await sheetsIn(readFileSync(file)), file)
  },
}

/** `formwork import`: a configuration folder out of what another system exports, with a report of what became of it. */
export const importFrom: Command = async ([name = '', ...args], terminal) => {
  const read = Object.hasOwn(sources, name) ? sources[name] : undefined
  const { values, positionals } = optionsOf(args, { out: { type: 'string' }, extra: { type: 'string' } }, 'words')
  const [file] = positionals
  if (!read || file === undefined || positionals.length > 1 || values.out === undefined) throw new ConsoleTrouble(USAGE)
  const folder = resolve(values.out)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new ConsoleTrouble(
      `${folder} is not empty: nothing in it is overwritten. Name a folder that is not there yet.`,
    )
  }
  const imported = await read(file, values.extra)
  const files = importedFolder(imported)
  if (![...files.keys()].some((path) => path.startsWith('forms/'))) {
    throw new ConsoleTrouble(
      `Nothing was written: ${file} holds no form. Needed is ${name === 'xlsform' ? 'a workbook with a sheet “survey”' : 'a bundle with a FormSection'}.`,
    )
  }
  writeFiles(folder, files)
  const { issues, model } = await checkFolder(loadFolder(folder))
  const errors = issues.filter(({ severity }) => severity === 'error')
  terminal.print(reportSummary(imported.report))
  terminal.print(`\nWritten to ${folder}; what became of everything stands in ${join(folder, 'import-report.md')}.`)
  for (const { file: at, line, found, code } of errors) terminal.warn(`${at}:${line} ${code}: ${found}`)
  terminal.print(
    model
      ? `The check finds no error. Try it: FORMWORK_CONFIG=${folder} formwork serve --demo`
      : `The check finds ${errors.length} errors: formwork check ${folder}`,
  )
  return model && imported.report.places.unexplained === 0 ? 0 : 1
}

function jsonIn(file: string): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ConsoleTrouble(`${file} is not JSON: ${(error as Error).message}`)
  }
}
