import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { formsWith, isFormVisible } from '../../../../engine/forms/field-state.ts'
import { scopeOfRecord } from '../../../../engine/logic/scope.ts'
import type { Form } from '../../../../engine/model.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import type { Draft } from '../../../drafts/draft.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { groupsShown } from '../../../form/forms-shown.ts'
import { topField } from '../../../form/path.ts'
import { recordTitle } from '../../../form/record-title.ts'
import { RowWaysProvider } from '../../../form/row-ways.ts'
import { savedAnswers, savedCore } from '../../../form/saved-answers.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { usePageTitle } from '../../../lib/page.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { preloadSheet, Sheet } from '../../../parts/sheet.tsx'
import { createOffered } from '../actions/create-offered.ts'
import { AlertBanners } from '../life/alert-banners.tsx'
import { AlertWays } from '../life/alert-ways.tsx'
import { createAlerts } from '../life/create-alerts.ts'
import { StageBar } from '../life/stage-bar.tsx'
import { Panels } from '../panels/panels.tsx'
import { createRowStarts } from '../sharing/row-starts.tsx'
import type { OfType } from '../type-in-address.tsx'
import { createInSight } from './create-in-sight.ts'
import { createSteps } from './create-steps.ts'
import { DraftWaiting } from './draft-waiting.tsx'
import { FormNav } from './form-nav.tsx'
import { readingOf } from './reading-of.ts'
import { ReadingSection } from './reading-section.tsx'
import { RecordHead } from './record-head.tsx'
import { RecordLogs } from './record-logs.tsx'
import { repeatedForms } from './repeated-forms.ts'
import { roomForNav } from './room.ts'

interface ReadRecordProps extends OfType {
  readonly shown: ShownRecord
  readonly draft: Draft | undefined
  readonly onChanged: () => void
}

/** A record as it is read: who it is about, then form after form what is known. */
export function ReadRecord(props: ReadRecordProps) {
  const { model, type, shown } = props
  const { record } = shown
  const navigate = useNavigate()
  const [parameters, setParameters] = useSearchParams<{ form?: string; field?: string }>()
  const telling = createTelling(model)
  const today = telling.today()
  const scope = scopeOfRecord({
    model,
    type,
    today,
    answers: savedAnswers(model, type, record, today),
    core: savedCore(record),
    programme: typeof record['module_id'] === 'string' ? record['module_id'] : undefined,
  })
  const groups = groupsShown(type, (form) => shown.forms[form.id] !== undefined && isFormVisible(form, scope))
  const forms = groups.flatMap((group) => group.forms)
  const readings = new Map(forms.map((form) => [form, createMemo(() => readingOf(form, scope))]))
  const repeated = repeatedForms(forms)
  const mayEdit = shown.actions.includes('update') && forms.some((form) => shown.forms[form.id] === 'rw')
  const here = `/r/${type.plural}/${record.id}`
  const hrefOf = (form: Form) => `${here}?form=${form.id}`
  const editHref = (form?: Form) => `${here}/edit${form ? `?form=${form.id}` : ''}`

  const name = () => recordTitle(model, type, scope.answers, telling) || String(record['short_id'] ?? '')
  usePageTitle(name, { outside: () => say(type.label) })

  const offered = createOffered(type, record.id)
  const rowWays = createRowStarts({
    ...{ model, type, shown, name, telling, scope, offered, onChanged: props.onChanged },
    hasDraft: () => props.draft !== undefined,
  })
  const asked = () => {
    const placing = parameters.field ? formsWith(type, { id: topField(parameters.field) }) : []
    const byField = placing.find((form) => forms.includes(form))?.id
    return forms.findIndex(({ id }) => id === (parameters.form ?? byField))
  }
  const drawn = createSteps(forms.length, () => Math.max(2, asked() + 1))
  const inSight = createInSight()
  const current = () => inSight.id() ?? forms[Math.max(0, asked())]?.id
  const show = (form: Form) => {
    drawn.reach(forms.indexOf(form) + 1)
    setParameters({ form: form.id, field: undefined }, { replace: true, scroll: false })
  }
  createEffect(
    on(asked, (index) => {
      const form = forms[index]
      if (form) inSight.bring(form.id)
    }),
  )

  const wide = createWide(roomForNav)
  const [formsOpen, setFormsOpen] = createSignal(false)
  const alerts = createAlerts(type, shown)
  preloadSheet()
  const choose = (form: Form) => {
    show(form)
    inSight.bring(form.id)
  }
  const nav = (onChosen: () => void) => (
    <FormNav
      groups={groups}
      current={current()}
      hrefOf={hrefOf}
      onChoose={(form) => {
        onChosen()
        choose(form)
      }}
      progressOf={(form) => readings.get(form)?.().progress}
      wrongIn={() => 0}
      alertsIn={(form) => alerts.on(form).length}
    />
  )
  const aside = (onChosen: () => void) => (
    <>
      {nav(onChosen)}
      <RecordLogs type={type} shown={shown} />
    </>
  )

  return (
    <div class="record-page read-page">
      <RecordHead
        {...props}
        name={name()}
        telling={telling}
        scope={scope}
        offered={offered()}
        hasDraft={props.draft !== undefined}
      >
        <Show when={wide() && mayEdit}>
          <A class="button button-main" href={editHref()}>
            <Icon name="edit" /> {t('record.edit')}
          </A>
        </Show>
      </RecordHead>
      <StageBar model={model} type={type} record={record} />
      <AlertWays type={type} alerts={alerts} forms={forms} hrefOf={hrefOf} onChoose={choose} />
      <AlertBanners {...props} telling={telling} alerts={alerts} standing={alerts.elsewhere(forms)} />
      <DraftWaiting draft={props.draft} href={editHref()} mayEdit={mayEdit} />
      <div class="record-columns">
        <Show when={wide()}>
          <div class="record-side">{aside(() => undefined)}</div>
        </Show>
        <RowWaysProvider value={rowWays}>
          <div class="record-main">
            <For each={forms.slice(0, drawn.count())}>
              {(form) => (
                <ReadingSection
                  form={form}
                  reading={readings.get(form)?.() ?? readingOf(form, scope)}
                  telling={telling}
                  scope={scope}
                  editHref={
                    mayEdit && form.fields.length > 0 && shown.forms[form.id] === 'rw' ? editHref(form) : undefined
                  }
                  folded={repeated.has(form.id) && asked() !== forms.indexOf(form)}
                  banners={<AlertBanners {...props} telling={telling} alerts={alerts} standing={alerts.on(form)} />}
                  panels={<Panels {...props} name={name()} form={form} telling={telling} />}
                  seen={inSight.watch}
                />
              )}
            </For>
          </div>
        </RowWaysProvider>
      </div>
      <Show when={!wide()}>
        <div class="action-bar">
          <div class="action-bar-buttons">
            <button type="button" class="button" onClick={() => setFormsOpen(true)}>
              <Icon name="more" /> {t('record.forms')}
            </button>
            <Show when={mayEdit}>
              <button type="button" class="button button-main" onClick={() => navigate(editHref())}>
                <Icon name="edit" /> {t('record.edit')}
              </button>
            </Show>
          </div>
        </div>
        <Sheet open={formsOpen()} onClose={() => setFormsOpen(false)} title={t('record.forms')} place="side">
          {aside(() => setFormsOpen(false))}
        </Sheet>
      </Show>
    </div>
  )
}
