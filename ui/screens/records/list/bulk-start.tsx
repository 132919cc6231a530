import { createSignal, For, onMount, Show } from 'solid-js'
import type { NamedAction } from '../../../../engine/lifecycle.ts'
import type { RecordType } from '../../../../engine/model.ts'
import type { TransitionKind } from '../../../../engine/transitions/transition-kind.ts'
import { useData } from '../../../data/data.tsx'
import { UNSENT } from '../../../data/sharing.ts'
import type { GivenOne } from '../../../data/sharing-wire.ts'
import type { WireRecord } from '../../../data/wire.ts'
import { readingWith } from '../../../form/answer-text.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { reasonText } from '../../../lib/reason-text.ts'
import { nameOfRecord } from '../../../lib/record-name.ts'
import { keyOfCode, say, t } from '../../../lib/t.ts'
import { formTexts } from '../../../locales/form.ts'
import { lifeTexts } from '../../../locales/life.ts'
import { sharingTexts } from '../../../locales/sharing.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { AskSheet } from '../actions/ask-sheet.tsx'
import { recipientControl } from '../sharing/recipient-control.tsx'
import { questionsOf, RECIPIENT } from '../sharing/start-sheet.tsx'
import '../../../styles/sharing.css'

await Promise.all([loadArea('form', formTexts), loadArea('life', lifeTexts), loadArea('sharing', sharingTexts)])

interface BulkStartProps {
  readonly type: RecordType
  readonly action: NamedAction
  readonly kind: TransitionKind
  readonly records: readonly WireRecord[]
  readonly onClose: () => void
  /** Called with the records to which it could not be done. */
  readonly onDone: (left: readonly string[]) => void
}

/** Gives several records to one recipient: how far it has come, and of each that could not be given, why. */
export const BulkStart = (props: BulkStartProps) => {
  const { model, sharing } = useData()
  const { type, action, kind, records } = props
  const telling = createTelling(model())
  const label = say(action.label)
  const ids = records.map(({ id }) => id)
  const [told, setTold] = createSignal<readonly GivenOne[]>()
  const [isOver, setOver] = createSignal(false)
  const failed = () => (told() ?? []).filter(({ done }) => !done)
  const close = () => {
    props.onClose()
    props.onDone(failed().map(({ id }) => id))
  }
  const over = () => {
    if (failed().length > 0) {
      setOver(true)
      return
    }
    toast(t('life.bulk.done', { count: ids.length }))
    close()
  }
  const module = records[0]?.['module_id']
  const programme = typeof module === 'string' ? module : undefined
  const nameOf = (id: string) => {
    const record = records.find((each) => each.id === id)
    return record ? nameOfRecord(record, type, readingWith(telling)) : ''
  }
  return (
    <Show when={!isOver()} fallback={<Results told={told() ?? []} label={label} nameOf={nameOf} onClose={close} />}>
      <AskSheet
        type={type}
        telling={telling}
        fields={questionsOf(action.asks, programme)}
        drawn={{
          [RECIPIENT]: recipientControl({
            ...{ type: type.id, kind: kind.id },
            ...(programme !== undefined && { programme }),
          }),
        }}
        title={() => label}
        heading={t('life.bulk.title', { action: label, records: t('life.bulk.records', { count: ids.length }) })}
        verb={label}
        perform={async (answers) => {
          setTold([])
          const became = await sharing.many(
            { type: type.id, plural: kind.plural, ids, answers, onProgress: setTold },
            { title: label },
          )
          if (became.kind !== 'done') {
            setTold(undefined)
            return became
          }
          setTold(became.told)
          return { kind: 'done' } as const
        }}
        onDone={over}
        onClose={props.onClose}
      >
        <Show when={say(kind.notice)}>
          {(text) => (
            <Notice tone="attention">
              <p>{text()}</p>
            </Notice>
          )}
        </Show>
        <Show when={say(action.description)}>{(text) => <p>{text()}</p>}</Show>
        <Show when={told()}>
          {(so) => (
            <p role="status">
              <progress class="bulk-progress" max={ids.length} value={so().length} aria-label={label} />
              <span class="figures">{t('sharing.bulk.progress', { done: so().length, total: ids.length })}</span>
            </p>
          )}
        </Show>
      </AskSheet>
    </Show>
  )
}

interface ResultsProps {
  readonly told: readonly GivenOne[]
  readonly label: string
  readonly nameOf: (id: string) => string
  readonly onClose: () => void
}

/** In the words of the configuration, or of the code. */
function whyText({ message = [], why = [] }: GivenOne): string {
  if (why.length > 0) return why.map(reasonText).join(' ')
  const [code = ''] = message
  if (code === UNSENT) return t('sharing.bulk.unsent')
  return t(keyOfCode('issue', code) ?? keyOfCode('problem', code) ?? 'problem.action.refused')
}

const Results = (props: ResultsProps) => {
  const failed = () => props.told.filter(({ done }) => !done)
  const done = () => props.told.length - failed().length
  // Opened once it stands, so that the layer hears of it.
  const [open, setOpen] = createSignal(false)
  onMount(() => setOpen(true))
  return (
    <Sheet
      open={open()}
      onClose={props.onClose}
      title={t('sharing.bulk.results')}
      place="side"
      foot={
        <button type="button" class="button button-main" onClick={() => props.onClose()}>
          {t('sharing.bulk.close')}
        </button>
      }
    >
      <p role="status">{t('life.bulk.some', { count: failed().length, done: done() })}</p>
      <h3>{t('sharing.bulk.could_not')}</h3>
      <ul class="bulk-results bare">
        <For each={failed()}>
          {(one) => (
            <li>
              <strong>
                <bdi>{props.nameOf(one.id)}</bdi>
              </strong>
              <p>{whyText(one)}</p>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  )
}
