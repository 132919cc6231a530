import type { Source, SourceFile } from '../source.ts'
import { fieldLayout, formLayout, type Layout, lookupLayout, optionLayout, ruleLayout } from './forms-layout.ts'
import { type Sheet, writeWorkbook } from './sheets.ts'

export type Json = Readonly<Record<string, unknown>>

/** Sheets of the workbook, with the columns that say to what a row belongs. */
export const formsSheets = {
  forms: ['record_type', 'file'],
  fields: ['record_type', 'file', 'subform'],
  rules: ['record_type', 'subform', 'field'],
  lookups: ['file'],
  options: ['lookup'],
} as const

export type FormsSheet = keyof typeof formsSheets

const README = [
  'Each row is one form, field, rule, lookup or option. Rows of one file stand in the order in which the file has them.',
  'A field of a subform names the subform in the column “subform”. Options name their lookup, rules their field.',
  'A column such as label::fr holds the text in that language. An empty cell means: not said.',
  'Conditions are formulas: sex == "female" and age >= 12 · "other" in protection_concerns · not is_blank(name).',
  'Ids are kept with the data: do not change the id of what is in use.',
  'Bring it back with: formwork forms import FILE.xlsx FOLDER. Nothing is written when something is wrong.',
]

/** Forms, fields, rules, lookups and options of a folder as a workbook; {@link filesOfWorkbook} makes the same files of it. */
export function formsWorkbook(source: Source): Promise<Uint8Array> {
  const rows = rowsOf(source)
  return writeWorkbook([
    { name: 'read me', widths: [120], rows: [['How this workbook works'], ...README.map((line) => [line])] },
    ...(Object.keys(formsSheets) as FormsSheet[]).map((name) => sheetOf(name, rows[name])),
  ])
}

type Cells = Readonly<Record<string, string>>

function rowsOf(source: Source): Readonly<Record<FormsSheet, readonly Cells[]>> {
  const rows: Record<FormsSheet, Cells[]> = { forms: [], fields: [], rules: [], lookups: [], options: [] }
  const of = (kind: SourceFile['kind']) =>
    source.files.flatMap((file) =>
      file.kind === kind && isJson(file.json()) ? [{ ...place(file), json: file.json() as Json }] : [],
    )

  for (const { json, ...where } of of('form')) rows.forms.push({ ...where, ...cellsOf(formLayout, json) })
  for (const { json, ...where } of of('fields')) {
    const add = (field: Json, subform: string) => {
      const { type } = field
      rows.fields.push({ ...where, subform, ...cellsOf(fieldLayout, field, ['rules', 'fields'], type) })
      for (const rule of listOf(field['rules'])) {
        const { record_type } = where
        rows.rules.push({ record_type, subform, field: String(field['id']), ...cellsOf(ruleLayout, rule) })
      }
      for (const row of listOf(field['fields'])) add(row, String(field['id']))
    }
    for (const field of listOf(json['fields'])) add(field, '')
  }
  for (const { json, file } of of('lookup')) {
    rows.lookups.push({ file, ...cellsOf(lookupLayout, json, ['options']) })
    for (const option of listOf(json['options'])) {
      rows.options.push({ lookup: String(json['id']), ...cellsOf(optionLayout, option) })
    }
  }
  return rows
}

const place = ({ path }: SourceFile) => ({ record_type: path.split('/')[1] ?? '', file: path })

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : [])

function cellsOf(layout: Layout, thing: Json, apart: readonly string[] = [], type?: unknown): Cells {
  return Object.assign(
    {},
    ...Object.entries(thing)
      .filter(([property]) => property !== '$schema' && !apart.includes(property))
      .map(([property, value]) => layout.codec(property, type).write(property, value)),
  )
}

/** Properties that have a column even where nothing uses them yet. */
const offered: Readonly<Record<FormsSheet, readonly string[]>> = {
  forms: ['id', 'group', 'order', 'visible', 'fields'],
  fields: ['id', 'type', 'required', 'visible', 'readOnly', 'calculation', 'lookup'],
  rules: ['id', 'when', 'holds', 'message', 'level'],
  lookups: ['id'],
  options: ['id', 'tags', 'retired'],
}

const layouts: Readonly<Record<FormsSheet, Layout>> = {
  forms: formLayout,
  fields: fieldLayout,
  rules: ruleLayout,
  lookups: lookupLayout,
  options: optionLayout,
}

/** Columns: to what the row belongs, then the properties in the order of the schema, each with its languages. */
function sheetOf(name: FormsSheet, rows: readonly Cells[]): Sheet {
  const used = new Set([...offered[name], ...rows.flatMap((row) => Object.keys(row))])
  const fixed: readonly string[] = formsSheets[name]
  const rank = (column: string) => {
    const at = layouts[name].properties.indexOf(column.split('::')[0] ?? '')
    return at < 0 ? layouts[name].properties.length : at
  }
  const columns = [...fixed, ...[...used].filter((column) => !fixed.includes(column)).sort((a, b) => rank(a) - rank(b))]
  return {
    name,
    widths: columns.map((column) => (column.includes('::') ? 36 : 18)),
    rows: [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))],
  }
}
