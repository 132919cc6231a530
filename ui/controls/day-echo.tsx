import { Show } from 'solid-js'
import { shownCalendar } from '../lib/calendar.ts'
import { dayText, gregorianDayText } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { TypedDate } from './create-typed-date.ts'

interface DayEchoProps {
  readonly typed: TypedDate
  /** How the whole answer was understood. */
  readonly text: string | undefined
}

const nameOf = (id: string) => t(`calendar.name.${id}`)

/** How a day was understood; beside another calendar than the Gregorian one, the day in that, and the way to type in it. */
export const DayEcho = (props: DayEchoProps) => (
  <>
    <Show when={props.text}>
      <p class="answer-echo">{props.text}</p>
    </Show>
    <Show when={shownCalendar()}>
      {(shown) => (
        <>
          <Show
            when={props.typed.isBeyond()}
            fallback={
              <Show when={props.typed.day()}>
                {(day) => <p class="answer-echo">{t('calendar.gregorian_day', { date: gregorianDayText(day()) })}</p>}
              </Show>
            }
          >
            <p class="answer-echo">
              {t('calendar.beyond', {
                calendar: nameOf(shown().calendar.id),
                first: dayText(shown().calendar.first),
                last: dayText(shown().calendar.last),
              })}
            </p>
          </Show>
          <Show when={!props.typed.isBeyond()}>
            <button
              type="button"
              class="button button-plain button-small answer-switch"
              onClick={() => props.typed.change(props.typed.own() !== undefined)}
            >
              {props.typed.own()
                ? t('calendar.use_gregorian')
                : t('calendar.use_own', { calendar: nameOf(shown().calendar.id) })}
            </button>
          </Show>
        </>
      )}
    </Show>
  </>
)
