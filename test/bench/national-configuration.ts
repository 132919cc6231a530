import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { largeConfiguration } from './configuration.ts'

const LOCALES = ['en', 'ar', 'fr', 'es', 'pt', 'sw', 'am', 'ti', 'so', 'ne', 'my', 'uk']
const LOCATIONS = 20_000
/** Of the higher levels; the rest lies at the lowest. */
const [COUNTRIES, PROVINCES] = [1, 40]

/** A folder as a large country would have it: 3,000 fields, 20,000 places, twelve languages in all of its texts. */
export function nationalConfiguration(seed: string, folder: string, type: string): void {
  largeConfiguration(seed, folder, type, { fields: 3000, conditions: 1500, subforms: 30 })
  edit(join(folder, 'instance.json'), (json) => ({ ...(json as object), locales: LOCALES }))
  for (const kind of [
    'instance.json',
    'record-types',
    'fields',
    'forms',
    'lookups',
    'agencies',
    'user-groups',
    'roles',
    'lists',
  ]) {
    for (const file of jsonBelow(join(folder, kind))) edit(file, inEveryLocale)
  }
  writeFileSync(join(folder, 'locations.csv'), places())
  edit(join(folder, 'people.json'), (people) =>
    (people as readonly { readonly location?: string }[]).map(({ location: _, ...person }) => person),
  )
}

function jsonBelow(path: string): readonly string[] {
  if (path.endsWith('.json')) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(path, name))
}

const edit = (file: string, change: (json: unknown) => unknown) =>
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), null, 2))

/** Every text by locale gets the other locales, in words of their own. */
function inEveryLocale(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inEveryLocale)
  if (typeof value !== 'object' || value === null) return value
  const { en } = value as { en?: unknown }
  if (typeof en === 'string') return Object.fromEntries(LOCALES.map((locale) => [locale, `${en} (${locale})`]))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inEveryLocale(part)]))
}

function places(): string {
  const names = (name: string) => LOCALES.map((locale) => `${name} ${locale}`).join(',')
  const rows = Array.from({ length: LOCATIONS }, (_, index) => {
    if (index < COUNTRIES) return `C${index},,0,${names(`Country ${index}`)}`
    if (index < COUNTRIES + PROVINCES) return `P${index},C0,1,${names(`Province ${index}`)}`
    return `D${index},P${COUNTRIES + (index % PROVINCES)},2,${names(`District ${index}`)}`
  })
  return [`code,parent,level,${LOCALES.map((locale) => `name_${locale}`).join(',')}`, ...rows].join('\n')
}
