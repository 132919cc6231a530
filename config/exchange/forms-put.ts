import { equal } from '../../engine/lib/equal.ts'
import { printJson } from '../print-json.ts'
import type { Source } from '../source.ts'
import type { FilesRead } from './forms-read.ts'
import { type Json, listOf } from './forms-workbook.ts'

export interface FormsPut {
  /** New texts of the files that change; null where a file goes. */
  readonly files: ReadonlyMap<string, string | null>
  /** Names of things that come, go, and change: `field case/name_first`. */
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

const kinds: readonly (string | undefined)[] = ['form', 'fields', 'lookup']

/** What the files of a workbook change in a folder. Files that say the same are not touched. */
export function putForms(source: Source, { files }: FilesRead): FormsPut {
  const before = new Map(
    source.files.filter(({ kind }) => kinds.includes(kind)).map((file) => [file.path, file.json() as Json]),
  )
  const put = new Map<string, string | null>()
  for (const [path, json] of files) {
    const { $schema, ...standing } = before.get(path) ?? {}
    if (equal(standing, json)) continue
    const schema = $schema ?? schemaBeside(before, path)
    put.set(path, printJson({ ...(schema !== undefined && { $schema: schema }), ...json }))
  }
  for (const [path, json] of before) {
    if (!files.has(path) && !(isFieldsFile(path) && listOf(json['fields']).length === 0)) put.set(path, null)
  }

  const old = thingsIn(before)
  const now = thingsIn(files)
  return {
    files: put,
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    changed: [...now].flatMap(([name, thing]) => (old.has(name) && !equal(old.get(name), thing) ? [name] : [])),
  }
}

const isFieldsFile = (path: string) => path.startsWith('fields/')

/** The line for editors, as another file of the same folder has it. */
function schemaBeside(before: ReadonlyMap<string, Json>, path: string): unknown {
  const [kind] = path.split('/')
  const depth = path.split('/').length
  return [...before].find(([other]) => other.startsWith(`${kind}/`) && other.split('/').length === depth)?.[1][
    '$schema'
  ]
}

/** Everything that has an id, by kind and id, without what stands in it under ids of its own. */
function thingsIn(files: ReadonlyMap<string, Json>): ReadonlyMap<string, Json> {
  const things = new Map<string, Json>()
  for (const [path, json] of files) {
    const [kind, type] = path.split('/')
    if (kind === 'forms') things.set(`form ${type}/${json['id']}`, withoutSchema(json))
    else if (kind === 'lookups') {
      const { options, ...lookup } = withoutSchema(json)
      things.set(`lookup ${json['id']}`, lookup)
      for (const option of listOf(options)) things.set(`option ${json['id']}/${option['id']}`, option)
    } else {
      for (const { fields, ...field } of listOf(json['fields'])) {
        things.set(`field ${type}/${field['id']}`, field)
        for (const row of listOf(fields)) things.set(`field ${type}/${field['id']}/${row['id']}`, row)
      }
    }
  }
  return things
}

const withoutSchema = ({ $schema, ...rest }: Json): Json => rest
