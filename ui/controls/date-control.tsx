import { Labelled } from '../form/answer-frame.tsx'
import { useFilling } from '../form/filling.ts'
import { dayText } from '../lib/format.ts'
import { say } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTypedDate } from './create-typed-date.ts'
import { DateBox } from './date-box.tsx'
import { DayEcho } from './day-echo.tsx'

/** A day, typed or picked; under the box stands how it was understood. */
export function DateControl(props: ControlProps) {
  const filling = useFilling()
  const typed = createTypedDate(props.entry, filling)
  const settings = () => props.entry.field.settings as { earliest?: string; latest?: string; notFuture?: boolean }
  const dayUnderstood = () => {
    const day = typed.day()
    return day && dayText(day, filling.today())
  }
  return (
    <Labelled entry={props.entry} echo={<DayEcho typed={typed} text={dayUnderstood()} />}>
      {(aria) => (
        <DateBox
          aria={aria}
          name={say(props.entry.field.label)}
          text={typed.text()}
          day={typed.day()}
          calendar={typed.own()}
          today={filling.today()}
          earliest={settings().earliest}
          latest={settings().latest ?? (settings().notFuture ? filling.today() : undefined)}
          onType={typed.type}
          onLeave={typed.leave}
          onPick={(day) => props.entry.answer(day || undefined)}
        />
      )}
    </Labelled>
  )
}
