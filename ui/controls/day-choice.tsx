import { type ComponentProps, lazy, Show, Suspense } from 'solid-js'
import { shownCalendar } from '../lib/calendar.ts'

const DayBox = lazy(async () => ({ default: (await import('./day-box.tsx')).DayBox }))

/** A day to narrow a list by: the device's own box, but for people who count days otherwise. */
export const DayChoice = (props: ComponentProps<typeof DayBox>) => (
  <Show
    when={!shownCalendar()}
    fallback={
      <Suspense>
        <DayBox {...props} />
      </Suspense>
    }
  >
    <label>
      {props.label}
      <input
        class="input"
        type="date"
        value={props.day}
        min={props.earliest}
        max={props.latest}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  </Show>
)
