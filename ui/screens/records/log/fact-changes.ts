/** What the log says of the platform's own rows, in words: flags, alerts, tasks that were put off. */
import type { RecordType } from '../../../../engine/model.ts'
import type { AlertRow, FlagRow, SnoozeRow } from '../../../../engine/records/collections.ts'
import { dayText } from '../../../lib/format.ts'
import { say, t } from '../../../lib/t.ts'
import { alertText } from '../life/alert-words.ts'
import type { Told, ToldRow } from '../panels/history-changes.ts'

/** One row before and after; of one that was changed, only what is different. */
interface Sides<Row> {
  readonly was: Partial<Row> | undefined
  readonly is: Partial<Row> | undefined
}

interface Circumstances {
  readonly type: RecordType
  readonly today: string
  readonly row: string
}

const day = (text: string | undefined, today: string) => (text ? dayText(text, today) : '')

function flag({ was, is }: Sides<FlagRow>, { today }: Circumstances): ToldRow {
  const title = (text: string, changes: readonly Told[] = []): ToldRow => ({ title: text, changes })
  if (is?.removed) return title(t('log.flag.resolved', { reason: is.unflag_message ?? '' }))
  if (is && !was) return title(t('log.flag.added', { message: is.message ?? '', date: day(is.date, today) }))
  const from = was ?? {}
  const to = is ?? {}
  const changes = [
    { label: t('log.flag.message'), from: from.message ?? '', to: to.message ?? '' },
    { label: t('log.flag.date'), from: day(from.date, today), to: day(to.date, today) },
  ]
  return title(
    t('log.flag.changed'),
    changes.filter((change) => change.from !== change.to),
  )
}

function alert({ was, is }: Sides<AlertRow>, { type }: Circumstances): ToldRow {
  const name = alertText(type, (is ?? was)?.type ?? '')
  return { title: t(is ? 'log.alert.raised' : 'log.alert.cleared', { name }), changes: [] }
}

function snooze({ is }: Sides<SnoozeRow>, { type, today, row }: Circumstances): ToldRow {
  const rule = type.lifecycle?.tasks.find(({ id }) => id === row.split(':', 1)[0])
  const task = say(rule?.label) || t('log.task')
  if (!is) return { title: t('log.snooze.ended', { task }), changes: [] }
  const words = { task, date: day(is.until, today), reason: is.reason ?? '' }
  return { title: t('log.snooze.added', words), changes: [] }
}

/** How each kind of row is told of. */
export const rowsOfFacts: Readonly<
  Record<string, (sides: Sides<Readonly<Record<string, unknown>>>, of: Circumstances) => ToldRow>
> = { flags: flag, alerts: alert, task_snoozes: snooze }
