import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import type { Logic } from '../../../../engine/logic/logic.ts'
import type { PlainRule } from '../../../../engine/logic/plain-rule.ts'
import { issuesOfLogic } from '../../../../engine/logic/typing.ts'
import { booleanType } from '../../../../engine/logic/value-type.ts'
import { createTelling } from '../../../form/create-telling.ts'
import { type Filling, FillingProvider } from '../../../form/filling.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { t } from '../../../lib/t.ts'
import { draftFormsTexts } from '../../../locales/drafts-forms.ts'
import { formTexts } from '../../../locales/form.ts'
import { rulesTexts } from '../../../locales/rules.ts'
import { Notice } from '../../../parts/notice.tsx'
import { optionsFor } from './options-for.ts'
import type { RuleGround } from './rule-ground.ts'
import { RuleGroup } from './rule-group.tsx'
import { NOTHING, type RuleSaid, readLogic, saidBy, shownAsParts } from './rule-parts.ts'
import { RuleSentence } from './rule-sentence.tsx'
import '../../../styles/controls.css'
import '../../../styles/rules.css'

await Promise.all([
  loadArea('form', formTexts),
  loadArea('rules', rulesTexts),
  loadArea('drafts-forms', draftFormsTexts),
])

interface RuleEditorProps {
  /** As it stands; undefined: there is no condition. Read once: what is put together here goes out by `onSaid`. */
  readonly logic: Logic | undefined
  readonly ground: RuleGround
  /** What it means that there is none. */
  readonly none: string
  readonly onSaid: (said: RuleSaid) => void
}

const written = (logic: Logic | undefined): string => (logic === undefined ? '' : JSON.stringify(logic, null, 2))

/** A condition put together part by part, said as a sentence, and written as it is kept. What has no parts is kept as it is written. */
export const RuleEditor = (props: RuleEditorProps) => {
  const id = createUniqueId()
  const telling = createTelling(props.ground.model)
  const filling: Filling = {
    ...telling,
    type: props.ground.type,
    openRow: () => undefined,
    setOpenRow: () => undefined,
    optionsOf: (entry) => optionsFor(entry, telling.model),
    rowsOf: () => {
      throw new Error('Conditions have no rows')
    },
  }
  const [rule, setRule] = createSignal<PlainRule | undefined>(shownAsParts(props.logic, props.ground))
  const [said, setSaid] = createSignal<RuleSaid>({ logic: props.logic })
  const [text, setText] = createSignal(written(props.logic))
  const [wrong, setWrong] = createSignal<'json' | 'shape'>()
  const logic = () => {
    const now = said()
    return now === 'unfinished' ? undefined : now.logic
  }
  const misfits = createMemo(() => {
    const now = logic()
    if (now === undefined) return []
    const { model, type, subform } = props.ground
    return issuesOfLogic(now, { model, type, subform }, booleanType)
  })
  const tell = (now: RuleSaid) => {
    setSaid(now)
    props.onSaid(now)
  }
  const change = (next: PlainRule) => {
    const now = saidBy(next)
    setRule(next)
    if (now !== 'unfinished') setText(written(now.logic))
    setWrong(undefined)
    tell(now)
  }
  const type = (typed: string) => {
    setText(typed)
    const read = readLogic(typed)
    if ('wrong' in read) {
      setWrong(read.wrong)
      return tell('unfinished')
    }
    setWrong(undefined)
    setRule(shownAsParts(read.logic, props.ground))
    tell(read)
  }
  return (
    <FillingProvider value={filling}>
      <div class="rule">
        <p class="rule-said" aria-live="polite">
          <Show
            when={said() !== 'unfinished'}
            fallback={<span class="rule-quiet">{t(wrong() ? `rule.wrong.${wrong()}` : 'rule.unfinished')}</span>}
          >
            <Show when={logic() !== undefined} fallback={<span class="rule-quiet">{props.none}</span>}>
              <RuleSentence logic={logic() ?? null} ground={props.ground} />
            </Show>
          </Show>
        </p>
        <Show when={misfits().length > 0}>
          <Notice tone="error">
            <For each={misfits()}>
              {({ code, params }) => (
                <p>
                  {t(`rule.misfit.${code.replace('logic.', '')}`, {
                    found: String(params['found'] ?? ''),
                    expected: String(params['expected'] ?? ''),
                  }) || t('rule.misfit')}
                </p>
              )}
            </For>
          </Notice>
        </Show>
        <Show
          when={rule()}
          fallback={
            <div class="rule-raw">
              <Show when={!wrong()}>
                <p class="rule-quiet">{t('rules.too_complicated')}</p>
              </Show>
              <button type="button" class="button button-small" onClick={() => change(NOTHING)}>
                {t('rule.anew')}
              </button>
            </div>
          }
        >
          {(now) => <RuleGroup rule={now()} ground={props.ground} depth={0} name="" onRule={change} />}
        </Show>
        <details class="rule-written" open={rule() === undefined}>
          <summary>{t('rule.written')}</summary>
          <label class="unseen" for={id}>
            {t('rule.written.label')}
          </label>
          <textarea
            id={id}
            class="input rule-json"
            dir="ltr"
            rows={6}
            spellcheck={false}
            value={text()}
            aria-invalid={wrong() !== undefined}
            onInput={(event) => type(event.currentTarget.value)}
          />
        </details>
      </div>
    </FillingProvider>
  )
}
