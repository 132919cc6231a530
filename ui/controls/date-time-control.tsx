import { createMemo, createSignal, untrack } from 'solid-js'
import { isoDate, isoInstant } from '../../engine/lib/dates.ts'
import { localIn } from '../../engine/lib/time-zone.ts'
import { Grouped } from '../form/answer-frame.tsx'
import { domId } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { instantText } from '../lib/format.ts'
import { say, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTypedDate } from './create-typed-date.ts'
import { DateBox } from './date-box.tsx'
import { DayEcho } from './day-echo.tsx'

const HALVES = /^(.*)T(\d{2}:\d{2})?$/

/** A day and a time of day on the instance's clock. Half of it is kept as typed until the other half is there. */
export function DateTimeControl(props: ControlProps) {
  const filling = useFilling()
  const zone = filling.model.instance.timeZone
  const halves = createMemo(() => {
    const value = props.entry.value()
    const local = isoInstant(value) ? localIn(zone, String(value)) : typeof value === 'string' ? value : ''
    const [, day = '', time = ''] = HALVES.exec(local) ?? []
    return { day, time }
  })
  const put = (day: string, time: string) => props.entry.answer(day || time ? `${day}T${time}` : undefined)
  const [time, setTime] = createSignal(untrack(() => halves().time))
  const typed = createTypedDate(
    { value: () => halves().day || undefined, answer: (day) => put(String(day ?? ''), time()) },
    filling,
  )
  const instant = () => isoInstant(props.entry.value())
  return (
    <Grouped
      entry={props.entry}
      role="group"
      echo={<DayEcho typed={typed} text={instant() && instantText(instant() ?? '', zone)} />}
    >
      {(aria) => (
        <div class="date-time">
          <div class="part">
            <label for={aria.id}>{t('form.date')}</label>
            <DateBox
              aria={aria}
              name={say(props.entry.field.label)}
              text={typed.text()}
              day={typed.day()}
              calendar={typed.own()}
              today={filling.today()}
              earliest={undefined}
              latest={props.entry.field.settings['notFuture'] ? filling.today() : undefined}
              onType={typed.type}
              onLeave={typed.leave}
              onPick={(day) => put(day, time())}
            />
          </div>
          <label class="part">
            <span>{t('form.time')}</span>
            <input
              class="input input-time"
              id={domId(props.entry.path, 'time')}
              type="time"
              value={halves().time}
              onInput={(event) => {
                setTime(event.currentTarget.value)
                put(isoDate(halves().day) ?? halves().day, event.currentTarget.value)
              }}
            />
          </label>
        </div>
      )}
    </Grouped>
  )
}
