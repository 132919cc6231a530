import type { Client } from './client.ts'
import type { GivenOne, HandedOver, RecipientsAnswer, ShownTransition } from './sharing-wire.ts'
import type { Undone, Wording, Write } from './writes.ts'

interface Parts {
  readonly client: Client
  readonly write: Write
  readonly pathOf: (type: string, id?: string) => string
}

interface Envelope<Data> {
  readonly data: Data
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** Among whom a recipient is looked for. Blank parts narrow nothing. */
export interface RecipientQuestion {
  readonly type: string
  readonly kind: string
  readonly record?: string | undefined
  /** Of records that are not named. */
  readonly programme?: string | undefined
  readonly agency?: string | undefined
  readonly location?: string | undefined
  readonly service?: string | undefined
  readonly query?: string | undefined
}

interface Many {
  readonly type: string
  /** Of the kind, as addresses have it. */
  readonly plural: string
  readonly ids: readonly string[]
  readonly answers: Readonly<Record<string, unknown>>
  /** Called with what is known so far. */
  readonly onProgress: (told: readonly GivenOne[]) => void
}

/** So many people are shown at once. */
const shownAtOnce = 30
/** So many records go in one request: few enough that one sees it move. */
const together = 10

/** Records given, or shown, to somebody else: to whom they may be, what stands of it, and what may be handed over. */
export function createSharing({ client, write, pathOf }: Parts) {
  const get = async <Data>(path: string, signal?: AbortSignal) =>
    (await client<Envelope<Data>>(path, signal ? { signal } : {})).body

  return {
    async transitions(
      type: string,
      id: string,
      kinds: readonly string[],
      signal?: AbortSignal,
    ): Promise<readonly ShownTransition[]> {
      const asked = new URLSearchParams({ types: kinds.join(',') })
      return (await get<readonly ShownTransition[]>(`${pathOf(type, id)}/transitions?${asked}`, signal)).data
    },

    async recipients(question: RecipientQuestion, signal?: AbortSignal): Promise<RecipientsAnswer> {
      const { type, kind, record, programme, ...narrowed } = question
      const asked = Object.entries({
        ...{ record_type: type, transition: kind, record_id: record },
        ...{ record_module_id: record === undefined ? programme : undefined, ...narrowed },
        per: String(shownAtOnce),
      }).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
      const { data, metadata } = await get<RecipientsAnswer['rows']>(
        `/users/recipients?${new URLSearchParams(asked)}`,
        signal,
      )
      const { total = data.length, why } = (metadata ?? {}) as Partial<RecipientsAnswer>
      return { rows: data, total, ...(why && { why }) }
    },

    /** The same transition of each of the records. Undone only where nothing is known of any. */
    async many(
      { type, plural, ids, answers, onProgress }: Many,
      wording: Wording,
    ): Promise<{ readonly kind: 'done'; readonly told: readonly GivenOne[] } | Undone> {
      const told: GivenOne[] = []
      for (let at = 0; at < ids.length; at += together) {
        const some = ids.slice(at, at + together)
        const mutation = crypto.randomUUID()
        const became = await write(mutation, wording, () =>
          client<Envelope<readonly GivenOne[]>>(`${pathOf(type)}/${plural}`, {
            method: 'POST',
            headers: { 'idempotency-key': mutation },
            body: { data: { ...answers, ids: some } },
          }),
        )
        if (became.kind !== 'done') {
          if (told.length === 0) return became
          const code = became.kind === 'refused' ? became.problem.code : UNSENT
          return { kind: 'done', told: [...told, ...ids.slice(at).map((id) => ({ id, done: false, message: [code] }))] }
        }
        told.push(...became.answer.body.data)
        onProgress([...told])
      }
      return { kind: 'done', told }
    },

    document: async (type: string, id: string, transition: string, signal?: AbortSignal): Promise<HandedOver> =>
      (await get<HandedOver>(`${pathOf(type, id)}/transitions/${encodeURIComponent(transition)}/document`, signal))
        .data,
  }
}

/** Nobody answered for these any more. */
export const UNSENT = 'unsent'
