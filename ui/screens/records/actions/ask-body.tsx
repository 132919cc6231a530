import { For, type JSX, Show } from 'solid-js'
import { Answer } from '../../../form/answer.tsx'
import { ErrorSummary } from '../../../form/error-summary.tsx'
import { FillingProvider } from '../../../form/filling.ts'
import { focusField } from '../../../form/focus-field.ts'
import { Warnings } from '../../../form/warnings.tsx'
import { loadArea } from '../../../lib/catalogue.ts'
import { t } from '../../../lib/t.ts'
import { formTexts } from '../../../locales/form.ts'
import { lifeTexts } from '../../../locales/life.ts'
import { Notice } from '../../../parts/notice.tsx'
import { troubleText } from '../../../parts/trouble.tsx'
import type { Ask } from './create-ask.ts'
import '../../../styles/controls.css'
import '../../../styles/form.css'
import '../../../styles/life.css'

await loadArea('form', formTexts)
await loadArea('life', lifeTexts)

const FORM = 'ask'

interface AskBodyProps {
  readonly ask: Ask
  /** What stands above the questions. */
  readonly children?: JSX.Element
}

/** The questions of a dialog, with what is wrong with them. */
export const AskBody = (props: AskBodyProps) => {
  const { answers, saving, filling, entries } = props.ask
  const onGo = (path: string) => void focusField(path)
  return (
    <>
      <ErrorSummary found={saving.errors()} answers={answers} hrefOf={() => '#'} onGo={onGo} />
      <Warnings
        found={saving.warnings()}
        answers={answers}
        hrefOf={() => '#'}
        onGo={onGo}
        onOverride={(reason) => void saving.save(reason)}
      />
      <Show when={saving.trouble()}>
        <Notice tone="error">
          <p>{troubleText(saving.trouble())}</p>
        </Notice>
      </Show>
      {props.children}
      <FillingProvider value={filling}>
        <form
          id={FORM}
          class="ask"
          novalidate
          autocomplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            void saving.save()
          }}
        >
          <For each={entries}>{({ entry, control }) => <Answer entry={entry} control={control} />}</For>
        </form>
      </FillingProvider>
    </>
  )
}

interface AskButtonsProps {
  readonly ask: Ask
  /** What the main button says: a verb. */
  readonly verb: string
  readonly danger?: boolean
  readonly onCancel: () => void
}

export const AskButtons = (props: AskButtonsProps) => (
  <>
    <button
      type="submit"
      form={FORM}
      class="button"
      classList={{ 'button-main': !props.danger, 'button-danger': props.danger ?? false }}
      disabled={props.ask.saving.saving()}
    >
      {props.ask.saving.saving() ? t('life.sending') : props.verb}
    </button>
    <button type="button" class="button" onClick={() => props.onCancel()}>
      {t('cancel')}
    </button>
  </>
)
