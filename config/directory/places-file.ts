/**
 * Places out of a table: the columns of `locations.csv`, or one line for each lowest place with its path, told apart by
 * HXL tags (`#country+code`, `#adm1+name`, `#adm1+name+i_fr`, …) in the first or second line.
 */
import { type Cell, csvRows } from '../csv.ts'

/** What one line says of one place. */
export interface PlaceLine {
  /** Of the file, from 1. */
  readonly line: number
  readonly code: string
  readonly parent?: string
  readonly pCode?: string
  /** By locale; `''` is the language of the instance. */
  readonly names: Readonly<Record<string, string>>
  /** Absent: not said. */
  readonly retired?: boolean
}

export interface PlacesFile {
  readonly form: 'csv' | 'hxl'
  readonly lines: readonly PlaceLine[]
}

/** Why nothing in the file can be read. */
export type Unreadable = {
  readonly code: 'import.empty' | 'import.no_columns' | 'import.unknown_column'
  readonly found: string
}

export function readPlaces(text: string): PlacesFile | Unreadable {
  const rows = csvRows(text.replace(/^\ufeff/, ''))
  if (rows.length < 2) return { code: 'import.empty', found: '' }
  const tagged = rows.slice(0, 3).findIndex((row) => row.filter(({ text }) => /^\s*#[a-z]/i.test(text)).length >= 2)
  return tagged < 0 ? plainPlaces(rows) : taggedPlaces(rows[tagged] ?? [], rows.slice(tagged + 1))
}

const NAME = /^name_(.+)$/
const COLUMNS: readonly string[] = ['code', 'parent', 'level', 'p_code', 'retired', 'name']

function plainPlaces([head = [], ...rows]: readonly (readonly Cell[])[]): PlacesFile | Unreadable {
  const columns = head.map(({ text }) => text.trim())
  const unknown = columns.find((name) => !COLUMNS.includes(name) && !NAME.test(name))
  if (!columns.includes('code')) return { code: 'import.no_columns', found: columns.slice(0, 8).join(', ') }
  if (unknown !== undefined) return { code: 'import.unknown_column', found: unknown.slice(0, 60) }
  const lines = rows.map((row): PlaceLine => {
    const said = new Map(columns.map((name, index) => [name, row[index]?.text.trim() ?? '']))
    const names = [...said].flatMap(([name, value]): [string, string][] => {
      const locale = name === 'name' ? '' : NAME.exec(name)?.[1]
      return locale === undefined || value === '' ? [] : [[locale, value]]
    })
    const [parent, pCode, retired] = ['parent', 'p_code', 'retired'].map((name) => said.get(name))
    return {
      ...{ line: row[0]?.line ?? 0, code: said.get('code') ?? '', names: Object.fromEntries(names) },
      ...(parent && { parent }),
      ...(pCode && { pCode }),
      ...(retired !== undefined && { retired: retired.toLowerCase() === 'true' }),
    }
  })
  return { form: 'csv', lines }
}

/** A column of one level. */
interface Tagged {
  readonly index: number
  readonly level: number
  readonly what: 'code' | 'name'
  readonly locale: string
}

const TAG = /^#(country|adm([1-5]))((?:\+[a-z0-9_]+)*)$/

function tagOf({ text }: Cell, index: number): readonly Tagged[] {
  const [, area, number = '0', attributes = ''] = TAG.exec(text.trim().toLowerCase()) ?? []
  if (area === undefined) return []
  const each = attributes.split('+').filter((one) => one !== '')
  const isCode = each.some((one) => one === 'code' || one === 'id')
  if (!isCode && !each.includes('name') && each.length > 0 && !each.some((one) => one.startsWith('i_'))) return []
  const locale = each.find((one) => one.startsWith('i_'))?.slice(2) ?? ''
  return [{ index, level: Number(number), what: isCode ? 'code' : 'name', locale }]
}

/** Each line brings the whole path; a place is taken from the first line that names it. */
function taggedPlaces(tags: readonly Cell[], rows: readonly (readonly Cell[])[]): PlacesFile | Unreadable {
  const columns = tags.flatMap(tagOf)
  const levels = [...new Set(columns.filter(({ what }) => what === 'code').map(({ level }) => level))].sort(
    (a, b) => a - b,
  )
  if (levels.length === 0)
    return {
      code: 'import.no_columns',
      found: tags
        .map(({ text }) => text)
        .slice(0, 8)
        .join(', '),
    }
  const lines: PlaceLine[] = []
  const seen = new Map<string, string | undefined>()
  for (const row of rows) {
    let parent: string | undefined
    for (const level of levels) {
      const at = columns.filter((column) => column.level === level)
      const textOf = ({ index }: Tagged) => row[index]?.text.trim() ?? ''
      const code = at
        .filter(({ what }) => what === 'code')
        .map(textOf)
        .find((text) => text !== '')
      // A line may end above the lowest level.
      if (code === undefined) continue
      const names = at.flatMap((column): [string, string][] =>
        column.what === 'name' && textOf(column) !== '' ? [[column.locale, textOf(column)]] : [],
      )
      // Another parent than before is said again, so that it is refused.
      if (!seen.has(code) || seen.get(code) !== parent) {
        lines.push({ line: row[0]?.line ?? 0, code, names: Object.fromEntries(names), ...(parent && { parent }) })
        if (!seen.has(code)) seen.set(code, parent)
      }
      parent = code
    }
  }
  return { form: 'hxl', lines }
}
