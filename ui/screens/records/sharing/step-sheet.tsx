import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Field, RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import { newAction } from '../../../data/records.ts'
import type { ShownStep, ShownTransition } from '../../../data/sharing-wire.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { savedAnswers, savedCore } from '../../../form/saved-answers.ts'
import { locale } from '../../../lib/locale.ts'
import { say, t } from '../../../lib/t.ts'
import { toast } from '../../../parts/toasts.tsx'
import { AskSheet } from '../actions/ask-sheet.tsx'
import { actionNamed } from './named.ts'

/** A question about sharing, whose label stands in the catalogues where the configuration has none. */
export const wordedHere = (field: Field): Field =>
  say(field.label) ? field : { ...field, label: { [locale()]: t(`sharing.asked.${field.id}`) } }

/** What a write about sharing may come to: the record is not within reach any more. */
export const isLost = (record: Readonly<Record<string, unknown>>): boolean => record['record_access_denied'] === true

/** After something was done by which the record may have got out of reach: says so and goes back to the list, or shows it anew. */
export function createAfter(type: RecordType, onChanged: () => void) {
  const navigate = useNavigate()
  const { attention } = useData()
  return (action: string, name: string, lost: boolean) => {
    attention.renew()
    toast(t(lost ? 'sharing.lost' : 'life.done', { action, name }))
    if (lost) navigate(`/r/${type.plural}`)
    else onChanged()
  }
}

interface StepSheetProps {
  readonly type: RecordType
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  readonly entry: ShownTransition
  readonly step: ShownStep
  readonly opener: HTMLElement | undefined
  readonly onClose: () => void
  readonly onChanged: () => void
}

const ENDS = new Set(['rejected', 'revoked', 'done'])

/** Asks what a step on an entry asks, or whether it is really meant, and does it. */
export function StepSheet(props: StepSheetProps) {
  const { records } = useData()
  const { type, shown, entry, step, telling, name } = props
  const { record } = shown
  const after = createAfter(type, props.onChanged)
  const named = actionNamed(type, step.action)
  const label = step.label || say(named?.label)
  const to = type.lifecycle?.transitions
    ?.find(({ id }) => id === entry.type)
    ?.steps.find(({ id }) => id === step.id)?.to
  const today = telling.today()
  let lost = false
  return (
    <AskSheet
      type={type}
      telling={telling}
      fields={(step.asks ?? named?.asks ?? []).map(wordedHere)}
      about={{
        answers: savedAnswers(telling.model, type, record, today),
        core: savedCore(record),
        programme: typeof record['module_id'] === 'string' ? record['module_id'] : undefined,
      }}
      title={() => name}
      heading={label}
      verb={label}
      danger={to !== undefined && ENDS.has(to)}
      opener={props.opener}
      perform={async (answers, { mutation, overrideReason }) => {
        const data = { ...answers, transition: entry.unique_id }
        const action = newAction({ name: step.action, type: type.id, record: record.id, answers: data })
        const became = await records.perform(
          { ...action, mutation, ...(overrideReason !== undefined && { overrideReason }) },
          { title: name },
        )
        if (became.kind === 'done') lost = isLost(became.record)
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
      <Show when={step.description || say(named?.description)} fallback={<p>{t('life.confirm', { name })}</p>}>
        {(text) => <p>{text()}</p>}
      </Show>
    </AskSheet>
  )
}
