import { csvRows } from '../../../../config/csv.ts'
import type { ImportedFiles } from '../../../../config/import/files.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in an import's files at a path such as `fields/case/name/label`, in one locale where it is a text by locale. */
export function valueAtPath(files: ImportedFiles, path: string, locale: string): unknown {
  const [kind = '', ...parts] = path.split('/')
  if (kind === 'locations') return placeValue(files, parts, locale)
  const inFolder = kind === 'fields' || kind === 'forms'
  const folder = inFolder ? `${kind}/${parts[0]}/` : `${kind}/`
  const ofType = kind === 'approvals' || kind === 'alerts'
  const rest = inFolder || ofType ? parts.slice(1) : parts
  const recordType = ofType ? parts[0] : undefined
  const start = kind === 'instance' ? json(files, 'instance.json') : namedIn(files, folder, rest[0] ?? '', recordType)
  return localised(walk(start, kind === 'instance' ? parts : rest.slice(1)), locale)
}

const json = (files: ImportedFiles, path: string): unknown => JSON.parse(files.get(path) ?? 'null')

/** The thing of that id, be it a file of its own or an entry in one with several. */
function namedIn(files: ImportedFiles, folder: string, id: string, recordType?: string): unknown {
  const things = [...files.keys()]
    .filter((path) => path.startsWith(folder))
    .flatMap((path) => {
      const whole = json(files, path)
      return isObject(whole) && Array.isArray(whole['fields']) && folder.startsWith('fields')
        ? whole['fields']
        : [whole]
    })
  const isOf = (one: Json) => recordType === undefined || one['recordType'] === recordType
  return things.find((one) => isObject(one) && one['id'] === id && isOf(one))
}

const walk = (value: unknown, parts: readonly string[]): unknown =>
  parts.reduce<unknown>((here, part) => {
    if (Array.isArray(here)) return here.find((one) => isObject(one) && one['id'] === part)
    return isObject(here) ? here[part] : undefined
  }, value)

function localised(value: unknown, locale: string): unknown {
  if (!isObject(value)) return value
  return Object.hasOwn(value, locale) ? value[locale] : (value['en'] ?? value)
}

function placeValue(files: ImportedFiles, [code, property]: readonly string[], locale: string): unknown {
  const [head = [], ...rows] = csvRows(files.get('locations.csv') ?? '').map((cells) => cells.map(({ text }) => text))
  const row = rows.find((cells) => cells[0] === code)
  return row?.[head.indexOf(property === 'name' ? `name_${locale}` : (property ?? ''))]
}
