import { A } from '@solidjs/router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { daysBetween } from '../../../engine/lib/dates.ts'
import { useData } from '../../data/data.tsx'
import type { ShownTask } from '../../data/life-wire.ts'
import { dayText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { createToday } from '../../lib/today.ts'
import { Icon } from '../../parts/icon.tsx'

const SnoozeSheet = lazy(async () => ({ default: (await import('./snooze-sheet.tsx')).SnoozeSheet }))

/** Address at which the record is open for editing at the field that completes a task, or at the form where it is done. */
export const placeOf = ({ plural, record_id, form, field }: ShownTask) =>
  field === undefined
    ? `/r/${plural}/${record_id}?${new URLSearchParams({ form })}`
    : `/r/${plural}/${record_id}/edit?${new URLSearchParams({ form, field })}`

/** One thing to be done: what, for whom, by when and why then. The line leads to the very field that completes it. */
export const TaskLine = (props: { readonly task: ShownTask; readonly onChanged: () => void }) => {
  const { model } = useData()
  const { task } = props
  const [asking, setAsking] = createSignal(false)
  const today = createToday(() => model().instance.timeZone)
  const what = () => [task.type_label, task.detail_label].filter(Boolean).join(': ')
  const who = () => task.name || task.record_id_display
  const late = () => daysBetween(task.due_date, today()) ?? 0
  return (
    <li class="task" classList={{ 'task-late': task.overdue }}>
      <div class="task-words">
        <A class="task-link" href={placeOf(task)}>
          <span class="task-what">{what()}</span> <bdi class="task-who">{who()}</bdi>
        </A>
        <p class="task-facts">
          <span class="task-due figures">
            <Icon name={task.overdue ? 'warning' : 'clock'} />
            <Show
              when={task.overdue && late() > 0}
              fallback={t('tasks.due_on', { date: dayText(task.due_date, today()) })}
            >
              {t('tasks.late', { count: late() })}, {dayText(task.due_date, today())}
            </Show>
          </span>
          <Show when={task.due_field_label}>
            <span class="task-why">{t('tasks.due_why', { field: task.due_field_label })}</span>
          </Show>
          <Show when={task.priority_label ?? task.priority}>
            {(priority) => <span>{t('tasks.priority', { name: priority() })}</span>}
          </Show>
          <Show when={task.name && task.name !== task.record_id_display}>
            <span class="figures">{task.record_id_display}</span>
          </Show>
        </p>
        <Show when={task.snoozed_until}>
          {(until) => <p class="task-off">{t('tasks.snoozed_until', { date: dayText(until(), today()) })}</p>}
        </Show>
      </div>
      <Show when={task.snooze_days !== undefined}>
        <button
          type="button"
          class="button button-plain task-snooze"
          aria-label={t('tasks.snooze_named', { name: `${what()}, ${who()}` })}
          onClick={() => setAsking(true)}
        >
          <Icon name="clock" /> {t('tasks.snooze')}
        </button>
      </Show>
      <Suspense>
        <Show when={asking()}>
          <SnoozeSheet
            task={task}
            title={`${what()}, ${who()}`}
            onClose={() => setAsking(false)}
            onDone={props.onChanged}
          />
        </Show>
      </Suspense>
    </li>
  )
}
