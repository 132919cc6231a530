import { A, useNavigate } from '@solidjs/router'
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { Field, Form } from '../../../../engine/model.ts'
import { createWide } from '../../../lib/create-wide.ts'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { EditSheet } from '../../settings/parts/edit-sheet.tsx'
import { useDraft } from '../create-draft.ts'
import { said } from '../rules/rule-ground.ts'
import { RuleSentence } from '../rules/rule-sentence.tsx'
import { draftPlace } from '../sections.ts'
import type { FieldJson } from './field-questions.ts'
import { FieldSheet, NewFieldSheet } from './field-sheet.tsx'
import { FieldWays } from './field-ways.tsx'
import { FormPreview } from './form-preview.tsx'
import { FormSheet } from './form-sheet.tsx'
import { KindSheet } from './kind-sheet.tsx'
import type { KindOfQuestion } from './kinds-of-question.ts'
import { QuestionList } from './question-list.tsx'
import { RetypeSheet } from './retype-sheet.tsx'
import { type FieldPlace, fieldAt, settingsOf, type Workpiece } from './whole-model.ts'

interface FormPageProps {
  readonly work: Workpiece
  readonly form: Form
  /** Question that is opened at once. */
  readonly wanted?: FieldPlace | undefined
}

type Open =
  | { readonly what: 'kind'; readonly subform: Field | undefined }
  | { readonly what: 'new'; readonly subform: Field | undefined; readonly kind: KindOfQuestion }
  | { readonly what: 'field' | 'retype' | 'remove'; readonly place: FieldPlace }
  | { readonly what: 'form' | 'remove_form' }

const ROOM_FOR_BOTH = '70rem'

/** A form while it is put together: its questions in order, and beside them the form as it is filled in. */
export const FormPage = (props: FormPageProps) => {
  const draft = useDraft()
  const navigate = useNavigate()
  const wide = createWide(ROOM_FOR_BOTH)
  const [tab, setTab] = createSignal<'questions' | 'preview'>('questions')
  const [open, setOpen] = createSignal<Open | undefined>(props.wanted && { what: 'field', place: props.wanted })
  const type = () => props.work.type.id
  const fields = draft.things<FieldJson>(() => 'field', type)
  const forms = draft.things(() => 'form', type)
  const close = () => setOpen(undefined)
  const jsonOf = ({ field, subform }: FieldPlace): FieldJson | undefined => {
    const outer = fields.value()?.find(({ id }) => id === (subform ?? field))?.json
    if (subform === undefined) return outer
    const inner = outer?.['fields']
    return Array.isArray(inner) ? (inner as FieldJson[]).find(({ id }) => id === field) : undefined
  }
  const formJson = () => forms.value()?.find(({ id }) => id === props.form.id)?.json
  const placed = createMemo(() => {
    const ids = formJson()?.['fields']
    return Array.isArray(ids) ? (ids as readonly string[]) : props.form.fields
  })
  const taken = () => props.work.type.fields.map(({ id }) => id)
  const at = <What extends Open['what']>(what: What) => {
    const now = open()
    return now?.what === what ? (now as Extract<Open, { readonly what: What }>) : undefined
  }
  const placeOf = (what: 'field' | 'retype' | 'remove') => at(what)?.place as FieldPlace | undefined
  const put = (ids: readonly string[]) =>
    draft.attempt({ kind: 'place_fields', recordType: type(), form: props.form.id, fields: ids })
  const nameOf = (place: FieldPlace) => said(fieldAt(props.work, place)?.label, props.work) || place.field
  return (
    <div class="forms-page">
      <header class="forms-head">
        <div>
          <A class="forms-up" href={draftPlace(draft.id, 'forms', type())}>
            {said(props.work.type.labelPlural, props.work)}
          </A>
          <h2 dir="auto">{said(props.form.label, props.work) || props.form.id}</h2>
          <p class="admin-quiet">
            {said(props.work.type.groups.find(({ id }) => id === props.form.group)?.label, props.work)}
            <Show when={props.form.visible}>
              {(logic) => (
                <>
                  {' · '}
                  {t('forms.fact.shown_when')} <RuleSentence logic={logic()} ground={props.work} />
                </>
              )}
            </Show>
          </p>
        </div>
        <div class="forms-head-buttons">
          <button type="button" class="button button-small" onClick={() => setOpen({ what: 'form' })}>
            <Icon name="edit" />
            {t('forms.form.edit')}
          </button>
          <button
            type="button"
            class="button button-plain button-small"
            onClick={() => setOpen({ what: 'remove_form' })}
          >
            {t('forms.form.remove')}
          </button>
        </div>
      </header>
      <Show when={!wide()}>
        <div class="forms-tabs">
          <button type="button" aria-pressed={tab() === 'questions'} onClick={() => setTab('questions')}>
            {t('forms.questions')}
          </button>
          <button type="button" aria-pressed={tab() === 'preview'} onClick={() => setTab('preview')}>
            {t('forms.preview')}
          </button>
        </div>
      </Show>
      <div class="forms-columns">
        <Show when={wide() || tab() === 'questions'}>
          <section class="forms-edit" aria-label={t('forms.questions')}>
            <Show
              when={placed().length > 0}
              fallback={<Empty title={t('forms.questions.none')} text={t('forms.questions.none.text')} />}
            >
              <QuestionList
                work={props.work}
                form={props.form.id}
                ids={placed()}
                onOpen={(place) => setOpen({ what: 'field', place })}
                onAdd={(subform) => setOpen({ what: 'kind', subform })}
              />
            </Show>
            <button
              type="button"
              class="button button-main forms-add"
              onClick={() => setOpen({ what: 'kind', subform: undefined })}
            >
              <Icon name="plus" />
              {t('forms.question.add')}
            </button>
          </section>
        </Show>
        <Show when={wide() || tab() === 'preview'}>
          <FormPreview work={props.work} form={props.form.id} />
        </Show>
      </div>
      <KindSheet
        open={open()?.what === 'kind'}
        work={props.work}
        inRows={at('kind')?.subform !== undefined}
        {...(at('kind')?.subform === undefined && { placed: placed() })}
        onKind={(kind) => setOpen({ what: 'new', kind, subform: at('kind')?.subform })}
        onPlace={(field) => {
          close()
          void put([...placed(), field])
        }}
        onClose={close}
      />
      <Switch>
        <Match when={at('new')} keyed>
          {({ kind, subform }) => (
            <NewFieldSheet
              work={props.work}
              form={props.form.id}
              subform={subform}
              kind={kind.id}
              type={kind.type}
              preset={kind.settings ?? {}}
              taken={subform?.rows?.fields.map(({ id }) => id) ?? taken()}
              onDone={close}
              onClose={close}
            />
          )}
        </Match>
        <Match when={placeOf('field')} keyed>
          {(place) => (
            <Show when={jsonOf(place)}>
              {(json) => (
                <FieldSheet
                  work={props.work}
                  place={place}
                  field={fieldAt(props.work, place)}
                  json={json()}
                  onClose={close}
                >
                  <FieldWays
                    type={json().type}
                    inRows={place.subform !== undefined}
                    onRetype={() => setOpen({ what: 'retype', place })}
                    onTakeOff={() => {
                      close()
                      void put(placed().filter((id) => id !== place.field))
                    }}
                    onRemove={() => setOpen({ what: 'remove', place })}
                  />
                </FieldSheet>
              )}
            </Show>
          )}
        </Match>
        <Match when={placeOf('retype')} keyed>
          {(place) => (
            <Show when={jsonOf(place)}>
              {(json) => <RetypeSheet work={props.work} place={place} json={json()} onClose={close} />}
            </Show>
          )}
        </Match>
        <Match when={placeOf('remove')} keyed>
          {(place) => {
            const { field: id, ...where } = settingsOf(place)
            return (
              <EditSheet
                heading={t('forms.remove.heading', { name: nameOf(place) })}
                verb={t('forms.remove_question')}
                danger
                fields={[]}
                save={() => draft.perform({ kind: 'remove', what: 'field', id, ...where })}
                onDone={() => undefined}
                onClose={close}
              >
                <p>{t('forms.remove.explained')}</p>
              </EditSheet>
            )
          }}
        </Match>
        <Match when={at('form')}>
          <Show when={formJson()}>
            {(json) => <FormSheet work={props.work} form={props.form} json={json()} onDone={close} onClose={close} />}
          </Show>
        </Match>
        <Match when={at('remove_form')}>
          <EditSheet
            heading={t('forms.remove.heading', { name: said(props.form.label, props.work) })}
            verb={t('forms.form.remove')}
            danger
            fields={[]}
            save={() => draft.perform({ kind: 'remove', what: 'form', id: props.form.id, recordType: type() })}
            onDone={() => navigate(draftPlace(draft.id, 'forms', type()))}
            onClose={close}
          >
            <p>{t('forms.form.remove.explained')}</p>
          </EditSheet>
        </Match>
      </Switch>
    </div>
  )
}
