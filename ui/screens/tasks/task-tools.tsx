import { createUniqueId, For, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { type DueGroup, dueGroups } from '../../data/life-wire.ts'
import { numeral, say, t } from '../../lib/t.ts'
import { type ShownTasks, type TaskOrder, taskOrders } from './create-tasks.ts'

/** Which tasks are shown, and in which order. */
export const TaskTools = (props: { readonly tasks: ShownTasks }) => {
  const { model } = useData()
  const [kind, order] = [createUniqueId(), createUniqueId()]
  const kinds = () => {
    const rules = Object.values(model().recordTypes).flatMap(({ lifecycle }) => lifecycle?.tasks ?? [])
    return [...new Map(rules.map(({ id, label }) => [id, say(label)]))].sort(([, one], [, other]) =>
      one.localeCompare(other),
    )
  }
  return (
    <div class="task-tools">
      <fieldset class="task-groups" aria-label={t('tasks.title')}>
        <Choice tasks={props.tasks} due={undefined} />
        <For each={dueGroups}>{(due) => <Choice tasks={props.tasks} due={due} />}</For>
      </fieldset>
      <div class="task-choices">
        <Show when={kinds().length > 1}>
          <div class="task-choice">
            <label for={kind}>{t('tasks.kind')}</label>
            <select
              id={kind}
              class="input"
              onChange={(event) => props.tasks.ofType(event.currentTarget.value || undefined)}
            >
              <option value="" selected={props.tasks.asked().type === undefined}>
                {t('tasks.kind.all')}
              </option>
              <For each={kinds()}>
                {([id, label]) => (
                  <option value={id} selected={props.tasks.asked().type === id}>
                    {label}
                  </option>
                )}
              </For>
            </select>
          </div>
        </Show>
        <div class="task-choice">
          <label for={order}>{t('tasks.order')}</label>
          <select
            id={order}
            class="input"
            onChange={(event) => props.tasks.order(event.currentTarget.value as TaskOrder)}
          >
            <For each={taskOrders}>
              {(each) => (
                <option value={each} selected={props.tasks.asked().order === each}>
                  {t(`tasks.order.${each}`)}
                </option>
              )}
            </For>
          </select>
        </div>
      </div>
    </div>
  )
}

const Choice = (props: { readonly tasks: ShownTasks; readonly due: DueGroup | undefined }) => {
  const count = () => (props.due ? (props.tasks.counts()?.[props.due] ?? 0) : 0)
  return (
    <button
      type="button"
      class="task-group-choice"
      aria-pressed={props.tasks.asked().due === props.due}
      onClick={() => props.tasks.show(props.due)}
    >
      {props.due ? t(`tasks.due.${props.due}`) : t('tasks.all')}
      <Show when={count() > 0}>
        {' '}
        <span class="task-group-count figures">{numeral(count())}</span>
      </Show>
    </button>
  )
}
