import { isoInstant } from '../lib/dates.ts'
import { instantIn, localIn, todayIn } from '../lib/time-zone.ts'
import { isInFuture } from './date.ts'
import { defineFieldType } from './field-type.ts'

/** An instant, kept in UTC as `yyyy-mm-ddThh:mm:ss.sssZ`. Without a zone it is read as the instance's wall clock. */
export const dateTime = defineFieldType<'date-time', string>({
  type: 'date-time',
  control: 'date-time',
  kind: 'datetime',
  settings: { notFuture: { type: 'boolean', description: 'Times on days after today are refused.' } },
  parse: (input, { model }) =>
    isoInstant(input) ?? (typeof input === 'string' ? instantIn(model.instance.timeZone, input) : undefined),
  check: (instant, { model, field, today }) =>
    field.settings['notFuture'] && isInFuture(todayIn(model.instance.timeZone, instant), today)
      ? [{ code: 'date.in_future' }]
      : [],
  toText: (instant, { model }) => localIn(model.instance.timeZone, instant).replace('T', ' '),
  examples: [
    { input: '2024-03-09T10:15:00Z', value: '2024-03-09T10:15:00.000Z', text: '2024-03-09 13:15' },
    { input: '2024-03-09T10:15:30.5+03:00', value: '2024-03-09T07:15:30.500Z', text: '2024-03-09 10:15' },
    { input: '2024-03-09T10:15', value: '2024-03-09T07:15:00.000Z', text: '2024-03-09 10:15' },
  ],
})
