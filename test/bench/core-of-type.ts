import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { csvRows } from '../../config/csv.ts'

type Json = Readonly<Record<string, unknown>>
interface FieldJson extends Json {
  readonly id: string
}
interface FormJson extends Json {
  readonly id: string
  readonly fields: readonly string[]
  readonly panels?: readonly unknown[]
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const write = (path: string, value: unknown) => writeFileSync(path, JSON.stringify(value, null, 2))
const filesIn = (path: string) => readdirSync(path).map((name) => join(path, name))

/** Every text in a value, as itself and without the `record.` that a row puts before it. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value.replace(/^record\./, '')
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part)
}

/**
 * Leaves of a record type only what its list, its title and its rules are made of, what these fields need in turn, and
 * what is required: a small case of which the bench makes one of the size that it measures.
 */
export function keepCoreOfType(folder: string, type: string): void {
  const files = filesIn(join(folder, 'fields', type)).map((path) => ({
    path,
    json: read(path) as { readonly fields: readonly FieldJson[] },
  }))
  const fields = new Map(files.flatMap(({ json }) => json.fields.map((field) => [field.id, field] as const)))
  const core = new Set<string>()
  const need = (value: unknown): void => {
    for (const name of textsIn(value)) {
      const field = core.has(name) ? undefined : fields.get(name)
      if (!field) continue
      core.add(name)
      need(field)
    }
  }
  need(read(join(folder, 'record-types', `${type}.json`)))
  need(read(join(folder, 'lists', `${type}.json`)))
  for (const field of fields.values()) if (field['required'] === true || field['type'] === 'link') need(field.id)

  const dropped = new Set<string>()
  const forms = filesIn(join(folder, 'forms', type)).map((path) => ({ path, json: read(path) as FormJson }))
  for (const { json } of forms) if (json.fields.some((id) => core.has(id))) need(json['visible'])
  for (const { path, json } of forms) {
    const kept = json.fields.filter((id) => core.has(id))
    if (kept.length > 0) write(path, { ...json, fields: kept })
    else {
      dropped.add(json.id)
      rmSync(path)
    }
  }
  for (const { path, json } of files) write(path, { ...json, fields: json.fields.filter(({ id }) => core.has(id)) })
  for (const path of filesIn(join(folder, 'roles'))) {
    const role = read(path) as { readonly forms?: Readonly<Record<string, Json | string>> }
    const mine = role.forms?.[type]
    if (typeof mine !== 'object') continue
    const kept = Object.fromEntries(Object.entries(mine).filter(([id]) => !dropped.has(id)))
    write(path, { ...role, forms: { ...role.forms, [type]: kept } })
  }
  // Scenarios and translations speak of what is gone.
  const translated = filesIn(join(folder, 'i18n')).map((path) => basename(path, '.json'))
  for (const kind of ['tests', 'i18n']) rmSync(join(folder, kind), { recursive: true, force: true })
  const instance = read(join(folder, 'instance.json')) as { readonly locales: readonly string[] }
  const locales = instance.locales.filter((locale) => !translated.includes(locale))
  write(join(folder, 'instance.json'), { ...instance, locales })
  const [head = [], ...places] = csvRows(readFileSync(join(folder, 'locations.csv'), 'utf8'))
  const columns = head.flatMap(({ text }, index) =>
    translated.some((locale) => text === `name_${locale}`) ? [] : index,
  )
  const lines = [head, ...places].map((cells) => columns.map((at) => JSON.stringify(cells[at]?.text ?? '')).join(','))
  writeFileSync(join(folder, 'locations.csv'), lines.join('\n'))
  dropWhatIsAmiss(folder)
}

/** What happens with records, in files of its own: it goes with the fields that it is about. */
const RULES = /^(actions|alerts|approvals|dashboards|tasks|transitions|workflows)\//

/** Drops the rules that speak of what is gone, and what roles say of those, until nothing is amiss. */
function dropWhatIsAmiss(folder: string): void {
  for (;;) {
    const { stdout } = spawnSync(process.execPath, ['dist/server.js', 'check', folder, '--json'], {
      ...{ encoding: 'utf8', maxBuffer: 1 << 26 },
    })
    const issues = (JSON.parse(stdout) as { readonly issues: readonly Found[] }).issues
    const amiss = issues.filter(({ severity }) => severity === 'error')
    if (amiss.length === 0) return
    for (const file of new Set(amiss.map((issue) => issue.file))) {
      if (RULES.test(file)) rmSync(join(folder, file))
      else if (file.startsWith('roles/'))
        dropItems(
          join(folder, file),
          amiss.filter((issue) => issue.file === file),
        )
      else throw new Error(`${file} speaks of what is gone`)
    }
  }
}

interface Found {
  readonly severity: string
  readonly file: string
  readonly pointer: string
}

/** The last ones first, so that the others stay where they are. */
function dropItems(path: string, issues: readonly Found[]): void {
  const json = read(path)
  for (const { pointer } of issues.toReversed()) {
    const steps = pointer.split('/').slice(1)
    const name = steps.pop() ?? ''
    const holder = steps.reduce<unknown>((part, step) => (part as Json)[step], json)
    if (Array.isArray(holder)) holder.splice(Number(name), 1)
    else delete (holder as Record<string, unknown>)[name]
  }
  write(path, json)
}
