import { useSearchParams } from '@solidjs/router'
import { useData } from '../../data/data.tsx'
import { type DueGroup, dueGroups, type TasksAnswer } from '../../data/life-wire.ts'
import { createLoaded } from '../records/record/create-loaded.ts'

export const taskOrders = ['due_date', 'name', 'priority', 'type'] as const
export type TaskOrder = (typeof taskOrders)[number]

/** Of each group so many are shown until it is looked at alone. */
const fewOfEach = 20
const manyOfOne = 50
/** What was put off is out of the way until it is asked for. */
const together = dueGroups.filter((group) => group !== 'snoozed')

interface Asked {
  readonly due: DueGroup | undefined
  readonly type: string | undefined
  readonly order: TaskOrder
  readonly page: number
}

interface Group {
  readonly due: DueGroup
  readonly answer: TasksAnswer
}

/** The tasks of this person; which of them, and in which order, stands in the address. */
export function createTasks() {
  const { life } = useData()
  const [parameters, setParameters] = useSearchParams<{
    due?: string
    type?: string
    order_by?: string
    page?: string
  }>()
  const asked = (): Asked => ({
    due: dueGroups.find((group) => group === parameters.due),
    type: parameters.type || undefined,
    order: taskOrders.find((order) => order === parameters.order_by) ?? 'due_date',
    page: Math.max(1, Math.floor(Number(parameters.page)) || 1),
  })
  const ask = async ({ type, order, page }: Asked, due: DueGroup, per: number, signal: AbortSignal): Promise<Group> => {
    const question = new URLSearchParams({ due, order_by: order, order: 'asc', per: String(per), page: String(page) })
    if (type) question.set('type', type)
    return { due, answer: await life.tasks(question, signal) }
  }
  const { value, error, reload, reloadOnReturn } = createLoaded(
    () => JSON.stringify(asked()),
    async (key, signal) => {
      const now = JSON.parse(key) as Asked
      const groups = now.due
        ? [await ask(now, now.due, manyOfOne, signal)]
        : await Promise.all(together.map((due) => ask({ ...now, page: 1 }, due, fewOfEach, signal)))
      return { groups }
    },
  )
  reloadOnReturn()
  return {
    asked,
    loaded: value,
    error,
    reload,
    /** How many there are in each group. */
    counts: () => value()?.groups[0]?.answer.counts,
    show: (due: DueGroup | undefined) => setParameters({ due, page: undefined }, { scroll: false }),
    ofType: (type: string | undefined) => setParameters({ type, page: undefined }, { replace: true, scroll: false }),
    order: (order: TaskOrder) => setParameters({ order_by: order, page: undefined }, { replace: true, scroll: false }),
    turnTo: (page: number) => setParameters({ page: page > 1 ? String(page) : undefined }),
  }
}

export type ShownTasks = ReturnType<typeof createTasks>
