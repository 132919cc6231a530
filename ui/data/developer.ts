import type { TaskState } from '../../engine/life/task-state.ts'
import type { Client } from './client.ts'

/** One thing wrong with the configuration folder, as the checker reports it. */
export interface ConfigurationIssue {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly file: string
  readonly line: number
  readonly column: number
  readonly pointer: string
  readonly found: string
  readonly expected: string
  readonly suggestion?: string
  /** The lines around it, with a mark under the place. */
  readonly lines?: readonly string[]
}

/** As whom and in what a configuration may be looked at. */
export interface Workshop {
  readonly roles: readonly { readonly id: string; readonly label: string }[]
  readonly locales: readonly string[]
}

/** The life of a record as of a day. */
export interface RecordAsOf {
  readonly day: string
  /** Whether there was the record by then. */
  readonly made: boolean
  readonly stage?: { readonly id: string; readonly label: string; readonly entered_at: string }
  readonly tasks: readonly {
    readonly id: string
    readonly label: string
    readonly due_date: string
    readonly state: TaskState
  }[]
  readonly alerts: readonly { readonly id: string; readonly type: string; readonly label: string }[]
}

/** What those who write configuration are told: only where the server runs for development or as a demo. */
export const createDeveloper = (client: Client) => ({
  issues: async () => (await client<{ data: readonly ConfigurationIssue[] }>('/developer/issues')).body.data,

  workshop: async () => (await client<{ data: Workshop }>('/developer/workshop')).body.data,

  /** The record as of the day; without one as of today. */
  recordAsOf: async (plural: string, id: string, day?: string) => {
    const query = day === undefined ? '' : `?day=${day}`
    return (await client<{ data: RecordAsOf }>(`/developer/workshop/clock/${plural}/${id}${query}`)).body.data
  },

  /** Signs in as somebody who has the role; whoever was here is signed out. */
  viewAs: async (role: string) =>
    void (await client('/developer/workshop/session', { method: 'POST', body: { role } })),

  /** Calls back each time the folder was read anew, with the release that now serves. Gives the way to stop. */
  follow(changed: (release: string) => void): () => void {
    const source = new EventSource('/api/v2/developer/events')
    source.addEventListener('configuration', (event) => {
      const { release } = JSON.parse(event.data as string) as { release: string }
      changed(release)
    })
    return () => source.close()
  },
})
