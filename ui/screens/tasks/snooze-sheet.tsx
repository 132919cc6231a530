import { addDays } from '../../../engine/lib/dates.ts'
import { own } from '../../../engine/lib/own.ts'
import type { Field } from '../../../engine/model.ts'
import { useData } from '../../data/data.tsx'
import type { ShownTask } from '../../data/life-wire.ts'
import { newAction } from '../../data/records.ts'
import { createTelling } from '../../form/create-telling.ts'
import { dayText } from '../../lib/format.ts'
import { locale } from '../../lib/locale.ts'
import { t } from '../../lib/t.ts'
import { toast } from '../../parts/toasts.tsx'
import { AskSheet } from '../records/actions/ask-sheet.tsx'

interface SnoozeSheetProps {
  readonly task: ShownTask
  readonly title: string
  readonly onClose: () => void
  readonly onDone: () => void
}

const question = (id: string, type: string, more: Pick<Field, 'label' | 'settings'> & Partial<Field>): Field => ({
  ...{ id, type, required: true, whenHidden: 'keep', rules: [] },
  ...more,
})

/** Puts a task off until a day, with the reason. */
export const SnoozeSheet = (props: SnoozeSheetProps) => {
  const { model, records } = useData()
  const { task } = props
  const type = own(model().recordTypes, task.record_type)
  if (!type) return undefined
  const telling = createTelling(model())
  const days = task.snooze_days ?? 0
  const today = telling.today()
  const said = (text: string) => ({ [locale()]: text })
  let until = ''
  return (
    <AskSheet
      type={type}
      telling={telling}
      fields={[
        question('until', 'date', {
          label: said(t('tasks.snooze.until')),
          help: said(t('tasks.snooze.until.help', { count: days })),
          settings: { earliest: addDays(today, 1), latest: addDays(today, days) },
        }),
        question('reason', 'text', {
          label: said(t('tasks.snooze.reason')),
          settings: { long: true, maxLength: 500 },
        }),
      ]}
      standing={{ until: addDays(today, Math.min(7, days)) }}
      title={() => props.title}
      heading={t('tasks.snooze')}
      verb={t('tasks.snooze')}
      perform={(answers, { mutation }) => {
        until = String(answers['until'])
        const wish = { task: task.id, ...answers }
        const action = newAction({ name: 'snooze_task', type: type.id, record: task.record_id, answers: wish })
        return records.perform({ ...action, mutation }, { title: props.title })
      }}
      onDone={() => {
        props.onClose()
        toast(t('tasks.snoozed', { date: dayText(until, today) }))
        props.onDone()
      }}
      onClose={props.onClose}
    >
      <p class="ask-about">
        <bdi>{props.title}</bdi>
      </p>
    </AskSheet>
  )
}
