/** Which file of a folder holds what, by its path. */
export type FileKind =
  | 'instance'
  | 'record-type'
  | 'fields'
  | 'form'
  | 'lookup'
  | 'locations'
  | 'agency'
  | 'user-group'
  | 'role'
  | 'list'
  | 'workflow'
  | 'action'
  | 'approval'
  | 'transition'
  | 'task'
  | 'alert'
  | 'notification'
  | 'dashboard'
  | 'migration'
  | 'i18n'
  | 'people'
  | 'scenarios'

interface FilePlace {
  readonly kind: FileKind
  readonly pattern: RegExp
  /** For people, in error reports and documentation. */
  readonly shape: string
}

export const filePlaces: readonly FilePlace[] = [
  { kind: 'instance', pattern: /^instance\.json$/, shape: 'instance.json' },
  { kind: 'record-type', pattern: /^record-types\/[^/]+\.json$/, shape: 'record-types/<record type>.json' },
  { kind: 'fields', pattern: /^fields\/[^/]+\/[^/]+\.json$/, shape: 'fields/<record type>/<any name>.json' },
  { kind: 'form', pattern: /^forms\/[^/]+\/[^/]+\.json$/, shape: 'forms/<record type>/<form>.json' },
  { kind: 'lookup', pattern: /^lookups\/[^/]+\.json$/, shape: 'lookups/<lookup>.json' },
  { kind: 'locations', pattern: /^locations\.csv$/, shape: 'locations.csv' },
  { kind: 'agency', pattern: /^agencies\/[^/]+\.json$/, shape: 'agencies/<agency>.json' },
  { kind: 'user-group', pattern: /^user-groups\/[^/]+\.json$/, shape: 'user-groups/<group>.json' },
  { kind: 'role', pattern: /^roles\/[^/]+\.json$/, shape: 'roles/<role>.json' },
  { kind: 'list', pattern: /^lists\/[^/]+\.json$/, shape: 'lists/<record type>.json' },
  { kind: 'workflow', pattern: /^workflows\/[^/]+\.json$/, shape: 'workflows/<workflow>.json' },
  { kind: 'action', pattern: /^actions\/[^/]+\.json$/, shape: 'actions/<any name>.json' },
  { kind: 'approval', pattern: /^approvals\/[^/]+\.json$/, shape: 'approvals/<any name>.json' },
  { kind: 'transition', pattern: /^transitions\/[^/]+\.json$/, shape: 'transitions/<any name>.json' },
  { kind: 'task', pattern: /^tasks\/[^/]+\.json$/, shape: 'tasks/<any name>.json' },
  { kind: 'alert', pattern: /^alerts\/[^/]+\.json$/, shape: 'alerts/<any name>.json' },
  { kind: 'notification', pattern: /^notifications\/[^/]+\.json$/, shape: 'notifications/<notification>.json' },
  { kind: 'dashboard', pattern: /^dashboards\/[^/]+\.json$/, shape: 'dashboards/<dashboard>.json' },
  { kind: 'migration', pattern: /^migrations\/[^/]+\.json$/, shape: 'migrations/<any name>.json' },
  { kind: 'i18n', pattern: /^i18n\/[^/]+\.json$/, shape: 'i18n/<locale>.json' },
  { kind: 'people', pattern: /^people\.json$/, shape: 'people.json' },
  { kind: 'scenarios', pattern: /^tests\/[^/]+\.json$/, shape: 'tests/<any name>.json' },
]

export const fileKindOf = (path: string): FileKind | undefined =>
  filePlaces.find(({ pattern }) => pattern.test(path))?.kind

/** Whether the file is read at all: JSON and the places; everything else (README, pictures, the report of an import, `demo/`) is not configuration. */
export const isConfiguration = (path: string): boolean =>
  path === 'locations.csv' || (isJson(path) && !path.startsWith('demo/') && path !== 'import-report.json')

/** Also what somebody meant to be JSON: `.JSON`, and `.json.txt`, whose last part some systems hide. Those are misplaced. */
const isJson = (path: string): boolean => /\.(json|json\.txt|jsonc|json5)$/i.test(path)
