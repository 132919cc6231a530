import { Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { Field, RecordType } from '../../../../engine/model.ts'
import type { Row } from '../../../../engine/records/record.ts'
import type { TransitionKind } from '../../../../engine/transitions/transition-kind.ts'
import { useData } from '../../../data/data.tsx'
import type { OfferedAction } from '../../../data/life-wire.ts'
import { newAction } from '../../../data/records.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { savedAnswers, savedCore } from '../../../form/saved-answers.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { locale } from '../../../lib/locale.ts'
import { say, t } from '../../../lib/t.ts'
import { sharingTexts } from '../../../locales/sharing.ts'
import { Notice } from '../../../parts/notice.tsx'
import { AskSheet } from '../actions/ask-sheet.tsx'
import { recipientControl } from './recipient-control.tsx'
import { createAfter, isLost, wordedHere } from './step-sheet.tsx'
import '../../../styles/sharing.css'

await loadArea('sharing', sharingTexts)

interface StartSheetProps {
  readonly type: RecordType
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  readonly action: Pick<OfferedAction, 'id' | 'label' | 'description' | 'asks' | 'consent'>
  readonly kind: TransitionKind
  /** On which it begins. */
  readonly row?: Row | undefined
  readonly hasDraft: boolean
  /** The record was out of reach before, and stays so. */
  readonly beyond?: boolean
  readonly opener: HTMLElement | undefined
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Who gets it is asked with a list of those only who may. */
export const RECIPIENT = 'transitioned_to'
const OVERRIDDEN = 'consent_overridden'
const ROLE = 'authorized_role_unique_id'

/** Questions of a start, in words; of the role is said what it means to name none, and only those that work in the programme are offered. */
export const questionsOf = (asks: readonly Field[], programme: string | undefined): readonly Field[] =>
  asks.map(wordedHere).map((field) => (field.id === ROLE ? roleQuestion(field, programme) : field))

const roleQuestion = (field: Field, programme: string | undefined): Field => ({
  ...field,
  ...(field.required !== true && { help: { [locale()]: t('sharing.own_role') } }),
  ...(programme !== undefined && { optionFilter: { in: [programme, { var: 'option.tags' }] } }),
})

/** What the row answers already. */
const prefilled = ({ fromRow }: TransitionKind, row: Row | undefined, asks: readonly Field[]) =>
  Object.fromEntries(
    Object.entries((row && fromRow?.prefill) ?? {}).flatMap(([question, field]) => {
      const value = row && own(row, field)
      return value !== undefined && asks.some(({ id }) => id === question) ? [[question, value] as const] : []
    }),
  )

/** Asks to whom the record is to be given or shown, and does it. */
export function StartSheet(props: StartSheetProps) {
  const { records } = useData()
  const { type, shown, action, kind, row, telling, name } = props
  const { record } = shown
  const programme = typeof record['module_id'] === 'string' ? record['module_id'] : undefined
  const after = createAfter(type, props.onDone)
  const label = action.label ?? say(kind.label)
  const today = telling.today()
  const goesWithout = action.asks.some(({ id }) => id === OVERRIDDEN)
  let lost = false
  return (
    <AskSheet
      type={type}
      telling={telling}
      fields={questionsOf(action.asks, programme)}
      drawn={{ [RECIPIENT]: recipientControl({ type: type.id, kind: kind.id, record: record.id }) }}
      standing={prefilled(kind, row, action.asks)}
      about={{ answers: savedAnswers(telling.model, type, record, today), core: savedCore(record), programme }}
      title={() => name}
      heading={label}
      verb={label}
      opener={props.opener}
      perform={async (answers, { mutation, overrideReason }) => {
        const data = { ...answers, ...(row && { service_record_id: row.unique_id }) }
        const wish = newAction({ name: action.id, type: type.id, record: record.id, answers: data })
        const became = await records.perform(
          { ...wish, mutation, ...(overrideReason !== undefined && { overrideReason }) },
          { title: name },
        )
        if (became.kind === 'done') lost = !props.beyond && isLost(became.record)
        return became
      }}
      onDone={() => {
        props.onClose()
        after(label, name, lost)
      }}
      onClose={props.onClose}
    >
      <p class="ask-about">
        <bdi>{name}</bdi>
      </p>
      <Show when={say(kind.notice)}>
        {(text) => (
          <Notice tone="attention">
            <p>{text()}</p>
          </Notice>
        )}
      </Show>
      <Show when={action.description}>{(text) => <p>{text()}</p>}</Show>
      <Show when={goesWithout}>
        <Notice tone="attention">
          <p>{action.consent || t('life.why.consent')}</p>
        </Notice>
      </Show>
      <Show when={props.hasDraft}>
        <Notice tone="attention">
          <p>{t('life.draft_stays')}</p>
        </Notice>
      </Show>
    </AskSheet>
  )
}
