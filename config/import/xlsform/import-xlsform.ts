import { FileCollector } from '../files.ts'
import { Ids } from '../ids.ts'
import type { Imported } from '../imported-folder.ts'
import { Item } from '../item.ts'
import { Ledger } from '../ledger.ts'
import { reportOf } from '../report.ts'
import { TextReader } from '../texts.ts'
import { settleCalculated } from './calculations.ts'
import { Choices } from './choices.ts'
import type { Importing } from './importing.ts'
import { localeOf } from './languages.ts'
import { Layout } from './layout.ts'
import { writeSection } from './section-json.ts'
import { settingsIn, settleSettings, writeSurroundings } from './settings.ts'
import { cellsIn, type FormSheet, type Row, rowsOf } from './sheets.ts'
import { type Node, surveyTree } from './survey.ts'

/** An XLSForm, as its sheets, as a configuration folder with a report. */
export function importXlsform(sheets: readonly FormSheet[], fileName: string): Imported {
  const ledger = new Ledger(cellsIn(sheets))
  const sheet = (name: string) => sheets.find((one) => one.name.trim().toLowerCase() === name)
  const survey = rowsOf(sheet('survey'), ledger)
  const choiceRows = rowsOf(sheet('choices'), ledger).filter((row) => row.columns.length > 0)
  const [settingsRow] = rowsOf(sheet('settings'), ledger)
  const settings = settingsIn(settingsRow, fileName)
  const texts = new TextReader(defaultLocale(settingsRow, [...survey, ...choiceRows]))
  for (const row of [...survey, ...choiceRows]) {
    for (const [language] of [...row.inLanguages('label'), ...row.inLanguages('hint')]) {
      const locale = language === '' ? undefined : localeOf(language)
      if (locale !== undefined) texts.locales.add(locale)
    }
  }
  const importing: Importing = { ledger, ids: new Ids(), texts, files: new FileCollector(), type: settings.id }

  const tree = surveyTree(survey, ledger)
  const choices = new Choices(choiceRows, filtersIn(tree), importing)
  const layout = new Layout(tree, choices, new Set([`${settings.id}_id`, `${settings.id}_id_display`]), importing)
  settleCalculated(layout)
  const title = texts.whole({ [texts.defaultLocale]: settings.title })
  let order = 0
  for (const section of layout.sections)
    if (writeSection(section, order, title, { importing, layout, choices })) order += 1
  choices.write()
  writeSurroundings({ ...settings, title }, layout, importing)
  settleSettings(settingsRow, settings)
  settleRest(sheets, ledger)
  return {
    files: importing.files.files,
    report: reportOf(ledger, importing.ids, { kind: 'xlsform', name: settings.title, version: settings.version }),
  }
}

/** The language that the settings name, else the first that labels have, else English. */
function defaultLocale(settings: Row | undefined, rows: readonly Row[]): string {
  const named = settings?.get('default_language').text
  const locale = named ? localeOf(named) : undefined
  if (locale !== undefined) return locale
  const languages = rows.flatMap((row) => row.inLanguages('label').map(([language]) => language))
  return languages.includes('') ? 'en' : (languages.flatMap((language) => localeOf(language) ?? [])[0] ?? 'en')
}

/** For each list of choices, the filters that questions put on it. */
function filtersIn(
  nodes: readonly Node[],
  filters = new Map<string, string[]>(),
): ReadonlyMap<string, readonly string[]> {
  for (const { row, list, inside } of nodes) {
    const filter = row.get('choice_filter').text
    if (filter) filters.set(list, [...(filters.get(list) ?? []), filter])
    filtersIn(inside, filters)
  }
  return filters
}

/** Rows without a type, and sheets that no XLSForm has. */
function settleRest(sheets: readonly FormSheet[], ledger: Ledger): void {
  const known = ['survey', 'choices', 'settings']
  for (const sheet of sheets) {
    const isKnown = known.includes(sheet.name.trim().toLowerCase())
    const [, ...further] = isKnown ? sheet.rows : []
    const untyped =
      sheet.name.trim().toLowerCase() === 'survey' ? sheet.rows.filter(({ cells }) => !cells['type']?.trim()) : []
    const rest = isKnown ? (sheet.name.trim().toLowerCase() === 'settings' ? further : untyped) : sheet.rows
    const note = isKnown ? 'a row that says nothing in this sheet' : `\`${sheet.name}\` is no sheet of an XLSForm`
    for (const at of cellsIn([{ ...sheet, rows: rest }])) new Item('', at, ledger).leftOut(note)
  }
}
