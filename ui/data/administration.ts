/** What those who administer an instance read and change. Asked for by their screens alone, so that nobody else fetches it. */
import { locale } from '../lib/locale.ts'
import type { Client } from './client.ts'
import { useData } from './data.tsx'
import { OutOfReach, problemIn } from './trouble.ts'

/** Blank and absent values are not asked; null asks for the blank one. */
export type Query = Readonly<Record<string, string | readonly string[] | null | undefined>>

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

const queryText = (query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    if (value === undefined || value === '') return []
    if (value === null) return [[name, '']]
    return typeof value === 'string' ? [[name, value]] : value.map((each, index) => [`${name}[${index}]`, each])
  })
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

export const createAdministration = (client: Client) => ({
  async page<Row>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Page<Row>> {
    const asked = signal ? { signal } : {}
    const { body } = await client<{ data: readonly Row[]; metadata?: { readonly total?: number } }>(
      path + queryText(query),
      asked,
    )
    return { rows: body.data, total: body.metadata?.total ?? body.data.length }
  },

  async get<Data>(path: string, query: Query = {}): Promise<Data> {
    return (await client<{ data: Data }>(path + queryText(query))).body.data
  },

  /** The answer with what stands beside its data. */
  async whole<Body>(path: string, query: Query = {}): Promise<Body> {
    return (await client<Body>(path + queryText(query))).body
  },

  async send<Data>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    data?: unknown,
    beside: object = {},
  ): Promise<Data> {
    const body = data === undefined ? {} : { body: { data, ...beside } }
    return (await client<{ data: Data } | undefined>(path, { method, ...body })).body?.data as Data
  },
})

export type Administration = ReturnType<typeof createAdministration>

export const useAdministration = (): Administration => createAdministration(useData().client)

/** A logo or a document, sent before what names it. Gives the hash under which it is kept. */
export async function sendDirectoryFile(kind: 'logo' | 'terms', file: File): Promise<string> {
  const address = `/api/v2/directory_files?${new URLSearchParams({ kind, file_name: file.name })}`
  const headers = {
    accept: 'application/json',
    'accept-language': locale(),
    'content-type': file.type || 'application/octet-stream',
    'x-requested-with': 'formwork',
  }
  const wish = { method: 'POST', credentials: 'same-origin', headers, body: file } as const
  const response = await fetch(address, wish).catch(() => {
    throw new OutOfReach('network')
  })
  const body: unknown = await response.json().catch(() => undefined)
  const { data } = (body ?? {}) as { readonly data?: { readonly file?: string } }
  if (response.ok && data?.file) return data.file
  if (response.status >= 502) throw new OutOfReach('server')
  throw problemIn({ status: response.status }, body, locale())
}
