import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import type { Calendar } from '../calendars/calendar.ts'
import {
  dayNear,
  daysOfMonth,
  firstWeekdayOf,
  movedByDays,
  movedByMonths,
  weekdayOf,
  weeksOfMonth,
} from '../calendars/months.ts'
import { monthName, weekdayNames } from '../calendars/words.ts'
import { dayText, gregorianDayText } from '../lib/format.ts'
import { directionOf, formatLocale, locale } from '../lib/locale.ts'
import { plainNumeral, t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'

interface MonthGridProps {
  readonly calendar: Calendar
  readonly day: string | undefined
  readonly today: string
  readonly earliest: string | undefined
  readonly latest: string | undefined
  readonly onPick: (day: string) => void
}

/** So many years before and after today may be chosen where the field sets no bounds. */
const YEARS_BEFORE = 120
const YEARS_AFTER = 20

/** A month of the person's calendar to pick a day from, by touch, keyboard or screen reader. */
export function MonthGrid(props: MonthGridProps) {
  const { calendar } = props
  const least = () => later(props.earliest, calendar.first)
  const most = () => earlier(props.latest, calendar.last)
  const within = (day: string) => (day < least() ? least() : day > most() ? most() : day)
  const [at, setAt] = createSignal(within(props.day ?? props.today))
  const of = createMemo(() => calendar.read(at()) ?? { year: 0, month: 1, day: 1 })
  const [grid, setGrid] = createSignal<HTMLTableElement>()
  const firstWeekday = calendar.words?.[locale()]?.firstWeekday ?? firstWeekdayOf(formatLocale())
  const weekdays = weekdayNames(calendar)
  const days = createMemo(() => daysOfMonth(calendar, of().year, of().month))
  const weeks = createMemo(() => weeksOfMonth(days(), firstWeekday))
  const years = createMemo(() => {
    const now = calendar.read(props.today)?.year ?? of().year
    const first = Math.max(calendar.read(least())?.year ?? 0, Math.min(now - YEARS_BEFORE, of().year))
    const last = Math.min(calendar.read(most())?.year ?? now, Math.max(now + YEARS_AFTER, of().year))
    return Array.from({ length: last - first + 1 }, (_, index) => last - index)
  })
  const months = createMemo(() => Array.from({ length: calendar.monthsIn(of().year) }, (_, index) => index + 1))
  const go = (day: string | undefined) => day !== undefined && setAt(within(day))
  const focus = () => grid()?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  const move = (day: string) => {
    go(day)
    focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const forward = directionOf(locale()) === 'rtl' ? -1 : 1
    const weekday = (weekdayOf(at()) - firstWeekday + 7) % 7
    const moves: Readonly<Record<string, () => string>> = {
      ArrowRight: () => movedByDays(at(), forward),
      ArrowLeft: () => movedByDays(at(), -forward),
      ArrowDown: () => movedByDays(at(), 7),
      ArrowUp: () => movedByDays(at(), -7),
      Home: () => movedByDays(at(), -weekday),
      End: () => movedByDays(at(), 6 - weekday),
      PageDown: () => movedByMonths(calendar, at(), event.shiftKey ? calendar.monthsIn(of().year) : 1),
      PageUp: () => movedByMonths(calendar, at(), event.shiftKey ? -calendar.monthsIn(of().year - 1) : -1),
    }
    const moved = moves[event.key]?.()
    if (moved === undefined) return
    event.preventDefault()
    move(moved)
  }

  // The layer that the month stands in takes the focus when it opens; after that it is the day's.
  onMount(() => requestAnimationFrame(() => requestAnimationFrame(focus)))
  return (
    <div class="month-grid">
      <div class="month-head">
        <button
          type="button"
          class="icon-button"
          aria-label={t('calendar.month_before')}
          disabled={movedByMonths(calendar, at(), -1) < least()}
          onClick={() => go(movedByMonths(calendar, at(), -1))}
        >
          <Icon name="back" />
        </button>
        <select
          class="input"
          aria-label={t('calendar.month')}
          onChange={(event) => go(dayNear(calendar, { ...of(), month: Number(event.currentTarget.value) }))}
        >
          <For each={months()}>
            {(month) => (
              <option value={month} selected={month === of().month}>
                {monthName(calendar, month)}
              </option>
            )}
          </For>
        </select>
        <select
          class="input figures"
          aria-label={t('calendar.year')}
          onChange={(event) => go(dayNear(calendar, { ...of(), year: Number(event.currentTarget.value) }))}
        >
          <For each={years()}>
            {(year) => (
              <option value={year} selected={year === of().year}>
                {plainNumeral(year)}
              </option>
            )}
          </For>
        </select>
        <button
          type="button"
          class="icon-button"
          aria-label={t('calendar.month_after')}
          disabled={movedByMonths(calendar, at(), 1) > most()}
          onClick={() => go(movedByMonths(calendar, at(), 1))}
        >
          <Icon name="next" />
        </button>
      </div>
      <p class="month-also" aria-live="polite">
        {t('calendar.gregorian_day', {
          date: `${gregorianDayText(days()[0] ?? at())} – ${gregorianDayText(days().at(-1) ?? at())}`,
        })}
      </p>
      <table
        ref={setGrid}
        class="month-days figures"
        aria-label={`${monthName(calendar, of().month)} ${plainNumeral(of().year)}`}
      >
        <thead>
          <tr>
            <For each={[0, 1, 2, 3, 4, 5, 6]}>
              {(index) => <th scope="col">{weekdays[(index + firstWeekday) % 7]}</th>}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={weeks()}>
            {(week) => (
              <tr>
                <For each={week}>
                  {(day) => (
                    <td>
                      <Show when={day}>
                        {(there) => (
                          <Day
                            day={there()}
                            number={calendar.read(there())?.day ?? 0}
                            isAt={there() === at()}
                            isChosen={there() === props.day}
                            isToday={there() === props.today}
                            isOut={there() < least() || there() > most()}
                            onPick={props.onPick}
                            onKeyDown={onKeyDown}
                          />
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

interface DayProps {
  readonly day: string
  readonly number: number
  readonly isAt: boolean
  readonly isChosen: boolean
  readonly isToday: boolean
  readonly isOut: boolean
  readonly onPick: (day: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

const Day = (props: DayProps) => (
  <button
    type="button"
    class="month-day"
    tabindex={props.isAt ? 0 : -1}
    aria-pressed={props.isChosen}
    aria-current={props.isToday ? 'date' : undefined}
    aria-label={dayText(props.day)}
    disabled={props.isOut}
    onClick={() => props.onPick(props.day)}
    onKeyDown={props.onKeyDown}
  >
    {plainNumeral(props.number)}
  </button>
)

const later = (one: string | undefined, other: string) => (one !== undefined && one > other ? one : other)
const earlier = (one: string | undefined, other: string) => (one !== undefined && one < other ? one : other)
