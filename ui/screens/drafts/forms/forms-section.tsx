import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { loadArea } from '../../../lib/catalogue.ts'
import { t } from '../../../lib/t.ts'
import { draftFormsTexts } from '../../../locales/drafts-forms.ts'
import { formTexts } from '../../../locales/form.ts'
import { rulesTexts } from '../../../locales/rules.ts'
import { NotFound } from '../../not-found.tsx'
import { Loaded } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { draftPlace, type SectionProps } from '../sections.ts'
import { type Written, wordsIn } from '../words-in.ts'
import { FormList } from './form-list.tsx'
import { FormPage } from './form-page.tsx'
import { type FieldPlace, formOf, type Workpiece, workpieceOf } from './whole-model.ts'
import '../../../styles/drafts-forms.css'

await loadArea('form', formTexts)
await loadArea('rules', rulesTexts)
await loadArea('drafts-forms', draftFormsTexts)

interface TypeJson {
  readonly id?: string
  readonly label?: Written
  readonly labelPlural?: Written
}

/** The forms of the draft: `<record type>`, `<record type>/<form>`, or `<record type>/fields/<field>` for the form that it stands on. */
export const FormsSection = (props: SectionProps) => {
  const draft = useDraft()
  const types = draft.things<TypeJson>(() => 'record-type')
  const recordType = createMemo(() => props.rest[0] ?? types.value()?.[0]?.id)
  const whole = draft.model(recordType)
  const work = createMemo(() => {
    const id = recordType()
    return id === undefined ? undefined : workpieceOf(whole.value(), id)
  })
  const wanted = createMemo((): FieldPlace | undefined => {
    const [type = '', word, one, other] = props.rest
    if (word !== 'fields' || one === undefined) return undefined
    return other === undefined ? { recordType: type, field: one } : { recordType: type, subform: one, field: other }
  })
  return (
    <Loaded
      value={types.error() ? undefined : types.value()}
      error={types.error() ?? whole.error()}
      onRetry={() => {
        types.retry()
        whole.retry()
      }}
    >
      {(all) => (
        <>
          <Show when={props.rest.length < 2 && all().length > 1}>
            <nav class="forms-types" aria-label={t('forms.types')}>
              <For each={all()}>
                {({ id, json }) => (
                  <A
                    href={draftPlace(draft.id, 'forms', id)}
                    aria-current={recordType() === id ? 'page' : undefined}
                    dir="auto"
                  >
                    {wordsIn(json.labelPlural ?? json.label, draft.languages()) || id}
                  </A>
                )}
              </For>
            </nav>
          </Show>
          <Loaded value={work()} error={whole.error()} onRetry={whole.retry}>
            {(now) => (
              <Show when={props.rest[1] !== undefined} fallback={<FormList work={now()} />}>
                <OneForm work={now()} id={props.rest[1] ?? ''} wanted={wanted()} />
              </Show>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  )
}

const OneForm = (props: { readonly work: Workpiece; readonly id: string; readonly wanted: FieldPlace | undefined }) => {
  const id = createMemo(() => (props.wanted ? formOf(props.work, props.wanted)?.id : props.id))
  const form = createMemo(() => props.work.type.forms.find((one) => one.id === id()))
  return (
    <Show when={form()?.id} fallback={<NotFound />} keyed>
      <Show when={form()}>{(found) => <FormPage work={props.work} form={found()} wanted={props.wanted} />}</Show>
    </Show>
  )
}
