import { own } from '../engine/lib/own.ts'
import type { Folder, Placed } from './folder.ts'
import { pointerTo } from './positions.ts'
import type { Place } from './report.ts'

const kinds: Readonly<Record<string, keyof Folder>> = {
  'record-types': 'recordTypes',
  fields: 'fields',
  forms: 'forms',
  lookups: 'lookups',
  agencies: 'agencies',
  'user-groups': 'userGroups',
  roles: 'roles',
  lists: 'lists',
  workflows: 'workflows',
  actions: 'actions',
  approvals: 'approvals',
  transitions: 'transitions',
  tasks: 'tasks',
  alerts: 'alerts',
  notifications: 'notifications',
  dashboards: 'dashboards',
}

/** Kinds whose ids are names within a record type only. */
const ofType: ReadonlySet<string> = new Set([
  'fields',
  'forms',
  'actions',
  'approvals',
  'transitions',
  'tasks',
  'alerts',
])

/** Parts of a folder in which texts stand, besides the instance and the people. */
export const textKinds: readonly (keyof Folder)[] = Object.values(kinds)

type Entry = Placed<Readonly<Record<string, unknown>> | null> & { readonly recordType?: string }

/** Where the text of a path is written: `<kind>/[<record type>/]<id>/…`, then properties and ids by turns. */
export function textPlace(folder: Folder, path: string): Place | undefined {
  const [kind = '', ...parts] = path.split('/')
  if (kind === 'instance') return folder.instance && walk(folder.instance, parts)
  const entries = folder[own(kinds, kind) ?? 'people'] as readonly unknown[] as readonly Entry[]
  const inType = ofType.has(kind)
  const id = parts[inType ? 1 : 0]
  const entry = entries.find(
    ({ json, recordType }) =>
      (json?.['id'] ?? json?.['recordType']) === id && (!inType || (recordType ?? json?.['recordType']) === parts[0]),
  )
  return entry && walk(entry, parts.slice(inType ? 2 : 1))
}

function walk({ json, file, pointer }: Placed<unknown>, parts: readonly string[]): Place | undefined {
  let value: unknown = json
  let here = pointer
  for (const part of parts) {
    const key = Array.isArray(value) ? indexOf(value, part) : part
    value =
      typeof value === 'object' && value !== null ? own(value as Readonly<Record<string, unknown>>, key) : undefined
    here += pointerTo(key)
  }
  return value === undefined ? undefined : { file, pointer: here }
}

const indexOf = (list: readonly ({ readonly id?: string; readonly field?: string } | null)[], part: string): string => {
  const index = list.findIndex((entry) => (entry?.id ?? entry?.field) === part)
  return index < 0 ? part : String(index)
}
