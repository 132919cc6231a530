import type { FileKind } from './file-kinds.ts'
import type { ActionJson } from './schema/action.schema.ts'
import type { AgencyJson, UserGroupJson } from './schema/agency.schema.ts'
import type { AlertJson } from './schema/alert.schema.ts'
import type { ApprovalJson } from './schema/approval.schema.ts'
import type { DashboardJson } from './schema/dashboard.schema.ts'
import type { FieldJson } from './schema/fields.schema.ts'
import type { FormJson } from './schema/form.schema.ts'
import type { InstanceJson } from './schema/instance.schema.ts'
import type { ListJson } from './schema/list.schema.ts'
import type { LookupJson } from './schema/lookup.schema.ts'
import type { MigrationJson } from './schema/migration.schema.ts'
import type { NotificationJson } from './schema/notification.schema.ts'
import type { PersonJson } from './schema/people.schema.ts'
import type { RecordTypeJson } from './schema/record-type.schema.ts'
import type { RoleJson } from './schema/role.schema.ts'
import type { ScenariosJson } from './schema/scenarios.schema.ts'
import type { TaskJson } from './schema/task.schema.ts'
import type { TransitionJson } from './schema/transition.schema.ts'
import type { WorkflowJson } from './schema/workflow.schema.ts'
import type { Source, SourceFile } from './source.ts'

/** A thing that was written in a file, with its place there. */
export interface Placed<Json> {
  readonly json: Json
  readonly file: string
  readonly pointer: string
}

/** One that belongs to a record type by the folder in which its file stands. */
export interface PlacedIn<Json> extends Placed<Json> {
  readonly recordType: string
}

/** One line of `locations.csv`, by column. */
export type LocationRow = Readonly<Record<string, string>>

/** A folder sorted by kinds: what the files say, before anything is compiled or checked against anything else. */
export interface Folder {
  /** Of what the files say. */
  readonly hash: string
  readonly instance: Placed<InstanceJson> | undefined
  readonly recordTypes: readonly Placed<RecordTypeJson>[]
  readonly fields: readonly PlacedIn<FieldJson>[]
  readonly forms: readonly PlacedIn<FormJson>[]
  readonly lookups: readonly Placed<LookupJson>[]
  readonly agencies: readonly Placed<AgencyJson>[]
  readonly userGroups: readonly Placed<UserGroupJson>[]
  readonly roles: readonly Placed<RoleJson>[]
  readonly lists: readonly Placed<ListJson>[]
  readonly workflows: readonly Placed<WorkflowJson>[]
  readonly actions: readonly Placed<ActionJson>[]
  readonly approvals: readonly Placed<ApprovalJson>[]
  readonly transitions: readonly Placed<TransitionJson>[]
  readonly tasks: readonly Placed<TaskJson>[]
  readonly alerts: readonly Placed<AlertJson>[]
  readonly notifications: readonly Placed<NotificationJson>[]
  readonly dashboards: readonly Placed<DashboardJson>[]
  readonly migrations: readonly Placed<MigrationJson>[]
  readonly people: readonly Placed<PersonJson>[]
  readonly scenarios: readonly Placed<ScenariosJson>[]
  readonly locations: readonly Placed<LocationRow>[]
  /** By locale, then path of the text. */
  readonly translations: readonly { readonly locale: string; readonly file: string; readonly texts: LocationRow }[]
}

/** Whether what stands at a place may be trusted; the checker leaves out what its schema refuses. */
export type Sound = (file: string, pointer: string) => boolean

/** Sorts the files by kind. Trusts the shapes of everything that is sound. */
export function folderOf(source: Source, sound: Sound = () => true): Folder {
  const files = (kind: FileKind) => source.files.filter((file) => file.kind === kind && file.json() !== undefined)
  const whole = <Json>(kind: FileKind): Placed<Json>[] =>
    files(kind)
      .filter(({ path }) => sound(path, ''))
      .map((file) => ({ json: file.json() as Json, file: file.path, pointer: '' }))
  const parts = <Json>(file: SourceFile, list: unknown, pointer: string): Placed<Json>[] =>
    (Array.isArray(list) ? list : [])
      .map((json: Json, index) => ({ json, file: file.path, pointer: `${pointer}/${index}` }))
      .filter((part) => sound(part.file, part.pointer))
  const inFolder = <Json>(placed: Placed<Json>): PlacedIn<Json> => ({
    ...placed,
    recordType: placed.file.split('/')[1] ?? '',
  })

  return {
    get hash() {
      return source.content()
    },
    instance: whole<InstanceJson>('instance')[0],
    recordTypes: whole('record-type'),
    fields: files('fields')
      .flatMap((file) => parts<FieldJson>(file, (file.json() as { fields?: unknown })?.fields, '/fields'))
      .map(inFolder),
    forms: whole<FormJson>('form').map(inFolder),
    lookups: whole('lookup'),
    agencies: whole('agency'),
    userGroups: whole('user-group'),
    roles: whole('role'),
    lists: whole('list'),
    workflows: whole('workflow'),
    actions: whole('action'),
    approvals: whole('approval'),
    transitions: whole('transition'),
    tasks: whole('task'),
    alerts: whole('alert'),
    notifications: whole('notification'),
    dashboards: whole('dashboard'),
    migrations: whole('migration'),
    people: files('people').flatMap((file) => parts<PersonJson>(file, file.json(), '')),
    scenarios: whole('scenarios'),
    locations: source.files.filter(({ kind }) => kind === 'locations').flatMap(locationRows),
    translations: whole<LocationRow>('i18n').map(({ json, file }) => ({
      locale: file.slice('i18n/'.length, -'.json'.length),
      file,
      texts: Object.fromEntries(Object.entries(json ?? {}).filter(([path]) => path !== '$schema')),
    })),
  }
}

function locationRows(file: SourceFile): Placed<LocationRow>[] {
  const [head = [], ...rows] = file.rows()
  return rows.map((cells, index) => ({
    json: Object.fromEntries(head.map((column, at) => [column, cells[at] ?? ''])),
    file: file.path,
    pointer: `/${index + 1}`,
  }))
}
