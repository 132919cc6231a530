import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { addDays, addMonths } from '../../../engine/lib/dates.ts'
import { useData } from '../../data/data.tsx'
import type { RecordAsOf } from '../../data/developer.ts'
import { dayText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'

const moves = [
  { name: 'week_back', of: (day: string) => addDays(day, -7) },
  { name: 'day', of: (day: string) => addDays(day, 1) },
  { name: 'week', of: (day: string) => addDays(day, 7) },
  { name: 'month', of: (day: string) => addMonths(day, 1) },
] as const

/** The record on screen, and in what of the application it stands: `/r/<plural>/<id>`. */
export const recordOnScreen = (path: string) => {
  const [, plural, id] = /^\/r\/([^/]+)\/([0-9a-f-]{36})(?:\/|$)/.exec(path) ?? []
  return plural !== undefined && id !== undefined ? { plural, id } : undefined
}

/** Moves a clock over the record on screen: its stage, tasks and alerts on any day. Nothing is changed by it. */
export const RecordClock = (props: { readonly plural: string; readonly id: string }) => {
  const { developer } = useData()
  const [day, setDay] = createSignal<string>()
  const [found, setFound] = createSignal<RecordAsOf>()
  const id = createUniqueId()
  createEffect(
    on([day, () => props.id], ([asked]) => {
      developer.recordAsOf(props.plural, props.id, asked).then(setFound, () => setFound(undefined))
    }),
  )
  const moveTo = (to: string | undefined) => to && setDay(to)

  return (
    <section class="developer-clock" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('developer.clock.title')}</h3>
      <p>{t('developer.clock.explained')}</p>
      <Show when={found()}>
        {(standing) => (
          <>
            <div class="developer-choice">
              <label for={id}>{t('developer.clock.day_of')}</label>
              <input
                id={id}
                type="date"
                value={standing().day}
                onChange={(event) => moveTo(event.currentTarget.value)}
              />
            </div>
            <p class="developer-moves">
              <For each={moves}>
                {(move) => (
                  <button type="button" class="button" onClick={() => moveTo(move.of(standing().day))}>
                    {t(`developer.clock.${move.name}`)}
                  </button>
                )}
              </For>
            </p>
            <div role="status" class="developer-standing">
              <p>
                <strong>{dayText(standing().day)}</strong>
              </p>
              <Show when={standing().made} fallback={<p>{t('developer.clock.not_made')}</p>}>
                <p>
                  {t('developer.clock.stage')} {standing().stage?.label ?? t('developer.clock.no_stage')}
                </p>
                <h4>{t('developer.clock.tasks')}</h4>
                <Show when={standing().tasks.length > 0} fallback={<p>{t('developer.clock.none')}</p>}>
                  <ul>
                    <For each={standing().tasks}>
                      {(task) => (
                        <li classList={{ 'developer-overdue': task.state === 'overdue' }}>
                          {task.label}: {dayText(task.due_date)}, {t(`developer.clock.${task.state}`)}
                        </li>
                      )}
                    </For>
                  </ul>
                </Show>
                <h4>{t('developer.clock.alerts')}</h4>
                <Show when={standing().alerts.length > 0} fallback={<p>{t('developer.clock.none')}</p>}>
                  <ul>
                    <For each={standing().alerts}>{(alert) => <li>{alert.label}</li>}</For>
                  </ul>
                </Show>
              </Show>
            </div>
          </>
        )}
      </Show>
    </section>
  )
}
