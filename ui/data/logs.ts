import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import type { Client } from './client.ts'
import type { AccessEntry, AuditChoices, AuditRow, HistoryEntry, PastRecord, PersonFacts, WireRecord } from './wire.ts'

interface Parts {
  readonly client: Client
  readonly model: () => Model
}

interface Page<Entry> {
  readonly rows: readonly Entry[]
  readonly total: number
  /** There are more than can be paged through. */
  readonly more: boolean
}

interface Envelope<Data> {
  readonly data: Data
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** Blank ones are not asked for. */
export type Filters = Readonly<Record<string, string | undefined>>

const asked = (filters: Filters) =>
  Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')

/** What became of records, who looked at them, and who did what. */
export function createLogs({ client, model }: Parts) {
  const pathOf = (type: string, id: string) => {
    const recordType = own(model().recordTypes, type)
    if (!recordType) throw problems.typeUnknown({ type })
    return `/${recordType.plural}/${encodeURIComponent(id)}`
  }
  const page = async <Entry>(path: string, signal?: AbortSignal): Promise<Page<Entry>> => {
    const { data, metadata = {} } = (await client<Envelope<Entry[]>>(path, signal ? { signal } : {})).body
    return { rows: data, total: Number(metadata['total'] ?? data.length), more: metadata['more'] === true }
  }
  const narrowed = (at: number, filters: Filters) =>
    new URLSearchParams([['page', String(at)], ...asked(filters).map(([name, value]) => [`filters[${name}]`, value])])

  return {
    /** The record's log, the newest first; `field_names` and `form_unique_ids` narrow it. */
    history: (type: string, id: string, at: number, filters: Filters = {}) =>
      page<HistoryEntry>(`${pathOf(type, id)}/record_history?${narrowed(at, filters)}`),

    /** Who looked at the record and who wrote; `user_name`, `actions`, `from` and `to` narrow it. */
    access: (type: string, id: string, at: number, filters: Filters = {}) =>
      page<AccessEntry>(`${pathOf(type, id)}/access_log?${narrowed(at, filters)}`),

    /** Everybody who ever looked at the record, or wrote. */
    async peopleOn(type: string, id: string): Promise<readonly PersonFacts[]> {
      const who = new URLSearchParams({ record_type: type, record_id: id })
      return (await client<Envelope<readonly PersonFacts[]>>(`/users/access?${who}`)).body.data
    },

    /** The record as it stood at a version, or when a day was over. */
    async asItWas(type: string, id: string, when: Filters, signal?: AbortSignal): Promise<PastRecord> {
      const path = `${pathOf(type, id)}/as_it_was?${new URLSearchParams(asked(when))}`
      const { data, metadata = {} } = (await client<Envelope<WireRecord>>(path, signal ? { signal } : {})).body
      return { record: data, ...(metadata as unknown as Omit<PastRecord, 'record'>) }
    },

    audit: (filters: Filters, signal?: AbortSignal) =>
      page<AuditRow>(`/audit_logs?${new URLSearchParams(asked(filters))}`, signal),

    async auditChoices(): Promise<AuditChoices> {
      return (await client<Envelope<AuditChoices>>('/audit_logs/choices')).body.data
    },
  }
}
