import { createSignal } from 'solid-js'
import type { Client } from './client.ts'

/** Something that the person was told of. */
export interface ShownNotice {
  readonly id: string
  readonly at: string
  readonly text: string
  readonly plural?: string
  readonly record_id: string
  readonly form?: string
  readonly read_at: string | null
}

export interface NoticesPage {
  readonly rows: readonly ShownNotice[]
  readonly total: number
}

/** Of what there are mails, and which of them the person wants. */
export interface MailChoice {
  /** Mail is sent at all. */
  readonly mail: boolean
  /** There is an address to send it to. */
  readonly address: boolean
  readonly send_mail: boolean
  readonly kinds: readonly { readonly id: string; readonly label: string; readonly send_mail: boolean }[]
}

/** So long the number is good enough for the next page. */
const staysFresh = 30_000
/** What a page asks by itself is no sign of a person who is there. */
const byItself = { headers: { 'x-formwork-automatic': '1' } }

/** What the person was told, and how much of it they have not read. */
export function createNotices(client: Client, clock: () => number = Date.now) {
  const [unread, setUnread] = createSignal(0)
  let askedAt = Number.NEGATIVE_INFINITY
  let round = 0
  const keep = (count: number) => {
    round += 1
    askedAt = clock()
    setUnread(count)
  }
  const markRead = async (path: string) =>
    keep(
      (await client<{ data: { unread: number } }>(path, { method: 'PATCH', body: { data: { read: true } } })).body.data
        .unread,
    )
  /** A number that cannot be had stays as it was. */
  const ask = async () => {
    const mine = round
    const answer = await client<{ data: { unread: number } }>('/notices/unread', byItself).catch(() => undefined)
    if (answer && mine === round) keep(answer.body.data.unread)
  }
  return {
    /** Up to a hundred. */
    unread,
    ask,
    /** Asks unless that was done a moment ago. */
    look: async () => {
      if (clock() - askedAt > staysFresh) await ask()
    },
    async list(page: number, per: number): Promise<NoticesPage> {
      const { data, metadata } = (
        await client<{ data: readonly ShownNotice[]; metadata: { total: number; unread: number } }>(
          `/notices?page=${page}&per=${per}`,
        )
      ).body
      keep(metadata.unread)
      return { rows: data, total: metadata.total }
    },
    read: (id: string) => markRead(`/notices/${encodeURIComponent(id)}`),
    readAll: () => markRead('/notices'),
    mailChoice: async () => (await client<{ data: MailChoice }>('/notices/kinds')).body.data,
    forget: () => {
      round += 1
      askedAt = Number.NEGATIVE_INFINITY
      setUnread(0)
    },
  }
}
