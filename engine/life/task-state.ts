import type { TaskRow } from '../records/collections.ts'

/** How a task stands at a moment. */
export const taskStates = ['overdue', 'coming_up', 'later', 'put_off'] as const

export type TaskState = (typeof taskStates)[number]

/** `today` is the day of the moment in the instance's zone. */
export function taskState(
  { due_at, upcoming_from, snoozed_until }: TaskRow,
  { now, today }: { readonly now: string; readonly today: string },
): TaskState {
  if (snoozed_until !== undefined && snoozed_until > today) return 'put_off'
  if (due_at < now) return 'overdue'
  return upcoming_from <= today ? 'coming_up' : 'later'
}
