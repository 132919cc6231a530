import { useNavigate } from '@solidjs/router'
import { createMemo, createSignal, onMount, untrack } from 'solid-js'
import { creationForms } from '../../../../engine/forms/creation-forms.ts'
import { formsWith } from '../../../../engine/forms/field-state.ts'
import type { Field, Form } from '../../../../engine/model.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import { useData } from '../../../data/data.tsx'
import type { ShownRecord } from '../../../data/wire.ts'
import { createAutosave } from '../../../drafts/create-autosave.ts'
import type { Draft } from '../../../drafts/draft.ts'
import { useDrafts } from '../../../drafts/drafts.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { createAnswers } from '../../../form/create-answers.ts'
import { createFilesAtHand } from '../../../form/files-at-hand.ts'
import type { Footing } from '../../../form/footing.ts'
import { progressIn } from '../../../form/forms-shown.ts'
import { topField } from '../../../form/path.ts'
import { recordTitle } from '../../../form/record-title.ts'
import { savedCore } from '../../../form/saved-answers.ts'
import { claimFocus } from '../../../lib/page.ts'
import { say, t } from '../../../lib/t.ts'
import { toast } from '../../../parts/toasts.tsx'
import { createIdle } from '../record/create-idle.ts'
import type { OfType } from '../type-in-address.tsx'
import { createFilling } from './create-filling.ts'
import { createOpenRow } from './create-open-row.ts'
import { createPlace } from './create-place.ts'
import { createSaving } from './create-saving.ts'
import { coreOfNew, writerOf } from './new-answers.ts'

export interface FillFormProps extends OfType {
  readonly id: string
  readonly programme: string | undefined
  readonly telling: Telling
  readonly shown: ShownRecord | undefined
  readonly footing: Footing
  readonly draft: Draft | undefined
  /** Address of the record beside which this one is begun. */
  readonly back?: string | undefined
  /** The person has already said that it shall be saved. */
  readonly saveAtOnce: boolean
  /** Why they go on despite warnings, if they have said so already. */
  readonly overrideReason: string | undefined
  readonly onMoved: (typed: Answers, overrideReason: string | undefined) => Promise<void>
  /** Back to what is saved, without what was typed. */
  readonly onDiscarded: () => void
}

/** Everything behind the page on which a record is filled in: answers, place, draft and saving, tied together. */
export function createFill(props: FillFormProps) {
  const data = useData()
  const drafts = useDrafts()
  const navigate = useNavigate()
  const { model, type, id, telling, footing, shown, programme } = props
  const user = data.actor().user_name
  const saved = footing.saved
  const home = shown ? `/r/${type.plural}/${id}` : (props.back ?? `/r/${type.plural}`)

  const isWritten = (form: Form) => shown === undefined || shown.forms[form.id] === 'rw'
  const asksSomething = ({ fields }: Form) =>
    type.fields.some(({ id, readOnly }) => fields.includes(id) && readOnly !== true)
  const mayWrite = (field: Field) => formsWith(type, field).some(isWritten)
  const answers = createAnswers({
    model,
    type,
    today: telling.today,
    programme,
    core: shown ? savedCore(shown.record) : coreOfNew(data.actor()),
    writer: writerOf(data.actor()),
    saved,
    start: footing.start,
    mayWrite,
    newId: () => crypto.randomUUID(),
  })
  const { openRow, setOpenRow } = createOpenRow()
  const first = () => (shown ? [] : creationForms(type).filter((form) => asksSomething(form) && answers.isShown(form)))
  const begin = props.draft?.form ?? untrack(first)[0]?.id ?? type.forms.find(isWritten)?.id
  const place = createPlace({ type, answers, setOpenRow, begin, first, isNew: shown === undefined })
  if (place.asked) claimFocus()
  const files = createFilesAtHand({ files: data.files, drafts, of: { type: type.id, record: id } })
  const filling = createFilling({ type, telling, answers, openRow, setOpenRow, files })

  const name = () => recordTitle(model, type, answers.answers, telling)
  const begun = () => say(type.newLabel) || t('list.new', { type: say(type.label) })
  const title = () => (shown ? t('form.editing', { name: name() || say(type.label) }) : begun())

  const [isDone, setDone] = createSignal(false)
  const isDirty = () => !isDone() && Object.keys(answers.typed()).length > 0
  const draftNow = (): Draft | undefined => {
    const changes = answers.typed()
    const left = props.draft?.left
    if (Object.keys(changes).length === 0 && !left) return undefined
    const form = untrack(place.current)?.id
    const before = Object.fromEntries(
      Object.keys(changes).flatMap((key) => (saved?.[key] === undefined ? [] : [[key, saved[key]]])),
    )
    return {
      user,
      release: model.hash,
      type: type.id,
      record: id,
      ...(footing.version === undefined ? {} : { baseVersion: footing.version }),
      ...(programme === undefined ? {} : { programme }),
      changes,
      before,
      ...(left && { left }),
      title: name(),
      ...(form === undefined ? {} : { form }),
      at: new Date().toISOString(),
    }
  }
  const autosave = createAutosave({
    drafts,
    of: { type: type.id, record: id },
    revision: answers.revision,
    draft: draftNow,
  })
  const finish = async () => {
    setDone(true)
    autosave.end()
    await drafts.remove({ type: type.id, record: id }).catch(() => undefined)
  }

  const saving = createSaving({
    answers,
    wish: (payload, overrideReason) => ({
      name: shown ? 'update' : 'create',
      type: type.id,
      record: id,
      answers: payload,
      ...(programme === undefined || shown ? {} : { programme }),
      ...(footing.version === undefined ? {} : { baseVersion: footing.version }),
      ...(overrideReason === undefined ? {} : { overrideReason }),
    }),
    sent: (payload) => files.sent(type, payload),
    perform: data.records.perform,
    wording: () => ({ title: name() || begun(), href: window.location.pathname + window.location.search }),
    async onDone() {
      await finish()
      data.attention.renew()
      toast(t('form.saved', { name: name() || say(type.label) }))
      navigate(props.back ?? `/r/${type.plural}/${id}`, { replace: true })
    },
    async onNothing() {
      await finish()
      toast(t('form.nothing_changed'))
      navigate(home, { replace: true })
    },
    onMoved: async (overrideReason) => {
      await autosave.keepNow()
      await props.onMoved(structuredClone(answers.now()), overrideReason)
    },
  })

  const wrongIn = (form: Form) =>
    saving.errors().filter(({ path }) => {
      const at = topField(path)
      return form.fields.includes(at) && (answers.entryAt(path)?.issues().length ?? 0) > 0
    }).length
  const atRest = createIdle()
  const progressOf = (form: Form) => (atRest() && isWritten(form) ? progressIn(form, answers) : undefined)

  const wrong = createMemo(() =>
    place.groups().reduce((sum, { forms }) => sum + forms.reduce((n, form) => n + wrongIn(form), 0), 0),
  )

  onMount(() => {
    if (place.asked) place.go(place.asked)
    if (props.saveAtOnce) void saving.save(props.overrideReason)
  })
  return {
    answers,
    place,
    filling,
    title,
    /** The title without anybody's name, for outside of the page. */
    outside: () => (shown ? t('form.editing', { name: say(type.label) }) : begun()),
    isWritten,
    isDirty,
    /** What became of the last draft kept. */
    kept: autosave.last,
    /** The draft is not needed any more: saved, or not wanted. */
    finish,
    saving,
    progressOf,
    wrongIn,
    /** How many answers need attention, over all forms. */
    wrong,
    atRest,
    /** On from a form that comes first, once nothing on it stands in the way. */
    advance() {
      const form = place.current()
      if (saving.passes(({ path }) => form?.fields.includes(topField(path)) ?? false)) place.advance()
    },
    leave: () => navigate(home),
  }
}

export type Fill = ReturnType<typeof createFill>
