import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { daysBetween } from '../../../engine/lib/dates.ts'
import { useData } from '../../data/data.tsx'
import type { HomeAnswer } from '../../data/home.ts'
import type { ShownTask } from '../../data/life-wire.ts'
import { dayText } from '../../lib/format.ts'
import { numeral, t } from '../../lib/t.ts'
import { createToday } from '../../lib/today.ts'
import { Icon } from '../../parts/icon.tsx'
import { placeOf } from '../tasks/task-line.tsx'

const groups = [
  { due: 'overdue', tone: 'danger' },
  { due: 'today', tone: 'attention' },
  { due: 'week', tone: 'plain' },
] as const

/** What is due, how much and what first. One tap leads to the field that completes it. */
export const MyTasks = (props: { readonly tasks: NonNullable<HomeAnswer['tasks']> }) => {
  const count = (due: string) => props.tasks.counts[due] ?? 0
  return (
    <section class="home-card home-tasks sheet" aria-labelledby="home-tasks">
      <header class="home-card-head home-card-head-way">
        <h2 id="home-tasks">{t('home.tasks')}</h2>
        <A class="home-way" href="/tasks">
          {t('home.tasks.all')}
          <Icon name="next" />
        </A>
      </header>
      <Show when={props.tasks.next.length > 0} fallback={<p class="numbers-empty">{t('home.tasks.none')}</p>}>
        <ul class="numbers bare">
          <For each={groups}>
            {({ due, tone }) => (
              <li>
                <A class={`number tone-${count(due) > 0 ? tone : 'none'}`} href={`/tasks?due=${due}`}>
                  <span class="number-figure figures">{numeral(count(due))}</span>{' '}
                  <span class="number-label">{t(`home.tasks.${due}`)}</span>
                </A>
              </li>
            )}
          </For>
        </ul>
        <ul class="home-lines bare" aria-label={t('home.tasks.next')}>
          <For each={props.tasks.next}>{(task) => <NextTask task={task} />}</For>
        </ul>
      </Show>
    </section>
  )
}

const NextTask = (props: { readonly task: ShownTask }) => {
  const { model } = useData()
  const { task } = props
  const today = createToday(() => model().instance.timeZone)
  const late = () => (task.overdue ? (daysBetween(task.due_date, today()) ?? 0) : 0)
  return (
    <li>
      <A class="home-line" href={placeOf(task)}>
        <span class="home-line-what">{[task.type_label, task.detail_label].filter(Boolean).join(': ')}</span>
        <span class="home-line-who">
          <bdi>{task.name || task.record_id_display}</bdi>
        </span>
        <span class="home-line-when figures" classList={{ 'home-line-late': task.overdue }}>
          {late() > 0
            ? t('home.tasks.late', { count: late() })
            : t('home.tasks.due', { date: dayText(task.due_date, today()) })}
        </span>
      </A>
    </li>
  )
}
