import { createEffect, createSignal, Show } from 'solid-js'
import { ErrorSummary } from '../../../form/error-summary.tsx'
import { FillingProvider } from '../../../form/filling.ts'
import { Form } from '../../../form/form.tsx'
import { Warnings } from '../../../form/warnings.tsx'
import { createWide } from '../../../lib/create-wide.ts'
import { usePageTitle } from '../../../lib/page.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { preloadSheet, Sheet } from '../../../parts/sheet.tsx'
import { troubleText } from '../../../parts/trouble.tsx'
import { AlertBanners } from '../life/alert-banners.tsx'
import { type Alerts, createAlerts } from '../life/create-alerts.ts'
import { StageBar } from '../life/stage-bar.tsx'
import { Panels } from '../panels/panels.tsx'
import { FormNav } from '../record/form-nav.tsx'
import { readingOf } from '../record/reading-of.ts'
import { ReadingSection } from '../record/reading-section.tsx'
import { roomForNav } from '../record/room.ts'
import { createFill, type Fill, type FillFormProps } from './create-fill.ts'
import { DraftBack } from './draft-back.tsx'
import { DraftNote } from './draft-note.tsx'
import { FillFoot } from './fill-foot.tsx'
import { LeaveGuard } from './leave-guard.tsx'

/** Saves; on a form that comes before the record, goes on. */
const MainButton = (props: { readonly fill: Fill }) => (
  <button type="submit" form="record" class="button button-main" disabled={props.fill.saving.saving()}>
    {props.fill.place.creating() ? t('form.first.next') : t(props.fill.saving.saving() ? 'form.saving' : 'save')}
  </button>
)

interface FormsProps {
  readonly fill: Fill
  readonly alerts: Alerts | undefined
  readonly onChosen?: () => void
}

const Forms = (props: FormsProps) => (
  <FormNav
    groups={props.fill.place.groups()}
    current={props.fill.place.current()?.id}
    hrefOf={props.fill.place.hrefOfForm}
    onChoose={(form) => {
      props.onChosen?.()
      props.fill.place.choose(form)
    }}
    progressOf={props.fill.progressOf}
    wrongIn={props.fill.wrongIn}
    alertsIn={(form) => props.alerts?.on(form).length ?? 0}
  />
)

/** Enter in a box of a long form is not the wish to save it. */
const notByEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** The page on which a record is filled in. */
export function FillForm(props: FillFormProps) {
  const fill = createFill(props)
  const wide = createWide(roomForNav)
  const [formsOpen, setFormsOpen] = createSignal(false)
  const alerts = props.shown && createAlerts(props.type, props.shown)
  usePageTitle(fill.title, { outside: fill.outside })
  createEffect(() => {
    if (fill.atRest()) preloadSheet()
  })

  return (
    <FillingProvider value={fill.filling}>
      <div class="record-page fill-page">
        <Show when={!wide()}>
          <button type="button" class="record-back" onClick={fill.leave}>
            <Icon name="back" /> {t('cancel')}
          </button>
        </Show>
        <PageHead title={fill.title()} quiet>
          <Show when={wide()}>
            <div class="head-actions">
              <DraftNote last={fill.kept()} />
              <button type="button" class="button" onClick={fill.leave}>
                {t('cancel')}
              </button>
              <MainButton fill={fill} />
            </div>
          </Show>
        </PageHead>
        <Show when={props.shown}>
          {(shown) => <StageBar model={props.model} type={props.type} record={shown().record} />}
        </Show>
        <Show when={props.draft && !props.saveAtOnce}>
          <DraftBack
            draft={props.draft}
            isMoved={props.draft?.baseVersion !== props.footing.version}
            onDiscard={() => void fill.finish().then(props.onDiscarded)}
          />
        </Show>
        <ErrorSummary
          found={fill.saving.errors()}
          answers={fill.answers}
          hrefOf={fill.place.hrefOf}
          onGo={fill.place.go}
        />
        <Warnings
          found={fill.saving.warnings()}
          answers={fill.answers}
          hrefOf={fill.place.hrefOf}
          onGo={fill.place.go}
          onOverride={(reason) => void fill.saving.save(reason)}
        />
        <Show when={fill.saving.trouble()}>
          <Notice tone="error">
            <p>{troubleText(fill.saving.trouble())}</p>
            <p>{t('form.trouble.kept')}</p>
          </Notice>
        </Show>
        <div class="record-columns" classList={{ 'record-columns-alone': Boolean(fill.place.creating()) }}>
          <Show when={wide() && !fill.place.creating()}>
            <div class="record-side">
              <Forms fill={fill} alerts={alerts} />
            </div>
          </Show>
          <form
            id="record"
            class="record-main"
            novalidate
            autocomplete="off"
            onKeyDown={notByEnter}
            onSubmit={(event) => {
              event.preventDefault()
              if (fill.place.creating()) fill.advance()
              else void fill.saving.save()
            }}
          >
            <Show when={fill.place.creating()}>
              {(first) => (
                <p class="form-first">
                  {first().steps > 1 ? t('form.first.step', { ...first() }) : t('form.first.only')}
                </p>
              )}
            </Show>
            <Show when={props.shown && fill.place.current()} keyed>
              {(form) => (
                <Show when={props.shown}>
                  {(shown) => (
                    <Show when={alerts}>
                      {(all) => (
                        <AlertBanners
                          type={props.type}
                          shown={shown()}
                          telling={props.telling}
                          alerts={all()}
                          standing={all().on(form)}
                        />
                      )}
                    </Show>
                  )}
                </Show>
              )}
            </Show>
            <Show when={fill.place.current()} keyed>
              {(form) => (
                <Show
                  when={fill.isWritten(form)}
                  fallback={
                    <ReadingSection
                      form={form}
                      reading={readingOf(form, fill.answers.scope)}
                      telling={props.telling}
                      scope={fill.answers.scope}
                      note={t('form.read_only_form')}
                    />
                  }
                >
                  <Form form={form} answers={fill.answers} wanted={fill.place.wanted()} />
                </Show>
              )}
            </Show>
            <Show when={props.shown}>
              {(shown) => (
                <Show when={fill.place.current()} keyed>
                  {(form) => (
                    <Show when={form.panels?.length}>
                      <div class="sheet panels">
                        <Panels
                          form={form}
                          model={props.model}
                          type={props.type}
                          shown={shown()}
                          telling={props.telling}
                        />
                      </div>
                    </Show>
                  )}
                </Show>
              )}
            </Show>
            <FillFoot place={fill.place} />
          </form>
        </div>
        <Show when={!wide()}>
          <div class="action-bar">
            <DraftNote last={fill.kept()} />
            <div class="action-bar-buttons">
              <Show when={!fill.place.creating()}>
                <button type="button" class="button" onClick={() => setFormsOpen(true)}>
                  <Icon name="more" /> {t('record.forms')}
                  <Show when={fill.wrong() > 0}>
                    <span class="count count-wrong">{fill.wrong()}</span>
                  </Show>
                </button>
              </Show>
              <MainButton fill={fill} />
            </div>
          </div>
          <Sheet open={formsOpen()} onClose={() => setFormsOpen(false)} title={t('record.forms')} place="side">
            <Forms fill={fill} alerts={alerts} onChosen={() => setFormsOpen(false)} />
          </Sheet>
        </Show>
      </div>
      <LeaveGuard isDirty={fill.isDirty} onDiscard={fill.finish} />
    </FillingProvider>
  )
}
