import type { Client } from './client.ts'
import type { AlertCounts, OfferedAction, ShownAlert, ShownFlag, ShownTask, TasksAnswer } from './life-wire.ts'
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

/** What a write came to. */
export type Written = { readonly kind: 'done' } | Undone

interface FlaggedOne {
  readonly id: string
  readonly done: boolean
}

export interface FlagWish {
  readonly message: string
  readonly date: string
}

const noTasks = { overdue: 0, today: 0, week: 0, later: 0, snoozed: 0 }

/** Actions offered, flags, alerts, approvals and tasks. */
export function createLife({ client, write, pathOf }: Parts) {
  const get = async <Data>(path: string, signal?: AbortSignal) =>
    (await client<Envelope<Data>>(path, signal ? { signal } : {})).body
  const send = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, wording: Wording, data?: unknown) => {
    const mutation = crypto.randomUUID()
    const asked = { method, headers: { 'idempotency-key': mutation }, ...(data === undefined ? {} : { body: data }) }
    const became = await write(mutation, wording, () => client<unknown>(path, asked))
    return became.kind === 'done' ? ({ kind: 'done' } as const) : became
  }
  const flags = (type: string, id?: string) => `${pathOf(type, id)}/flags`
  return {
    /** Everything that is offered on the record to this person, in the order of the menu. */
    actions: async (type: string, id: string, signal?: AbortSignal): Promise<readonly OfferedAction[]> =>
      (await get<readonly OfferedAction[]>(`${pathOf(type, id)}/actions`, signal)).data,

    flags: async (type: string, id: string): Promise<readonly ShownFlag[]> =>
      (await get<readonly ShownFlag[]>(flags(type, id))).data,
    flag: (type: string, id: string, wish: FlagWish, wording: Wording): Promise<Written> =>
      send('POST', flags(type, id), wording, { data: wish }),
    /** Flags each of the records; tells the ones of which that could not be done. */
    async flagMany(type: string, ids: readonly string[], wish: FlagWish, wording: Wording) {
      const mutation = crypto.randomUUID()
      const asked = {
        method: 'POST',
        headers: { 'idempotency-key': mutation },
        body: { data: { ...wish, ids } },
      } as const
      const became = await write(mutation, wording, () => client<Envelope<readonly FlaggedOne[]>>(flags(type), asked))
      if (became.kind !== 'done') return became
      const left = became.answer.body.data.filter(({ done }) => !done).map(({ id }) => id)
      return { kind: 'done', left } as const
    },
    changeFlag: (
      type: string,
      id: string,
      { flag, ...change }: { readonly flag: string } & (FlagWish | { readonly unflag_message: string }),
      wording: Wording,
    ): Promise<Written> => send('PATCH', `${flags(type, id)}/${encodeURIComponent(flag)}`, wording, { data: change }),

    alerts: async (type: string, id: string, signal?: AbortSignal): Promise<readonly ShownAlert[]> =>
      (await get<readonly ShownAlert[]>(`${pathOf(type, id)}/alerts`, signal)).data,
    removeAlert: (type: string, id: string, alert: string, wording: Wording): Promise<Written> =>
      send('DELETE', `${pathOf(type, id)}/alerts/${encodeURIComponent(alert)}`, wording),
    alertCounts: async (): Promise<AlertCounts> => (await get<AlertCounts>('/alerts')).data,

    /** What changed on the form of an approval since it was approved last. */
    approval: async <Told>(type: string, id: string, kind: string): Promise<Told> =>
      (await get<Told>(`${pathOf(type, id)}/approvals/${encodeURIComponent(kind)}`)).data,

    taskCounts: async (): Promise<TasksAnswer['counts']> => ({
      ...noTasks,
      ...(await get<Partial<TasksAnswer['counts']>>('/tasks/counts')).data,
    }),

    async tasks(parameters: URLSearchParams, signal?: AbortSignal): Promise<TasksAnswer> {
      const { data, metadata } = await get<readonly ShownTask[]>(`/tasks?${parameters}`, signal)
      const { total = data.length, per = data.length, page = 1, counts } = (metadata ?? {}) as Partial<TasksAnswer>
      return { rows: data, total, per, page, counts: { ...noTasks, ...counts } }
    },
  }
}

export type Life = ReturnType<typeof createLife>
