import { fileKindOf } from '../file-kinds.ts'
import { CellTrouble, propertyOf } from './cells.ts'
import { fieldLayout, formLayout, type Layout, lookupLayout, optionLayout, ruleLayout } from './forms-layout.ts'
import { type FormsSheet, formsSheets, type Json } from './forms-workbook.ts'
import { type ReadSheet, readWorkbook, type SheetRow } from './sheets.ts'

/** The files that a workbook of forms makes. */
export interface FilesRead {
  /** By path, without `$schema`. */
  readonly files: ReadonlyMap<string, Json>
  /** Row of the sheet that a pointer in a file comes from: `fields!12`. */
  rowAt(file: string, pointer: string): string | undefined
  /** What of the workbook cannot be read, each with its cell. */
  readonly troubles: readonly string[]
}

/** A thing under construction, and the row that it stands in. */
interface Made {
  readonly thing: Record<string, unknown>
  readonly at: string
}

/** Reads a workbook of {@link formsWorkbook} back. */
export async function filesOfWorkbook(bytes: Uint8Array): Promise<FilesRead> {
  const sheets = new Map((await readWorkbook(bytes)).map((sheet) => [sheet.name, sheet]))
  const troubles: string[] = []
  const rowsOf = (name: FormsSheet): readonly SheetRow[] => {
    const sheet = sheets.get(name)
    if (!sheet) troubles.push(`There is no sheet “${name}”.`)
    else complainOfColumns(sheet, name, troubles)
    return (sheet?.rows ?? []).filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''))
  }
  const make = (name: FormsSheet, layout: Layout, { number, cells }: SheetRow): Made => {
    const own = formsSheets[name] as readonly string[]
    const type = cells['type']
    const properties = new Set(
      Object.keys(cells)
        .map(propertyOf)
        .filter((one) => one !== '' && !own.includes(one)),
    )
    const ordered = [...layout.properties.filter((one) => properties.has(one)), ...properties]
    const thing: Record<string, unknown> = {}
    for (const property of new Set(ordered)) {
      try {
        const value = layout.codec(property, type).read(property, cells)
        if (value !== undefined) thing[property] = value
      } catch (error) {
        if (!(error instanceof CellTrouble)) throw error
        troubles.push(`${name}!${number}, column “${error.column}”: ${error.message}.`)
      }
    }
    return { thing, at: `${name}!${number}` }
  }

  const files = new Map<string, Made & { readonly list?: string; readonly places: Map<string, string> }>()
  const fileAt = (path: string, kind: string, made: Made, list?: string) => {
    const known = files.get(path)
    if (known && list !== undefined) return known
    if (known) troubles.push(`${made.at}: ${path} stands in ${known.at} already.`)
    if (fileKindOf(path) !== kind || path.includes('..')) {
      troubles.push(
        `${made.at}: “${path}” is no place for it; leave the column “file” empty, or copy it from another row.`,
      )
    }
    const file = { ...made, ...(list !== undefined && { list }), places: new Map([['', made.at]]) }
    files.set(path, file)
    return file
  }

  const lookups = new Map<string, Made>()
  for (const row of rowsOf('lookups')) {
    const made = make('lookups', lookupLayout, row)
    const id = String(made.thing['id'] ?? '')
    made.thing['options'] = []
    lookups.set(id, made)
    fileAt(row.cells['file']?.trim() || `lookups/${fileName(id)}.json`, 'lookup', made)
  }
  for (const row of rowsOf('options')) {
    const { thing, at } = make('options', optionLayout, row)
    const owner = lookups.get(row.cells['lookup']?.trim() ?? '')
    if (owner) (owner.thing['options'] as unknown[]).push(thing)
    else troubles.push(`${at}: there is no lookup “${row.cells['lookup'] ?? ''}” in the sheet “lookups”.`)
  }

  for (const row of rowsOf('forms')) {
    const made = make('forms', formLayout, row)
    made.thing['fields'] ??= []
    const type = row.cells['record_type']?.trim() ?? ''
    fileAt(row.cells['file']?.trim() || `forms/${type}/${fileName(String(made.thing['id'] ?? ''))}.json`, 'form', made)
  }

  const fields = new Map<string, Made>()
  const key = (...parts: readonly (string | undefined)[]) => parts.map((part) => part?.trim() ?? '').join('/')
  for (const row of rowsOf('fields')) {
    const made = make('fields', fieldLayout, row)
    const { record_type, subform, file, id } = row.cells
    fields.set(key(record_type, subform, id), made)
    if (subform?.trim()) {
      const owner = fields.get(key(record_type, '', subform))
      if (!owner) troubles.push(`${made.at}: there is no subform “${subform}” above this row.`)
      else owner.thing['fields'] = [...((owner.thing['fields'] as unknown[] | undefined) ?? []), made.thing]
      continue
    }
    const path = file?.trim() || `fields/${record_type?.trim()}/fields.json`
    const holder = fileAt(path, 'fields', { thing: { fields: [] }, at: made.at }, 'fields')
    const list = holder.thing['fields'] as unknown[]
    holder.places.set(`/fields/${list.length}`, made.at)
    list.push(made.thing)
  }
  for (const row of rowsOf('rules')) {
    const { thing, at } = make('rules', ruleLayout, row)
    const { record_type, subform, field } = row.cells
    const owner = fields.get(key(record_type, subform, field))
    if (owner) owner.thing['rules'] = [...((owner.thing['rules'] as unknown[] | undefined) ?? []), thing]
    else troubles.push(`${at}: there is no field “${field ?? ''}” in the sheet “fields”.`)
  }

  return {
    files: new Map([...files].map(([path, { thing }]) => [path, thing])),
    rowAt(path, pointer) {
      const places = files.get(path)?.places
      const parts = pointer.split('/')
      for (let length = parts.length; length > 0; length--) {
        const at = places?.get(parts.slice(0, length).join('/'))
        if (at !== undefined) return at
      }
      return undefined
    },
    troubles,
  }
}

const fileName = (id: string) => id.replaceAll('_', '-')

function complainOfColumns({ columns, name }: ReadSheet, sheet: FormsSheet, troubles: string[]): void {
  const seen = new Set<string>()
  for (const column of columns) {
    if (column !== '' && seen.has(column)) troubles.push(`Sheet “${name}” has the column “${column}” twice.`)
    seen.add(column)
  }
  for (const column of [...formsSheets[sheet], 'id', ...(sheet === 'fields' ? ['type'] : [])]) {
    if (!columns.includes(column)) troubles.push(`Sheet “${name}” has no column “${column}”.`)
  }
}
