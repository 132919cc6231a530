import { batch, createSignal, Show, untrack } from 'solid-js'
import type { Answers } from '../../../../engine/records/record.ts'
import { useData } from '../../../data/data.tsx'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Draft } from '../../../drafts/draft.ts'
import { useDrafts } from '../../../drafts/drafts.ts'
import { followed } from '../../../drafts/follow.ts'
import { Clashes } from '../../../form/clashes.tsx'
import { createTelling } from '../../../form/create-telling.ts'
import { type Footing, footingOfDraft, footingOn, settledFooting } from '../../../form/footing.ts'
import { savedAnswers } from '../../../form/saved-answers.ts'
import { withTaskHelp } from '../../../form/task-help.ts'
import { t } from '../../../lib/t.ts'
import { toast } from '../../../parts/toasts.tsx'
import type { OfType } from '../type-in-address.tsx'
import { FillForm } from './fill-form.tsx'
import { newAnswers } from './new-answers.ts'

interface FillRecordProps extends OfType {
  /** Id of the record; of a new one, the id that it will have. */
  readonly id: string
  readonly programme: string | undefined
  /** The record as the server has it; absent: a new one. */
  readonly shown: ShownRecord | undefined
  readonly draft: Draft | undefined
  /** What a new record begins with beside its defaults. */
  readonly begun?: Answers | undefined
  /** Address of the record beside which it is begun. */
  readonly back?: string | undefined
}

/** A record being edited or begun: first what stands between this person and others, then the form. */
export function FillRecord(props: FillRecordProps) {
  const { records, actor, session } = useData()
  const drafts = useDrafts()
  const { model, id, programme } = props
  const type = withTaskHelp(props.type, programme)
  const telling = createTelling(model)
  const saved = (of: ShownRecord) => savedAnswers(model, type, of.record, telling.today())

  const [shown, setShown] = createSignal(props.shown)
  const inWordsOfToday = (typed: Draft | undefined) => {
    const now = untrack(shown)
    const { hash: release } = model
    return typed && followed(typed, { release, type, saved: now && saved(now), follows: session.follows() })
  }
  const begun = untrack(() => inWordsOfToday(props.draft))
  const [draft, setDraft] = createSignal(begun)
  const [isResolved, setResolved] = createSignal(false)
  const [reason, setReason] = createSignal<string>()

  const footingFor = (typed: Draft | undefined): Footing => {
    const now = shown()
    const standing = now && { saved: saved(now), version: now.version }
    if (typed) return footingOfDraft(type.fields, typed, standing)
    if (standing) return { ...standing, start: standing.saved, clashes: [] }
    const blank = newAnswers({ model, type, today: telling.today(), programme, actor: actor() })
    return { start: { ...blank, ...props.begun }, clashes: [] }
  }
  const [footing, setFooting] = createSignal(untrack(() => footingFor(begun)))

  const stand = (on: Footing, typed: Draft | undefined) =>
    batch(() => {
      setResolved(false)
      setDraft(typed)
      setFooting(on)
    })

  /** Somebody else was faster: what was typed goes onto the record as it is by now. */
  const move = async (before: Footing, typed: Answers, overrideReason: string | undefined) => {
    const now = await records.show(type.id, id)
    setShown(now)
    setReason(overrideReason)
    const moved = footingOn(before.saved ?? saved(now), typed, saved(now), now.version)
    batch(() => {
      stand(moved, undefined)
      setResolved(moved.clashes.length === 0)
    })
  }

  const discarded = (typed: Draft | undefined) => {
    stand(footingFor(undefined), undefined)
    if (!typed) return
    const undo = async () => {
      await drafts.keep(typed)
      await drafts.putFilesBack(typed)
      stand(footingFor(typed), typed)
    }
    toast(t('draft.discarded'), { label: t('form.undo'), run: () => void undo() })
  }

  return (
    <Show when={footing()} keyed>
      {(standing) => (
        <Show
          when={standing.clashes.length === 0}
          fallback={
            <Clashes
              type={type}
              telling={telling}
              clashes={standing.clashes}
              by={lastBy(shown())}
              onSettled={(isMine) =>
                batch(() => {
                  setResolved(true)
                  setFooting(settledFooting(standing, isMine))
                })
              }
            />
          }
        >
          <FillForm
            model={model}
            type={type}
            id={id}
            programme={programme}
            back={props.back}
            telling={telling}
            shown={shown()}
            footing={standing}
            draft={draft()}
            saveAtOnce={isResolved()}
            overrideReason={reason()}
            onMoved={(typed, overrideReason) => move(standing, typed, overrideReason)}
            onDiscarded={() => discarded(draft())}
          />
        </Show>
      )}
    </Show>
  )
}

const lastBy = (shown: ShownRecord | undefined) => {
  const by = shown?.record['last_updated_by']
  return typeof by === 'string' ? by : undefined
}
