/** Drafts of the configuration, as those who edit it read and change them. Asked for by their screens alone. */
import type { Model } from '../../engine/model.ts'
import type { Client } from './client.ts'
import type { ActorFacts } from './wire.ts'

/** A step as it is sent: `config/editing/` has a file for each kind. */
export interface Operation {
  readonly kind: string
  readonly [setting: string]: unknown
}

export interface DraftFacts {
  readonly id: string
  readonly name: string
  readonly basis: string
  readonly version: number
  readonly made_by: string
  readonly made_at: string
  readonly changed_at: string
  /** Something else was applied since it was begun. */
  readonly behind: boolean
  /** The version of the configuration that it was begun from, where that is known. */
  readonly from: string | null
}

export interface DraftLine extends DraftFacts {
  /** In how many files it differs. */
  readonly files: number
}

export interface DraftStep {
  readonly version: number
  /** None: files came in. */
  readonly operations: readonly Operation[]
  readonly by: string
  readonly at: string
}

export interface DraftWhole extends DraftFacts {
  /** Newest first. */
  readonly steps: readonly DraftStep[]
  readonly files: readonly { readonly path: string; readonly removed: boolean }[]
}

/** What a place of the configuration belongs to. */
export interface ThingAt {
  readonly kind: string
  readonly id?: string
  readonly recordType?: string
  readonly subform?: string
}

/** A thing as it is written. */
export interface Thing<Json = Readonly<Record<string, unknown>>> extends ThingAt {
  readonly file: string
  readonly line: number
  readonly pointer: string
  readonly json: Json
}

export interface DraftIssue {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly pointer: string
  readonly found: string
  readonly expected: string
  readonly suggestion?: string
  readonly of?: ThingAt
}

export interface Checkup {
  readonly version: number
  readonly issues: readonly DraftIssue[]
  readonly errors: number
  readonly warnings: number
}

export interface DraftText {
  readonly path: string
  readonly about: string
  readonly texts: Readonly<Record<string, string>>
}

export interface TextPage {
  readonly rows: readonly DraftText[]
  readonly total: number
  readonly locales: readonly string[]
  readonly defaultLocale: string
}

export interface TextWish {
  readonly under?: string | undefined
  readonly missing?: string | undefined
  readonly query?: string | undefined
  readonly page?: number
  readonly per?: number
}

export interface Vocabulary {
  readonly operations: readonly { readonly kind: string }[]
  readonly field_types: readonly {
    readonly type: string
    readonly control: string
    readonly value: string
    readonly many: boolean
    readonly settings: Readonly<Record<string, unknown>>
    readonly required: readonly string[]
  }[]
  readonly field_properties: Readonly<Record<string, unknown>>
  readonly core_facts: readonly string[]
  readonly manages: readonly string[]
  readonly people_widths: readonly string[]
  readonly actions: Readonly<Record<string, readonly string[]>>
}

/** Everything that record types are made of, in all languages; with gaps where there are errors. */
export type WholeModel = Omit<Model, 'locations' | 'migrations'>

export interface Preview {
  readonly model: Model
  readonly actor: Pick<ActorFacts, 'role' | 'agency' | 'groups' | 'locale' | 'manages' | 'programmes' | 'actions'>
  /** False: there are errors, and this is how it was before them. */
  readonly current: boolean
  readonly errors: number
}

export interface Reminder {
  readonly code: 'migration' | 'uses' | 'access'
  readonly params: Readonly<Record<string, string>>
}

export interface StepDone {
  readonly version: number
  readonly reminders?: readonly Reminder[]
  readonly files: readonly string[]
}

export interface TestReport {
  readonly passed: number
  readonly failed: number
  readonly milliseconds: number
  readonly results: readonly {
    readonly file: string
    readonly line: number
    readonly name: string
    readonly differences: readonly {
      readonly path: string
      readonly expected: string
      readonly actual: string
      readonly because: readonly string[]
    }[]
  }[]
}

export interface MadeRelease {
  readonly release: string
  readonly content: string
  readonly version: string
  /** The same release is here since before. */
  readonly already: boolean
}

const queryOf = (wishes: Readonly<Record<string, string | number | undefined>>) => {
  const asked = Object.entries(wishes).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return asked.length > 0 ? `?${new URLSearchParams(asked)}` : ''
}

const ALL = '/configuration_drafts'

export const createConfigurationDrafts = (client: Client) => {
  const at = (id: string, more = '') => `${ALL}/${encodeURIComponent(id)}${more}`
  const get = async <Data>(path: string) => (await client<{ data: Data }>(path)).body.data
  const post = async <Data>(path: string, data?: object) =>
    (await client<{ data: Data }>(path, { method: 'POST', ...(data && { body: { data } }) })).body.data

  return {
    list: () => get<readonly DraftLine[]>(ALL),
    begin: (name: string) => post<DraftFacts>(ALL, { name }),
    get: (id: string) => get<DraftWhole>(at(id)),
    rename: async (id: string, name: string) =>
      (await client<{ data: DraftFacts }>(at(id), { method: 'PATCH', body: { data: { name } } })).body.data,
    end: async (id: string) => void (await client(at(id), { method: 'DELETE' })),
    perform: (id: string, version: number, operations: readonly Operation[]) =>
      post<StepDone>(at(id, '/operations'), { version, operations }),
    undo: (id: string, version: number) => post<StepDone>(at(id, '/undo'), { version }),
    follow: (id: string, version: number, take: Readonly<Record<string, 'mine' | 'theirs'>>) =>
      post<StepDone>(at(id, '/follow'), { version, take }),
    async issues(id: string): Promise<Checkup> {
      const { body } = await client<{ data: readonly DraftIssue[]; metadata: Omit<Checkup, 'issues'> }>(
        at(id, '/issues'),
      )
      return { ...body.metadata, issues: body.data }
    },
    things: <Json>(id: string, kind: string, recordType?: string) =>
      get<readonly Thing<Json>[]>(at(id, `/things${queryOf({ kind, record_type: recordType })}`)),
    whole: (id: string, recordType?: string) =>
      get<WholeModel>(at(id, `/model${queryOf({ record_type: recordType })}`)),
    async preview(id: string, role: string, locale: string): Promise<Preview> {
      const { body } = await client<{
        data: Model
        actor: Preview['actor']
        metadata: Pick<Preview, 'current' | 'errors'>
      }>(at(id, `/model${queryOf({ role, locale })}`))
      return { model: body.data, actor: body.actor, current: body.metadata.current, errors: body.metadata.errors }
    },
    async texts(id: string, { under, missing, query, page, per }: TextWish): Promise<TextPage> {
      const { body } = await client<{
        data: readonly DraftText[]
        metadata: { total: number; locales: readonly string[]; default_locale: string }
      }>(at(id, `/texts${queryOf({ under, missing, query, page, per })}`))
      const { total, locales, default_locale: defaultLocale } = body.metadata
      return { rows: body.data, total, locales, defaultLocale }
    },
    vocabulary: (id: string) => get<Vocabulary>(at(id, '/vocabulary')),
    test: (id: string) => post<TestReport>(at(id, '/tests')),
    build: (id: string, version: number, message: string | undefined) =>
      post<MadeRelease>(at(id, '/release'), { version, ...(message && { message }) }),
    /** Where the folder is fetched as an archive. */
    folderAddress: (id: string) => `/api/v2${at(id, '/files')}`,
  }
}

export type ConfigurationDrafts = ReturnType<typeof createConfigurationDrafts>
