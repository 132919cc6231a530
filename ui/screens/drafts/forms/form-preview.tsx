import { createEffect, createMemo, createSignal, Show, untrack } from 'solid-js'
import type { Answers } from '../../../../engine/records/record.ts'
import { createAnswers } from '../../../form/create-answers.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { FillingProvider } from '../../../form/filling.ts'
import { Form } from '../../../form/form.tsx'
import { loadArea } from '../../../lib/catalogue.ts'
import { t } from '../../../lib/t.ts'
import { formTexts } from '../../../locales/form.ts'
import { createFilling } from '../../records/fill/create-filling.ts'
import type { Workpiece } from './whole-model.ts'
import '../../../styles/controls.css'
import '../../../styles/form.css'

await loadArea('form', formTexts)

interface PreviewProps {
  readonly work: Workpiece
  readonly form: string
}

/** The form as somebody fills it in, conditions and all. What is typed is kept while it is worked on, and sent nowhere. */
export const FormPreview = (props: PreviewProps) => {
  const typed: { answers: Answers } = { answers: {} }
  const shown = createMemo(() => {
    const form = props.work.type.forms.find(({ id }) => id === props.form)
    return form && { work: props.work, form }
  })
  return (
    <section class="forms-preview" aria-label={t('forms.preview')}>
      <p class="forms-preview-word">{t('forms.preview.explained')}</p>
      <Show when={shown()} keyed>
        {({ work, form }) => <Filled work={work} form={form} typed={typed} />}
      </Show>
    </section>
  )
}

const Filled = (props: {
  readonly work: Workpiece
  readonly form: Workpiece['type']['forms'][number]
  readonly typed: { answers: Answers }
}) => {
  const { model, type } = props.work
  const telling = createTelling(model)
  const known = new Set(type.fields.map(({ id }) => id))
  const answers = createAnswers({
    model,
    type,
    today: telling.today,
    start: Object.fromEntries(Object.entries(props.typed.answers).filter(([id]) => known.has(id))),
    mayWrite: () => true,
    newId: () => crypto.randomUUID(),
  })
  const [openRow, setOpenRow] = createSignal<string>()
  const filling = createFilling({ type, telling, answers, openRow, setOpenRow })
  createEffect(() => {
    answers.revision()
    props.typed.answers = untrack(answers.now)
  })
  return (
    <FillingProvider value={filling}>
      <form
        novalidate
        autocomplete="off"
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
        }}
      >
        <Form form={props.form} answers={answers} wanted={undefined} />
      </form>
    </FillingProvider>
  )
}
