import { createSignal, lazy, Show } from 'solid-js'
import type { Calendar } from '../calendars/calendar.ts'
import type { Aria } from '../form/answer-frame.tsx'
import { t } from '../lib/t.ts'
import { Sheet } from '../parts/sheet.tsx'

interface DateBoxProps {
  readonly aria: Aria
  readonly name: string
  /** As it stands in the box. */
  readonly text: string
  /** The day that the text means. */
  readonly day: string | undefined
  /** The calendar that it is typed in; undefined: the Gregorian one, for which devices have a picker of their own. */
  readonly calendar: Calendar | undefined
  readonly today: string
  readonly earliest: string | undefined
  readonly latest: string | undefined
  readonly onType: (text: string) => void
  readonly onLeave: () => void
  readonly onPick: (day: string) => void
}

const MonthGrid = lazy(async () => ({ default: (await import('./month-grid.tsx')).MonthGrid }))

/** A box to type a day in, and a button that opens a calendar: the device's own, or the person's. */
export function DateBox(props: DateBoxProps) {
  let calendar: HTMLInputElement | undefined
  const [isOpen, setOpen] = createSignal(false)
  const open = () => {
    if (props.calendar) {
      setOpen(true)
      return
    }
    try {
      calendar?.showPicker()
    } catch {
      calendar?.focus()
    }
  }
  return (
    <div class="date-box">
      <input
        {...props.aria}
        class="input figures"
        type="text"
        inputmode="text"
        dir="ltr"
        placeholder={t('form.date.format')}
        autocomplete="off"
        value={props.text}
        onInput={(event) => props.onType(event.currentTarget.value)}
        onBlur={props.onLeave}
      />
      <button type="button" class="date-open" aria-label={t('form.date.open', { field: props.name })} onClick={open}>
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 6.5h14v12.5H5z" />
          <path d="M5 10.5h14" />
          <path d="M9 4.5v4" />
          <path d="M15 4.5v4" />
        </svg>
      </button>
      <Show when={props.calendar}>
        {(of) => (
          <Sheet open={isOpen()} onClose={() => setOpen(false)} title={props.name} place="centre">
            <MonthGrid
              calendar={of()}
              day={props.day}
              today={props.today}
              earliest={props.earliest}
              latest={props.latest}
              onPick={(day) => {
                setOpen(false)
                props.onPick(day)
              }}
            />
          </Sheet>
        )}
      </Show>
      <input
        ref={calendar}
        class="date-calendar"
        type="date"
        tabindex={-1}
        aria-label={t('form.date.calendar')}
        value={props.day ?? ''}
        min={props.earliest}
        max={props.latest}
        onChange={(event) => props.onPick(event.currentTarget.value)}
      />
    </div>
  )
}
