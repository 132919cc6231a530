import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { directionOf } from '../../../../engine/lib/direction.ts'
import type { DraftText } from '../../../data/configuration-drafts.ts'
import { languageName } from '../../../lib/languages.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

type Say = (row: DraftText, locale: string, words: string) => Promise<boolean>

interface TextLineProps {
  readonly row: DraftText
  readonly languages: readonly (string | undefined)[]
  readonly say: Say
}

/** What the text is to what it belongs to: `label`, `help`, … */
const roleOf = (path: string) => path.split('/').at(-1) ?? ''

const known: ReadonlySet<string> = new Set([
  ...['label', 'labelPlural', 'newLabel', 'rowLabel', 'help', 'guidance', 'description', 'message', 'text', 'name'],
  ...['question', 'subject', 'title'],
])

/** One text in two languages. What is typed is kept as soon as one goes on. */
export const TextLine = (props: TextLineProps) => (
  <li class="draft-text">
    <p class="draft-text-head">
      <Show when={known.has(roleOf(props.row.path))}>
        <span>{t(`drafts.texts.role.${roleOf(props.row.path)}`)}</span>
      </Show>
      <Show when={props.row.about}>
        <bdi dir="auto">{props.row.about}</bdi>
      </Show>
      <code dir="ltr">{props.row.path}</code>
    </p>
    <div class="draft-text-pair">
      <For each={props.languages}>
        {(tag) => (
          <Show when={tag} keyed>
            {(locale) => <Box row={props.row} locale={locale} say={props.say} />}
          </Show>
        )}
      </For>
    </div>
  </li>
)

const Box = (props: { readonly row: DraftText; readonly locale: string; readonly say: Say }) => {
  const standing = () => props.row.texts[props.locale] ?? ''
  const [words, setWords] = createSignal(standing())
  const [state, setState] = createSignal<'kept' | 'saving'>()
  createEffect(on(standing, setWords, { defer: true }))
  async function keep(): Promise<void> {
    if (words().trim() === standing()) return
    setState('saving')
    const isKept = await props.say(props.row, props.locale, words())
    setState(isKept ? 'kept' : undefined)
    if (!isKept) setWords(standing())
  }
  return (
    <label class="draft-text-box">
      <span class="draft-text-language">
        {languageName(props.locale)}
        <Show when={standing() === '' && state() === undefined}>
          <span class="draft-missing">{t('drafts.texts.not_there')}</span>
        </Show>
        <Show when={state() === 'kept' && words() === standing()}>
          <span class="draft-kept">
            <Icon name="check" />
            {t('drafts.texts.kept')}
          </span>
        </Show>
      </span>
      <textarea
        class="input"
        lang={props.locale}
        dir={directionOf(props.locale)}
        rows={Math.min(8, Math.max(1, Math.ceil(words().length / 48), words().split('\n').length))}
        value={words()}
        onInput={(event) => setWords(event.currentTarget.value)}
        onChange={() => void keep()}
      />
    </label>
  )
}
