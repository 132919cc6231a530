import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import { instantText } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { useDraft } from './create-draft.ts'
import { stateOf, wordsOf } from './draft-bar.tsx'
import { type DraftSection, draftPlace, draftSections, draftTools } from './sections.ts'
import { stepText } from './step-text.ts'

const FEW = 8

/** The draft at a glance: where to edit, what is left before it can be applied, what was done. */
export const Overview = () => {
  const draft = useDraft()
  return (
    <div class="draft-overview">
      <section class="admin-group" aria-labelledby="draft-edit">
        <h2 id="draft-edit">{t('drafts.sections')}</h2>
        <ul class="sheet admin-places bare">
          <For each={draftSections}>{(section) => <Place section={section} />}</For>
        </ul>
      </section>
      <div class="draft-aside">
        <section class="admin-group" aria-labelledby="draft-before">
          <h2 id="draft-before">{t('drafts.before')}</h2>
          <ul class="sheet admin-places bare">
            <For each={draftTools}>{(section) => <Place section={section} />}</For>
            <li>
              <a class="admin-place" href={draft.api.folderAddress(draft.id)} download="">
                <Icon name="download" />
                <span>
                  <strong>{t('drafts.download')}</strong>
                  <span class="admin-quiet">{t('drafts.download.line')}</span>
                </span>
              </a>
            </li>
          </ul>
        </section>
        <Steps />
      </div>
    </div>
  )
}

const Place = (props: { readonly section: DraftSection }) => {
  const draft = useDraft()
  const line = () =>
    props.section.id === 'build' && stateOf(draft) === 'errors'
      ? wordsOf(draft)
      : t(`drafts.section.${props.section.id}.line`)
  return (
    <li>
      <A class="admin-place" href={draftPlace(draft.id, props.section.id)}>
        <Icon name={props.section.icon} />
        <span>
          <strong>{t(`drafts.section.${props.section.id}`)}</strong>
          <span class="admin-quiet">{line()}</span>
        </span>
        <Icon name="next" />
      </A>
    </li>
  )
}

const Steps = () => {
  const draft = useDraft()
  const { model } = useData()
  const [all, setAll] = createSignal(false)
  const steps = () => draft.whole().steps
  return (
    <section class="admin-group" aria-labelledby="draft-steps">
      <h2 id="draft-steps">{t('drafts.steps')}</h2>
      <div class="sheet admin-sheet">
        <p class="admin-quiet">
          {draft.whole().from === null
            ? t('drafts.begun.earlier', { by: draft.whole().made_by })
            : t('drafts.begun', { by: draft.whole().made_by, version: draft.whole().from ?? '' })}
        </p>
        <Show when={steps().length > 0} fallback={<p>{t('drafts.steps.none')}</p>}>
          <ol class="draft-steps bare">
            <For each={all() ? steps() : steps().slice(0, FEW)}>
              {(step) => (
                <li>
                  <span>{stepText(step.operations)}</span>
                  <span class="admin-quiet">
                    {t('drafts.step.by', { by: step.by, at: instantText(step.at, model().instance.timeZone) })}
                  </span>
                </li>
              )}
            </For>
          </ol>
          <Show when={!all() && steps().length > FEW}>
            <button type="button" class="button button-small admin-start" onClick={() => setAll(true)}>
              {t('drafts.steps.all', { count: steps().length })}
            </button>
          </Show>
        </Show>
        <Show when={draft.whole().files.length > 0}>
          <details class="admin-fold-small">
            <summary>{t('drafts.files', { count: draft.whole().files.length })}</summary>
            <ul class="bare draft-files" dir="ltr">
              <For each={draft.whole().files}>
                {({ path, removed }) => (
                  <li>
                    <Show when={removed} fallback={<code>{path}</code>}>
                      <del>
                        <code>{path}</code>
                      </del>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
      </div>
    </section>
  )
}
