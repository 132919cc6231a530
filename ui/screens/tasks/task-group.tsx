import { For, Show } from 'solid-js'
import type { DueGroup, TasksAnswer } from '../../data/life-wire.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import type { ShownTasks } from './create-tasks.ts'
import { TaskLine } from './task-line.tsx'

interface TaskGroupProps {
  readonly due: DueGroup
  readonly answer: TasksAnswer
  readonly tasks: ShownTasks
  readonly onChanged: () => void
}

/** Tasks that are due about the same time. */
export const TaskGroup = (props: TaskGroupProps) => {
  const heading = `tasks-${props.due}`
  const isAlone = () => props.tasks.asked().due !== undefined
  const rest = () => props.answer.total - props.answer.rows.length
  const last = () => Math.max(1, Math.ceil(props.answer.total / Math.max(1, props.answer.per)))
  const page = () => props.tasks.asked().page
  return (
    <section class="task-group" aria-labelledby={heading}>
      <h2 id={heading} class="task-group-title">
        {t(`tasks.due.${props.due}`)}{' '}
        <span class="task-group-total figures">{t('tasks.group_count', { count: props.answer.total })}</span>
      </h2>
      <ul class="task-list bare">
        <For each={props.answer.rows}>{(task) => <TaskLine task={task} onChanged={props.onChanged} />}</For>
      </ul>
      <Show when={!isAlone() && rest() > 0}>
        <button type="button" class="button button-small task-more" onClick={() => props.tasks.show(props.due)}>
          {t('tasks.more', { count: rest() })}
        </button>
      </Show>
      <Show when={isAlone() && last() > 1}>
        <nav class="pager-turn" aria-label={t('pager')}>
          <button type="button" class="button" disabled={page() <= 1} onClick={() => props.tasks.turnTo(page() - 1)}>
            <Icon name="back" /> {t('pager.previous')}
          </button>
          <button
            type="button"
            class="button"
            disabled={page() >= last()}
            onClick={() => props.tasks.turnTo(page() + 1)}
          >
            {t('pager.next')} <Icon name="next" />
          </button>
        </nav>
      </Show>
    </section>
  )
}
