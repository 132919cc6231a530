import type { Action } from '../../engine/actions/action-type.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import { problems } from '../../engine/problems.ts'
import type { Client } from './client.ts'
import type { ListAnswer, ShownRecord, WireRecord } from './wire.ts'
import type { Undone, Wording, Write } from './writes.ts'

/** What became of an action. */
export type Performed = { readonly kind: 'done'; readonly record: WireRecord; readonly version: number } | Undone

interface Parts {
  readonly client: Client
  readonly model: () => Model
  readonly write: Write
}

interface Envelope<Data> {
  readonly data: Data
  readonly metadata?: Readonly<Record<string, unknown>>
}

const mostKept = 20
const fewFound = 10
const versionIn = (etag: string | undefined) => Number(/(\d+)/.exec(etag ?? '')?.[1] ?? 0)

/** A write, with ids made here so that asking twice changes nothing. */
export const newAction = (wish: Omit<Action, 'mutation'>): Action => ({ ...wish, mutation: crypto.randomUUID() })

/** Reading records and writing them, of any type. */
export function createRecords({ client, model, write }: Parts) {
  const kept = new Map<string, ListAnswer>()
  const keyOf = (type: string, parameters: string, words: string) =>
    JSON.stringify([model().hash, type, parameters, words])
  const keep = (key: string, answer: ListAnswer) => {
    kept.delete(key)
    kept.set(key, answer)
    const oldest = kept.keys().next().value
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return answer
  }

  const pathOf = (type: string, id?: string) => {
    const recordType = own(model().recordTypes, type)
    if (!recordType) throw problems.typeUnknown({ type })
    return id === undefined ? `/${recordType.plural}` : `/${recordType.plural}/${encodeURIComponent(id)}`
  }

  const send = (action: Action) => {
    const headers = {
      'idempotency-key': action.mutation,
      'x-formwork-release': model().hash,
      ...(action.ifVersion === undefined ? {} : { 'if-match': `"${action.ifVersion}"` }),
    }
    const reason = action.overrideReason === undefined ? {} : { override_reason: action.overrideReason }
    if (action.name === 'create') {
      const programme = action.programme === undefined ? {} : { module_id: action.programme }
      const body = { data: { id: action.record, ...programme, ...action.answers }, ...reason }
      return client<Envelope<WireRecord>>(pathOf(action.type), { method: 'POST', headers, body })
    }
    if (action.name === 'disable')
      return client<Envelope<WireRecord>>(pathOf(action.type, action.record), { method: 'DELETE', headers })
    const base = action.baseVersion === undefined ? {} : { base_version: action.baseVersion }
    const named = action.name === 'update' ? {} : { record_action: action.name }
    return client<Envelope<WireRecord>>(pathOf(action.type, action.record), {
      method: 'PATCH',
      headers,
      body: { data: action.answers, ...base, ...named, ...reason },
    })
  }

  return {
    async list(type: string, parameters: URLSearchParams, words: string, signal?: AbortSignal): Promise<ListAnswer> {
      const stop = signal ? { signal } : {}
      const path = pathOf(type)
      const answer = words
        ? await client<Envelope<WireRecord[]>>(`${path}/query`, {
            method: 'POST',
            body: { ...inBody(parameters), query: words },
            ...stop,
          })
        : await client<Envelope<WireRecord[]>>(`${path}?${parameters}`, stop)
      const { total = 0, per = 0, page = 1, indicator } = (answer.body.metadata ?? {}) as Partial<ListAnswer>
      const key = keyOf(type, parameters.toString(), words)
      return keep(key, { rows: answer.body.data, total, per, page, ...(indicator && { indicator }) })
    },

    /** What the same question was answered last, to show until it is answered anew. */
    recall: (type: string, parameters: string, words: string) => kept.get(keyOf(type, parameters, words)),
    forget: () => kept.clear(),

    /** Those of the records that this person may read, with some of what names them. */
    async named(type: string, ids: readonly string[], fields: readonly string[]): Promise<readonly WireRecord[]> {
      const parameters = new URLSearchParams({ id: ids.join(','), fields: fields.join(','), per: String(ids.length) })
      return (await client<Envelope<WireRecord[]>>(`${pathOf(type)}?${parameters}`)).body.data
    },

    /** The first few records that words find; without words, of the usual list. Words do not stand in an address. */
    async search(type: string, words: string, fields: readonly string[]) {
      const question = { fields: fields.join(','), per: String(fewFound) }
      const { data, metadata } = (
        words === ''
          ? await client<Envelope<WireRecord[]>>(`${pathOf(type)}?${new URLSearchParams(question)}`)
          : await client<Envelope<WireRecord[]>>(`${pathOf(type)}/query`, {
              method: 'POST',
              body: { ...question, query: words },
            })
      ).body
      return { rows: data, total: Number(metadata?.['total'] ?? data.length) }
    },

    /** Records that link to one by a field, newest as the list has them, and how many there are. */
    async linkingTo(
      type: string,
      { field, id }: { readonly field: string; readonly id: string },
      fields: readonly string[],
      page: number,
    ) {
      const parameters = new URLSearchParams({
        [field]: id,
        fields: fields.join(','),
        per: String(fewFound),
        page: String(page),
      })
      const { data, metadata } = (await client<Envelope<WireRecord[]>>(`${pathOf(type)}?${parameters}`)).body
      return { rows: data, total: Number(metadata?.['total'] ?? data.length) }
    },

    /** The same as a panel of that one shows them, those beyond reach among them; or those that may be linked there besides. */
    async linkedTo(
      { type, id, of }: { readonly type: string; readonly id: string; readonly of: string },
      fields: readonly string[],
      asked: { readonly page?: number; readonly linkable?: string } = {},
    ) {
      const { page = 1, linkable } = asked
      const parameters = new URLSearchParams({
        ...{ fields: fields.join(','), per: String(fewFound), page: String(page) },
        ...(linkable !== undefined && { linkable: 'true', ...(linkable !== '' && { query: linkable }) }),
      })
      const path = `${pathOf(type, id)}${pathOf(of)}?${parameters}`
      const { data, metadata } = (await client<Envelope<WireRecord[]>>(path)).body
      return { rows: data, total: Number(metadata?.['total'] ?? data.length) }
    },

    /** Links records that stand to one, each by itself; says how many could be and how many could not. */
    async link(
      { type, id, of }: { readonly type: string; readonly id: string; readonly of: string },
      ids: readonly string[],
      wording: Wording,
    ): Promise<{ readonly kind: 'done'; readonly done: number; readonly left: number } | Undone> {
      const mutation = crypto.randomUUID()
      const became = await write(mutation, wording, () =>
        client<Envelope<readonly { readonly done: boolean }[]>>(`${pathOf(type, id)}${pathOf(of)}`, {
          method: 'POST',
          headers: { 'idempotency-key': mutation },
          body: { data: { [`${of}_ids`]: ids } },
        }),
      )
      if (became.kind !== 'done') return became
      const done = became.answer.body.data.filter((one) => one.done).length
      return { kind: 'done', done, left: ids.length - done }
    },

    /** How many records a question finds. */
    async count(type: string, question: Readonly<Record<string, string>>): Promise<number> {
      const parameters = new URLSearchParams({ ...question, per: '1', fields: 'short_id' })
      const { metadata } = (await client<Envelope<WireRecord[]>>(`${pathOf(type)}?${parameters}`)).body
      return Number(metadata?.['total'] ?? 0)
    },

    async show(type: string, id: string, signal?: AbortSignal): Promise<ShownRecord> {
      const answer = await client<Envelope<WireRecord>>(pathOf(type, id), signal ? { signal } : {})
      const { actions = [], forms = {} } = (answer.body.metadata ?? {}) as Partial<ShownRecord>
      const version = Number(answer.body.data['version'] ?? versionIn(answer.etag))
      return { record: answer.body.data, version, actions, forms }
    },

    async perform(action: Action, wording: Wording): Promise<Performed> {
      const became = await write(action.mutation, wording, () => send(action))
      if (became.kind !== 'done') return became
      const { body, etag } = became.answer
      return { kind: 'done', record: body.data, version: Number(body.data['version'] ?? versionIn(etag)) }
    },

    pathOf,
  }
}

/** Names that end in brackets are lists. */
const inBody = (parameters: URLSearchParams) =>
  Object.fromEntries(
    [...new Set(parameters.keys())].map((name) =>
      name.endsWith('[]') ? [name.slice(0, -2), parameters.getAll(name)] : [name, parameters.get(name)],
    ),
  )
