import { useNavigate } from '@solidjs/router'
import { createEffect, createMemo, createSignal, onMount, Show, untrack } from 'solid-js'
import { formsWith } from '../../../../engine/forms/field-state.ts'
import type { Field, Form as FormModel } from '../../../../engine/model.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import { useData } from '../../../data/data.tsx'
import type { ShownRecord } from '../../../data/wire.ts'
import { createAutosave } from '../../../drafts/create-autosave.ts'
import type { Draft } from '../../../drafts/draft.ts'
import { useDrafts } from '../../../drafts/drafts.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { createAnswers } from '../../../form/create-answers.ts'
import { ErrorSummary } from '../../../form/error-summary.tsx'
import { FillingProvider } from '../../../form/filling.ts'
import type { Footing } from '../../../form/footing.ts'
import { Form } from '../../../form/form.tsx'
import { progressIn } from '../../../form/forms-shown.ts'
import { topField } from '../../../form/path.ts'
import { recordTitle } from '../../../form/record-title.ts'
import { savedCore } from '../../../form/saved-answers.ts'
import { Warnings } from '../../../form/warnings.tsx'
import { createWide } from '../../../lib/create-wide.ts'
import { usePageTitle } from '../../../lib/page.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { preloadSheet, Sheet } from '../../../parts/sheet.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { troubleText } from '../../../parts/trouble.tsx'
import { createIdle } from '../record/create-idle.ts'
import { FormNav } from '../record/form-nav.tsx'
import { readingOf } from '../record/reading-of.ts'
import { ReadingSection } from '../record/reading-section.tsx'
import { roomForNav } from '../record/room.ts'
import type { OfType } from '../type-in-address.tsx'
import { createFilling } from './create-filling.ts'
import { createOpenRow } from './create-open-row.ts'
import { createPlace } from './create-place.ts'
import { createSaving } from './create-saving.ts'
import { DraftBack } from './draft-back.tsx'
import { DraftNote } from './draft-note.tsx'
import { FillFoot } from './fill-foot.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { coreOfNew } from './new-answers.ts'

interface FillFormProps extends OfType {
  readonly id: string
  readonly programme: string | undefined
  readonly telling: Telling
  readonly shown: ShownRecord | undefined
  readonly footing: Footing
  readonly draft: Draft | undefined
  /** The person has already said that it shall be saved. */
  readonly saveAtOnce: boolean
  /** Why they go on despite warnings, if they have said so already. */
  readonly overrideReason: string | undefined
  readonly onMoved: (typed: Answers, overrideReason: string | undefined) => Promise<void>
  /** Back to what is saved, without what was typed. */
  readonly onDiscarded: () => void
}

/** The page on which a record is filled in. */
export function FillForm(props: FillFormProps) {
  const data = useData()
  const drafts = useDrafts()
  const navigate = useNavigate()
  const { model, type, id, telling, footing, shown, programme } = props
  const user = data.actor().user_name
  const saved = footing.saved
  const home = shown ? `/r/${type.plural}/${id}` : `/r/${type.plural}`

  const isWritten = (form: FormModel) => shown === undefined || shown.forms[form.id] === 'rw'
  const mayWrite = (field: Field) => formsWith(type, field).some(isWritten)
  const answers = createAnswers({
    model,
    type,
    today: telling.today,
    programme,
    core: shown ? savedCore(shown.record) : coreOfNew(data.actor()),
    saved,
    start: footing.start,
    mayWrite,
    newId: () => crypto.randomUUID(),
  })
  const { openRow, setOpenRow } = createOpenRow()
  const place = createPlace({ type, answers, setOpenRow, begin: props.draft?.form ?? type.forms.find(isWritten)?.id })
  const filling = createFilling({ type, telling, answers, openRow, setOpenRow })

  const name = () => recordTitle(model, type, answers.answers, telling)
  const begun = () => say(type.newLabel) || t('list.new', { type: say(type.label) })
  const title = () => (shown ? t('form.editing', { name: name() || say(type.label) }) : begun())
  usePageTitle(title, { outside: () => (shown ? t('form.editing', { name: say(type.label) }) : begun()) })

  const [isDone, setDone] = createSignal(false)
  const isDirty = () => !isDone() && Object.keys(answers.typed()).length > 0
  const draftNow = (): Draft | undefined => {
    const changes = answers.typed()
    if (Object.keys(changes).length === 0) return undefined
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
    perform: data.records.perform,
    wording: () => ({ title: name() || begun(), href: window.location.pathname + window.location.search }),
    async onDone() {
      await finish()
      toast(t('form.saved', { name: name() || say(type.label) }))
      navigate(`/r/${type.plural}/${id}`, { replace: true })
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

  const wrongIn = (form: FormModel) =>
    saving.errors().filter(({ path }) => {
      const at = topField(path)
      return form.fields.includes(at) && (answers.entryAt(path)?.issues().length ?? 0) > 0
    }).length
  const atRest = createIdle()
  const progressOf = (form: FormModel) => (atRest() && isWritten(form) ? progressIn(form, answers) : undefined)

  const wide = createWide(roomForNav)
  const [formsOpen, setFormsOpen] = createSignal(false)
  const nav = (onChosen: () => void) => (
    <FormNav
      groups={place.groups()}
      current={place.current()?.id}
      hrefOf={place.hrefOfForm}
      onChoose={(form) => {
        onChosen()
        place.choose(form)
      }}
      progressOf={progressOf}
      wrongIn={wrongIn}
    />
  )
  const wrong = createMemo(() =>
    place.groups().reduce((sum, { forms }) => sum + forms.reduce((n, form) => n + wrongIn(form), 0), 0),
  )

  onMount(() => {
    if (place.asked) place.go(place.asked)
    if (props.saveAtOnce) void saving.save(props.overrideReason)
  })
  createEffect(() => {
    if (atRest()) preloadSheet()
  })

  return (
    <FillingProvider value={filling}>
      <div class="record-page fill-page">
        <Show when={!wide()}>
          <button type="button" class="record-back" onClick={() => navigate(home)}>
            <Icon name="back" /> {t('cancel')}
          </button>
        </Show>
        <PageHead title={title()} quiet>
          <Show when={wide()}>
            <div class="head-actions">
              <DraftNote last={autosave.last()} />
              <button type="button" class="button" onClick={() => navigate(home)}>
                {t('cancel')}
              </button>
              <button type="submit" form="record" class="button button-main" disabled={saving.saving()}>
                {t(saving.saving() ? 'form.saving' : 'save')}
              </button>
            </div>
          </Show>
        </PageHead>
        <Show when={props.draft && !props.saveAtOnce}>
          <DraftBack
            draft={props.draft}
            isMoved={props.draft?.baseVersion !== footing.version}
            onDiscard={() => void finish().then(props.onDiscarded)}
          />
        </Show>
        <ErrorSummary found={saving.errors()} answers={answers} hrefOf={place.hrefOf} onGo={place.go} />
        <Warnings
          found={saving.warnings()}
          answers={answers}
          hrefOf={place.hrefOf}
          onGo={place.go}
          onOverride={(reason) => void saving.save(reason)}
        />
        <Show when={saving.trouble()}>
          <Notice tone="error">
            <p>{troubleText(saving.trouble())}</p>
            <p>{t('form.trouble.kept')}</p>
          </Notice>
        </Show>
        <div class="record-columns">
          <Show when={wide()}>
            <div class="record-side">{nav(() => undefined)}</div>
          </Show>
          <form
            id="record"
            class="record-main"
            novalidate
            autocomplete="off"
            onSubmit={(event) => {
              event.preventDefault()
              void saving.save()
            }}
          >
            <Show when={place.current()} keyed>
              {(form) => (
                <Show
                  when={isWritten(form)}
                  fallback={
                    <ReadingSection
                      form={form}
                      reading={readingOf(form, answers.scope)}
                      telling={telling}
                      scope={answers.scope}
                      note={t('form.read_only_form')}
                    />
                  }
                >
                  <Form form={form} answers={answers} wanted={place.wanted()} />
                </Show>
              )}
            </Show>
            <FillFoot place={place} />
          </form>
        </div>
        <Show when={!wide()}>
          <div class="action-bar">
            <DraftNote last={autosave.last()} />
            <div class="action-bar-buttons">
              <button type="button" class="button" onClick={() => setFormsOpen(true)}>
                <Icon name="more" /> {t('record.forms')}
                <Show when={wrong() > 0}>
                  <span class="count count-wrong">{wrong()}</span>
                </Show>
              </button>
              <button type="submit" form="record" class="button button-main" disabled={saving.saving()}>
                {t(saving.saving() ? 'form.saving' : 'save')}
              </button>
            </div>
          </div>
          <Sheet open={formsOpen()} onClose={() => setFormsOpen(false)} title={t('record.forms')} place="side">
            {nav(() => setFormsOpen(false))}
          </Sheet>
        </Show>
      </div>
      <LeaveGuard isDirty={isDirty} onDiscard={finish} />
    </FillingProvider>
  )
}
