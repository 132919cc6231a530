import { type JSX, Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { Field, RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { OfferedAction } from '../../../data/life-wire.ts'
import { newAction } from '../../../data/records.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { savedAnswers, savedCore } from '../../../form/saved-answers.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { type ActionWords, worded } from './action-words.ts'
import { AskSheet } from './ask-sheet.tsx'

interface ActionSheetProps {
  readonly type: RecordType
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  readonly action: OfferedAction
  readonly words: ActionWords
  /** Something was typed on the record and is not saved. */
  readonly hasDraft: boolean
  readonly opener: HTMLElement | undefined
  readonly onClose: () => void
  readonly onDone: () => void
  /** What helps to decide, above the questions. */
  readonly children?: JSX.Element
}

const STAGE = 'workflow'

/** The question which stage, with the stages that may be chosen as its options. */
function stageQuestion({ stages = [] }: OfferedAction, telling: Telling) {
  const options = stages.map(({ id, label }) => ({ id, label: { [locale()]: label } }))
  const lookups = { ...telling.model.lookups, [STAGE]: { id: STAGE, label: {}, options } }
  const field: Field = {
    id: STAGE,
    type: 'choice',
    label: { [locale()]: t('life.stage') },
    required: true,
    whenHidden: 'keep',
    settings: { lookup: STAGE },
    rules: [],
  }
  return { fields: [field], telling: { ...telling, model: { ...telling.model, lookups } } }
}

/** Asks what an action asks, and performs it on the record as it was saved. */
export function ActionSheet(props: ActionSheetProps) {
  const { records, attention } = useData()
  const { type, shown, action, words, telling } = props
  const { record } = shown
  const programme = typeof record['module_id'] === 'string' ? record['module_id'] : undefined
  const today = telling.today()
  const asked = action.stages
    ? stageQuestion(action, telling)
    : {
        fields: action.asks.map((field) => worded(opened(field))),
        telling,
      }
  const undo = () => {
    const { undo: name } = words
    if (!name || !shown.actions.includes(name)) return undefined
    const back = newAction({ name, type: type.id, record: record.id, answers: {} })
    return {
      label: t('form.undo'),
      run: () => void records.perform(back, { title: props.name }).then(props.onDone),
    }
  }
  const perform = async (
    answers: Readonly<Record<string, unknown>>,
    of: { mutation: string; overrideReason?: string },
  ) =>
    records.perform(
      {
        ...newAction({ name: action.id, type: type.id, record: record.id, answers }),
        mutation: of.mutation,
        ...(of.overrideReason !== undefined && { overrideReason: of.overrideReason }),
      },
      { title: props.name },
    )
  return (
    <AskSheet
      type={type}
      {...asked}
      standing={standingIn(action, telling, today)}
      about={{ answers: savedAnswers(telling.model, type, record, today), core: savedCore(record), programme }}
      title={() => props.name}
      heading={words.label}
      verb={words.verb}
      danger={words.danger ?? false}
      opener={props.opener}
      perform={perform}
      onDone={() => {
        props.onClose()
        toast(words.done, undo())
        attention.renew()
        props.onDone()
      }}
      onClose={props.onClose}
    >
      <p class="ask-about">
        <bdi>{props.name}</bdi>
      </p>
      <Show when={words.explained}>
        <p>{words.explained}</p>
      </Show>
      <Show when={props.hasDraft}>
        <Notice tone="attention">
          <p>{t('life.draft_stays')}</p>
        </Notice>
      </Show>
      {props.children}
    </AskSheet>
  )
}

/** What an action asks may be answered in its dialog, also where the form of the record does not let this person. */
const opened = ({ readOnly, ...field }: Field): Field =>
  readOnly === true || readOnly === undefined ? field : { ...field, readOnly }

/** What stands in the record's own fields, in stored form. */
const standingIn = ({ asks, asks_record, standing }: OfferedAction, { model }: Telling, today: string) => {
  const fields = asks.filter(({ id }) => asks_record.includes(id) || own(standing, id) !== undefined)
  return savedAnswers(model, { fields }, { id: '', ...standing }, today)
}
