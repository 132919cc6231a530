import { A, useNavigate } from '@solidjs/router'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { type Issue, Problem } from '../../../engine/problems.ts'
import { useData } from '../../data/data.tsx'
import { usePromotion } from '../../data/promotion.ts'
import { keyOfCode, t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useDraft } from './create-draft.ts'
import { stateOf, wordsOf } from './draft-bar.tsx'
import { refusalText, sentenceOf } from './refusal.ts'

/** Makes a release of the draft, and goes on to the plan of what applying it would do. */
export const BuildPage = () => {
  const draft = useDraft()
  const navigate = useNavigate()
  const promotion = usePromotion()
  const { actor } = useData()
  const ids = { version: createUniqueId(), message: createUniqueId() }
  const [message, setMessage] = createSignal(draft.whole().name)
  const [version, setVersion] = createSignal<string>()
  const [building, setBuilding] = createSignal(false)
  const [faults, setFaults] = createSignal<readonly Issue[]>([])
  const [trouble, setTrouble] = createSignal<string>()
  const written = () => draft.versionWritten() ?? ''
  const wanted = () => version() ?? (written() === draft.whole().from ? next(written()) : written())

  async function build(): Promise<void> {
    setBuilding(true)
    setFaults([])
    setTrouble(undefined)
    try {
      if (wanted() !== '' && wanted() !== written())
        await draft.perform({ kind: 'change_instance', set: { version: wanted() } })
      const { release } = await draft.api.build(draft.id, draft.version(), message().trim() || undefined)
      const mayPlan = actor().manages.includes('configuration:plan')
      navigate(
        mayPlan ? `/configuration/plans/${(await promotion.planTo(release)).id}` : `/configuration/releases/${release}`,
      )
    } catch (error) {
      const issues = error instanceof Problem ? (error.details as { readonly issues?: readonly Issue[] }).issues : []
      setFaults(issues ?? [])
      setTrouble((issues ?? []).length > 0 ? t('problem.draft.not_built') : refusalText(error))
    } finally {
      setBuilding(false)
    }
  }

  return (
    <form
      class="draft-narrow"
      onSubmit={(event) => {
        event.preventDefault()
        void build()
      }}
    >
      <p>{t('drafts.build.explained')}</p>
      <Show when={stateOf(draft) === 'errors'}>
        <Notice tone="attention">
          <p>{t('drafts.build.errors', { errors: wordsOf(draft) })}</p>
        </Notice>
      </Show>
      <div class="sheet admin-sheet">
        <div class="field">
          <label class="field-label" for={ids.version}>
            {t('drafts.build.version')}
          </label>
          <p class="field-help" id={`${ids.version}-help`}>
            {t('drafts.build.version.help', { version: draft.whole().from ?? '–' })}
          </p>
          <input
            class="input"
            id={ids.version}
            aria-describedby={`${ids.version}-help`}
            dir="ltr"
            maxLength={40}
            value={wanted()}
            onInput={(event) => setVersion(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label class="field-label" for={ids.message}>
            {t('drafts.build.message')}
          </label>
          <p class="field-help" id={`${ids.message}-help`}>
            {t('drafts.build.message.help')}
          </p>
          <textarea
            class="input"
            id={ids.message}
            aria-describedby={`${ids.message}-help`}
            dir="auto"
            rows={3}
            maxLength={2000}
            value={message()}
            onInput={(event) => setMessage(event.currentTarget.value)}
          />
        </div>
      </div>
      <Show when={trouble()}>
        <Notice tone="error">
          <p>{trouble()}</p>
          <Show when={faults().length > 0}>
            <ul class="admin-words">
              <For each={faults()}>
                {(fault) => (
                  <li>
                    {faultText(fault)} <code dir="ltr">{fault.path}</code>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Notice>
      </Show>
      <div class="admin-buttons">
        <button
          type="submit"
          class="button button-main"
          disabled={building() || stateOf(draft) === 'errors' || draft.whole().behind}
        >
          <Icon name="up" />
          {t(building() ? 'drafts.build.building' : 'drafts.build.verb')}
        </button>
        <A class="button" href={`/drafts/${draft.id}/tests`}>
          {t('drafts.section.tests')}
        </A>
      </div>
    </form>
  )
}

/** `1.4.2` → `1.4.3`. */
const next = (version: string): string => version.replace(/\d+$/, (last) => String(Number(last) + 1))

const faultText = (fault: Issue): string => {
  const key = keyOfCode('check', fault.code)
  return key === undefined ? sentenceOf(fault) : t(key)
}
