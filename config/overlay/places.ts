/** `locations.csv` as things with ids, so that places are merged one by one. */
import { csvRows } from '../csv.ts'
import { isObject, isSame, type Members } from './things.ts'

export const PLACES = 'locations.csv'

/** Columns, and a member for each row, whose id is the code of the place. Undefined where it is no such table. */
export function placesOf(text: unknown): Members | undefined {
  if (typeof text !== 'string') return undefined
  const [head = [], ...rows] = csvRows(text)
  const columns = head.map((cell) => cell.text)
  if (!columns.includes('code') || columns.includes('id') || new Set(columns).size < columns.length) return undefined
  const places = rows.map((row) => {
    const cells = columns.flatMap((column, at) => (row[at]?.text ? [[column, row[at].text] as const] : []))
    const { code, ...place } = Object.fromEntries(cells)
    return { id: code ?? '', ...place }
  })
  return { columns, places }
}

function textOfPlaces({ columns, places }: Members): string {
  const names = textsIn(columns)
  const rows = (Array.isArray(places) ? places : [])
    .filter(isObject)
    .map((place) => names.map((name) => cellOf(place, name)))
  return [names, ...rows].map((cells) => `${cells.map(quotedIfNeeded).join()}\n`).join('')
}

const textsIn = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
const cellOf = (place: Members, column: string) => String(place[column === 'code' ? 'id' : column] ?? '')
const quotedIfNeeded = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** As one of these texts has it, if one of them says the same. */
export const writtenAs = (places: Members, texts: readonly unknown[]): unknown =>
  texts.find((text) => isSame(placesOf(text), places)) ?? textOfPlaces(places)
