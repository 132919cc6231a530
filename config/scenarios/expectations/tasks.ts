import { scopesOf } from '../../../engine/life/entry-rows.ts'
import { type TaskState, taskState, taskStates } from '../../../engine/life/task-state.ts'
import type { TaskRule } from '../../../engine/lifecycle.ts'
import type { Scope } from '../../../engine/logic/scope.ts'
import type { TaskRow } from '../../../engine/records/collections.ts'
import { pointerTo } from '../../positions.ts'
import type { After, Seen } from '../seen.ts'
import { condition, value } from '../shown-by-writes.ts'
import type { Difference, Expectation, Shown } from './expectation.ts'
import { byPathSchema, pathsSchema } from './schemas.ts'

interface TaskJson {
  readonly due?: string
  readonly is?: TaskState
  readonly priority?: string
  readonly detail?: string
}

/** `<rule>`, or `<rule>:<row>`. */
const ruleOf = (id: string): string => id.split(':')[0] ?? id

/** A day, or an instant, as the scenario writes it. */
const isDue = ({ due_date, due_at }: TaskRow, written: string) =>
  written.includes('T') ? Date.parse(due_at) === Date.parse(written) : due_date === written

function differenceOf(id: string, wanted: true | string | TaskJson, after: After): Difference[] {
  const pointer = pointerTo(id)
  const ofRule = after.tasks.filter(({ type }) => type === id)
  const isClear = wanted === true || ofRule.length === 1
  const task = after.tasks.find(({ unique_id }) => unique_id === id) ?? (isClear ? ofRule[0] : undefined)
  const others = after.tasks.map(({ unique_id }) => unique_id).join(', ')
  if (!task) {
    return [{ pointer, path: id, expected: 'there', actual: `no such task${others && `; there is ${others}`}` }]
  }
  const { due, is, priority, detail }: TaskJson =
    wanted === true ? {} : typeof wanted === 'string' ? { due: wanted } : wanted
  const differs = (below: string, expected: string, actual: string): Difference => ({
    pointer: typeof wanted === 'object' ? pointer + below : pointer,
    ...{ path: id, expected, actual },
  })
  const state = taskState(task, after)
  return [
    ...(due === undefined || isDue(task, due)
      ? []
      : [differs('/due', `due ${due}`, `due ${due.includes('T') ? task.due_at : task.due_date}`)]),
    ...(is === undefined || is === state
      ? []
      : [differs('/is', is, `${state} (due ${task.due_date}, it is ${after.today})`)]),
    ...(priority === undefined || priority === task.priority
      ? []
      : [differs('/priority', priority, task.priority ?? 'none')]),
    ...(detail === undefined || detail === task.detail ? [] : [differs('/detail', detail, task.detail ?? 'none')]),
  ]
}

/** Its `when`, `due` and `done`, in each row that it looks at. */
function shownOf(ids: readonly string[], { after: { scope } }: Seen): readonly Shown[] {
  const rules = (scope.type.lifecycle?.tasks ?? []).filter(({ id }) => ids.some((name) => ruleOf(name) === id))
  return rules.flatMap((rule) => {
    return scopesOf(rule, scope).flatMap((one) => shownIn(rule, one))
  })
}

function shownIn({ when, due, done }: TaskRule, scope: Scope): readonly Shown[] {
  const there = condition(when, scope)
  if (there.some(({ outcome }) => outcome === 'false')) return there
  const dated = value(due, scope)
  return dated.length === 0 && typeof due === 'object' ? there : [...there, ...dated, ...condition(done, scope)]
}

const tasks: Expectation<Readonly<Record<string, true | string | TaskJson>>> = {
  schema: byPathSchema(
    {
      anyOf: [
        { const: true, description: 'It is there.' },
        {
          type: 'string',
          pattern: '^\\d{4}-\\d{2}-\\d{2}(T.*)?$',
          description: 'The day, or the instant, that it is due.',
        },
        {
          type: 'object',
          additionalProperties: false,
          minProperties: 1,
          properties: {
            due: { type: 'string', description: 'The day, or the instant, that it is due.' },
            is: { enum: taskStates, description: 'How that stands at the scenario’s moment.' },
            priority: { type: 'string', description: 'Option of the priority.' },
            detail: { type: 'string', description: 'Value that says which.' },
          },
          description: 'More of it.',
        },
      ],
    },
    'By task: what is to be done afterwards. One of a row is named `follow_up:1`; by its rule alone, where it is the only one.',
  ),
  names: (json) =>
    Object.keys(json).map((name) => ({ pointer: pointerTo(name), part: 'key', what: 'task', name: ruleOf(name) })),
  differences: (json, { after }) => Object.entries(json).flatMap(([id, wanted]) => differenceOf(id, wanted, after)),
  shows: (json, seen) => shownOf(Object.keys(json), seen),
}

const noTasks: Expectation<readonly string[]> = {
  schema: pathsSchema('Tasks that there are not afterwards; of rows without `:row` none of them.'),
  names: (ids) => ids.map((id, index) => ({ pointer: `/${index}`, what: 'task', name: ruleOf(id) })),
  differences: (ids, { after }) =>
    ids.flatMap((path, index): Difference[] => {
      const task = after.tasks.find(({ unique_id, type }) => unique_id === path || type === path)
      return task ? [{ pointer: `/${index}`, path, expected: 'not there', actual: `due ${task.due_date}` }] : []
    }),
  shows: shownOf,
}

export const taskExpectations = { tasks, noTasks } as const
