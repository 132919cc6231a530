import { printJson } from '../print-json.ts'
import type { ImportedFiles } from './files.ts'
import type { ImportReport } from './report.ts'
import { reportPage } from './report-page.ts'

/** What an import gives: the files of a folder, and what became of everything in the source. */
export interface Imported {
  readonly files: ImportedFiles
  readonly report: ImportReport
}

/** The files of the folder with the report beside them, as a page and as data. */
export const importedFolder = ({ files, report }: Imported): ImportedFiles =>
  new Map([...files, ['import-report.md', reportPage(report)], ['import-report.json', printJson(report)]])
