import { addDays, isoDate } from '../lib/dates.ts'
import { defineFieldType, type FieldContext } from './field-type.ts'

interface DateSettings {
  readonly notFuture?: boolean
  readonly earliest?: string
  readonly latest?: string
}

const settingsOf = ({ field }: FieldContext): DateSettings => field.settings

/** Whether a day is in the future for certain: devices and servers stand in different zones, so one day is allowed. */
export const isInFuture = (day: string, today: string): boolean => day > (addDays(today, 1) ?? today)

/** A calendar day without a time or a zone, kept as `yyyy-mm-dd`. */
export const date = defineFieldType<'date', string>({
  type: 'date',
  control: 'date',
  kind: 'date',
  settings: {
    notFuture: { type: 'boolean', description: 'Days after today are refused.' },
    earliest: { type: 'string', format: 'date', description: 'The first day accepted.' },
    latest: { type: 'string', format: 'date', description: 'The last day accepted.' },
  },
  parse: (input) => isoDate(typeof input === 'string' ? input.trim() : input),
  check(day, context) {
    const { notFuture, earliest, latest } = settingsOf(context)
    return [
      ...(notFuture && isInFuture(day, context.today) ? [{ code: 'date.in_future' }] : []),
      ...(earliest !== undefined && day < earliest ? [{ code: 'date.too_early', params: { earliest } }] : []),
      ...(latest !== undefined && day > latest ? [{ code: 'date.too_late', params: { latest } }] : []),
    ]
  },
  toText: (day) => day,
  examples: [
    { input: '2014-03-09', value: '2014-03-09', text: '2014-03-09' },
    { input: '2016-02-29', value: '2016-02-29', text: '2016-02-29' },
  ],
})
