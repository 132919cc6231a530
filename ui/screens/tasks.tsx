import { For, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import { dueGroups } from '../data/life-wire.ts'
import { loadArea } from '../lib/catalogue.ts'
import { usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { formTexts } from '../locales/form.ts'
import { lifeTexts } from '../locales/life.ts'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { createTasks } from './tasks/create-tasks.ts'
import { TaskGroup } from './tasks/task-group.tsx'
import { TaskTools } from './tasks/task-tools.tsx'
import '../styles/life.css'
import '../styles/tasks.css'

await loadArea('form', formTexts)
await loadArea('life', lifeTexts)

/** What has to be done, by when: overdue, today, this week, later, and what was put off. */
export const Tasks = () => {
  const { attention } = useData()
  const tasks = createTasks()
  usePageTitle(() => t('tasks.title'))
  const total = () => dueGroups.reduce((sum, group) => sum + (tasks.counts()?.[group] ?? 0), 0)
  const shown = () => (tasks.loaded()?.groups ?? []).filter(({ answer }) => answer.rows.length > 0)
  const changed = () => {
    tasks.reload()
    attention.renew()
  }
  return (
    <div class="tasks-page">
      <PageHead title={t('tasks.title')} quiet />
      <TaskTools tasks={tasks} />
      <Show when={!tasks.error()} fallback={<Trouble error={tasks.error()} onRetry={tasks.reload} />}>
        <Show
          when={tasks.loaded()}
          fallback={
            <p class="panel-word" role="status">
              {t('tasks.loading')}
            </p>
          }
        >
          <Show
            when={shown().length > 0}
            fallback={
              <Show when={total() > 0} fallback={<Empty title={t('tasks.none')} text={t('tasks.none.explained')} />}>
                <Empty title={t('tasks.none_here')} text={t('tasks.none_here.explained')} />
              </Show>
            }
          >
            <For each={shown()}>
              {({ due, answer }) => <TaskGroup due={due} answer={answer} tasks={tasks} onChanged={changed} />}
            </For>
          </Show>
        </Show>
      </Show>
    </div>
  )
}
