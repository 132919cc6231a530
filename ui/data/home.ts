import type { Client } from './client.ts'
import type { Life } from './life.ts'
import type { ShownTask } from './life-wire.ts'

/** A number under one or two values. */
export interface Stat {
  /** Blank: what has no value. */
  readonly key: readonly string[]
  readonly labels: readonly string[]
  readonly count: number
}

export interface ShownIndicator {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly tone?: 'attention' | 'danger' | 'good'
  readonly total: number
  /** What it is told apart by; blank labels are the platform's own names. */
  readonly by: readonly { readonly name: string; readonly kind: string; readonly label: string }[]
  /** Values in their own order, for each of `by`. */
  readonly order?: readonly (readonly string[])[]
  readonly stats: readonly Stat[]
  readonly link: { readonly plural: string; readonly params: { readonly indicator: string } }
}

export interface ShownDashboard {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly shown: 'numbers' | 'bars' | 'table'
  readonly indicators: readonly ShownIndicator[]
}

/** A flag near this person, with the record that it is on. */
export interface FlagNear {
  readonly id: string
  readonly record_type: string
  readonly record_id: string
  readonly record_id_display?: string
  readonly name?: string
  readonly message: string
  readonly date: string
  readonly flagged_by: string
}

export interface HomeAnswer {
  readonly dashboards: readonly ShownDashboard[]
  readonly tasks?: { readonly next: readonly ShownTask[]; readonly counts: Readonly<Record<string, number>> }
  readonly flags: readonly FlagNear[]
}

const FEW_TASKS = 3
const FEW_FLAGS = 4

/** What the home page tells besides records: numbers, what is due next, and flags. */
export function createHome({ client, life }: { readonly client: Client; readonly life: Pick<Life, 'tasks'> }) {
  let kept: HomeAnswer | undefined
  const dashboards = async () => (await client<{ readonly data: readonly ShownDashboard[] }>('/dashboards')).body.data
  const tasks = async () => {
    const { rows, counts } = await life.tasks(new URLSearchParams({ per: String(FEW_TASKS), order_by: 'due_date' }))
    return { next: rows, counts }
  }
  const flags = async () =>
    (await client<{ readonly data: readonly FlagNear[] }>(`/flags?active_only=true&per=${FEW_FLAGS}`)).body.data
  return {
    /** All at once, so that nothing moves when the rest arrives. Tasks and flags that cannot be had are left out. */
    async load(wants: { readonly tasks: boolean; readonly flags: boolean }): Promise<HomeAnswer> {
      const [numbers, due, flagged] = await Promise.allSettled([
        dashboards(),
        wants.tasks ? tasks() : undefined,
        wants.flags ? flags() : [],
      ])
      if (numbers.status === 'rejected') throw numbers.reason
      kept = {
        dashboards: numbers.value,
        ...(due.status === 'fulfilled' && due.value && { tasks: due.value }),
        flags: flagged.status === 'fulfilled' ? flagged.value : [],
      }
      return kept
    },
    /** What it told last, to show until it is told anew. */
    recall: () => kept,
    forget: () => {
      kept = undefined
    },
  }
}
