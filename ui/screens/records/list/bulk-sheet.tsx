import { Show } from 'solid-js'
import type { NamedAction } from '../../../../engine/lifecycle.ts'
import type { RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { FlagWish } from '../../../data/life.ts'
import { newAction } from '../../../data/records.ts'
import type { Undone } from '../../../data/writes.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { say, t } from '../../../lib/t.ts'
import { toast } from '../../../parts/toasts.tsx'
import { worded } from '../actions/action-words.ts'
import { AskSheet } from '../actions/ask-sheet.tsx'
import { flagQuestions } from '../flags/flag-questions.ts'

interface BulkSheetProps {
  readonly type: RecordType
  readonly what: NamedAction | 'flag'
  readonly ids: readonly string[]
  readonly onClose: () => void
  /** Called with the records to which it could not be done. */
  readonly onDone: (left: readonly string[]) => void
}

/** Asks once, and does it to each of the records. */
export const BulkSheet = (props: BulkSheetProps) => {
  const { model, records, life } = useData()
  const { type, what, ids } = props
  const telling = createTelling(model())
  const many = t('life.bulk.records', { count: ids.length })
  const label = what === 'flag' ? t('life.flag') : say(what.label)
  let left: string[] = []

  const doToEach = async (action: NamedAction, answers: Readonly<Record<string, unknown>>) => {
    left = []
    let last: Undone | undefined
    for (const record of ids) {
      const became = await records.perform(newAction({ name: action.id, type: type.id, record, answers }), {
        title: label,
      })
      if (became.kind === 'done') continue
      left.push(record)
      last = became
    }
    // What nobody could be done is told in the dialog; what some could not, after it.
    return last && left.length === ids.length ? last : ({ kind: 'done' } as const)
  }
  const flagAll = async (wish: FlagWish) => {
    const became = await life.flagMany(type.id, ids, wish, { title: label })
    left = became.kind === 'done' ? [...became.left] : []
    return became
  }
  const close = () => {
    props.onClose()
    const done = ids.length - left.length
    toast(
      left.length > 0 ? t('life.bulk.some', { count: left.length, done }) : t('life.bulk.done', { count: ids.length }),
    )
    props.onDone(left)
  }
  return (
    <AskSheet
      type={type}
      telling={telling}
      fields={what === 'flag' ? flagQuestions() : what.asks.map(worded)}
      standing={what === 'flag' ? { date: telling.today() } : {}}
      title={() => label}
      heading={t('life.bulk.title', { action: label, records: many })}
      verb={label}
      perform={(answers) => (what === 'flag' ? flagAll(answers as unknown as FlagWish) : doToEach(what, answers))}
      onDone={close}
      onClose={props.onClose}
    >
      <Show when={what !== 'flag' && what.description}>{(text) => <p>{say(text())}</p>}</Show>
    </AskSheet>
  )
}
