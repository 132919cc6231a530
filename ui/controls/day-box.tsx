import { createSignal, createUniqueId } from 'solid-js'
import { isoDate } from '../../engine/lib/dates.ts'
import { shownCalendar } from '../lib/calendar.ts'
import { loadArea } from '../lib/catalogue.ts'
import { formTexts } from '../locales/form.ts'
import { createTypedDate } from './create-typed-date.ts'
import { DateBox } from './date-box.tsx'
import '../styles/controls.css'

await loadArea('form', formTexts)

interface DayBoxProps {
  readonly label: string
  /** As stored; blank for none. */
  readonly day: string
  readonly earliest: string | undefined
  readonly latest: string | undefined
  readonly today: string
  readonly onChange: (day: string) => void
}

/** A day of its own, outside of a form, typed or picked in the person's calendar. */
export function DayBox(props: DayBoxProps) {
  const id = createUniqueId()
  const [answer, setAnswer] = createSignal<unknown>(props.day || undefined)
  const typed = createTypedDate({ value: answer, answer: setAnswer }, { today: () => props.today })
  const tell = (day: string) => day !== props.day && props.onChange(day)
  return (
    <div class="part" data-calendar={shownCalendar()?.calendar.id}>
      <label for={id}>{props.label}</label>
      <DateBox
        aria={{ id, 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }}
        name={props.label}
        text={typed.text()}
        day={typed.day()}
        calendar={typed.own()}
        earliest={props.earliest}
        latest={props.latest}
        today={props.today}
        onType={typed.type}
        onLeave={() => {
          typed.leave()
          if (answer() === undefined || typed.day()) tell(isoDate(answer()) ?? '')
        }}
        onPick={(day) => {
          setAnswer(day || undefined)
          tell(day)
        }}
      />
    </div>
  )
}
