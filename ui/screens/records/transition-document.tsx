import { A, useParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { scopeOfRecord } from '../../../engine/logic/scope.ts'
import type { Form } from '../../../engine/model.ts'
import { useData } from '../../data/data.tsx'
import type { HandedOver } from '../../data/sharing-wire.ts'
import { createTelling } from '../../form/create-telling.ts'
import { savedAnswers } from '../../form/saved-answers.ts'
import { loadArea } from '../../lib/catalogue.ts'
import { instantText } from '../../lib/format.ts'
import { locale } from '../../lib/locale.ts'
import { pageHeading, usePageTitle } from '../../lib/page.ts'
import { say, t } from '../../lib/t.ts'
import { formTexts } from '../../locales/form.ts'
import { lifeTexts } from '../../locales/life.ts'
import { sharingTexts } from '../../locales/sharing.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Trouble } from '../../parts/trouble.tsx'
import { createLoaded } from './record/create-loaded.ts'
import { Facts } from './record/facts.tsx'
import { readingOf } from './record/reading-of.ts'
import { RecordSkeleton } from './record/record-skeleton.tsx'
import { type OfType, TypeInAddress } from './type-in-address.tsx'
import '../../styles/controls.css'
import '../../styles/form.css'
import '../../styles/links.css'
import '../../styles/record.css'
import '../../styles/sharing.css'

await Promise.all([loadArea('form', formTexts), loadArea('life', lifeTexts), loadArea('sharing', sharingTexts)])

/** What may be handed over to somebody who does not use this system, to be printed. */
export const TransitionDocument = () => <TypeInAddress action="read">{(of) => <Fetched {...of} />}</TypeInAddress>

const Fetched = (props: OfType) => {
  const { sharing } = useData()
  const parameters = useParams<{ id: string; transition: string }>()
  usePageTitle(() => t('sharing.document'))
  const key = createMemo(() => `${parameters.id} ${parameters.transition}`)
  const loaded = createLoaded(key, (_, signal) =>
    sharing.document(props.type.id, parameters.id, parameters.transition, signal),
  )
  const back = () => `/r/${props.type.plural}/${parameters.id}`
  return (
    <div class="record-page read-page document-page">
      <A class="record-back screen-only" href={back()}>
        <Icon name="back" /> {t('sharing.document.back')}
      </A>
      <Show when={!loaded.error()} fallback={<Trouble error={loaded.error()} onRetry={loaded.reload} />}>
        <Show when={loaded.value()} keyed fallback={<RecordSkeleton />}>
          {(document) => <Document {...props} document={document} />}
        </Show>
      </Show>
    </div>
  )
}

const Document = (props: OfType & { readonly document: HandedOver }) => {
  const { model, type } = props
  const { record, forms, transition, role_label: role, at } = props.document
  const telling = createTelling(model)
  const today = telling.today()
  const scope = scopeOfRecord({ model, type, today, answers: savedAnswers(model, type, record, today) })
  const told = Object.entries(forms).map(([id, { label, fields }]) => {
    const form: Form = { id, group: '', label: { [locale()]: label }, programmes: type.programmes, fields }
    return { form, reading: readingOf(form, scope) }
  })
  const facts = () =>
    [
      { label: t('sharing.to'), text: transition.transitioned_to_remote ?? '' },
      { label: t('sharing.from'), text: transition.transitioned_by_full_name ?? transition.transitioned_by ?? '' },
      { label: t('sharing.sent'), text: instantText(transition.created_at ?? at, model.instance.timeZone) },
      { label: t('sharing.asked.notes'), text: transition.notes ?? '' },
    ].filter(({ text }) => text !== '')
  return (
    <>
      <header class="record-head">
        <div class="record-title">
          <h1 ref={pageHeading}>{transition.type_label ?? say(type.label)}</h1>
          <Show when={record['short_id']}>{(code) => <span class="record-code figures">{String(code())}</span>}</Show>
        </div>
        <dl class="record-facts">
          <For each={facts()}>
            {(fact) => (
              <div>
                <dt>{fact.label}</dt>
                <dd dir="auto">{fact.text}</dd>
              </div>
            )}
          </For>
        </dl>
        <div class="head-actions screen-only">
          <button type="button" class="button button-main" onClick={() => window.print()}>
            {t('sharing.document.print')}
          </button>
        </div>
      </header>
      <div class="screen-only">
        <Notice tone="attention">
          <p>{role ? t('sharing.document.explained', { role }) : t('sharing.document.explained.plain')}</p>
        </Notice>
      </div>
      <For each={told.filter(({ reading }) => reading.filled.length > 0)}>
        {({ form, reading }) => (
          <section class="sheet read-section" aria-labelledby={`form-${form.id}`}>
            <h2 id={`form-${form.id}`}>{say(form.label)}</h2>
            <Facts lines={reading.filled} telling={telling} scope={scope} isOpen />
          </section>
        )}
      </For>
    </>
  )
}
