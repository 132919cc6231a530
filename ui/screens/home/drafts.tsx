import { A } from '@solidjs/router'
import { createResource, For, Show } from 'solid-js'
import { own } from '../../../engine/lib/own.ts'
import { useData } from '../../data/data.tsx'
import type { Draft } from '../../drafts/draft.ts'
import { instantText } from '../../lib/format.ts'
import { say, t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'

/** What was typed on this device and is not saved yet. */
export const Drafts = () => {
  const data = useData()
  const [drafts] = createResource(async () => {
    const { draftsFor } = await import('../../drafts/drafts.ts')
    return draftsFor(data)
      .all()
      .catch((): readonly Draft[] => [])
  })
  const type = (draft: Draft) => own(data.model().recordTypes, draft.type)
  const hrefOf = (draft: Draft) =>
    draft.baseVersion === undefined
      ? `/r/${type(draft)?.plural}/new?draft=${draft.record}`
      : `/r/${type(draft)?.plural}/${draft.record}/edit`
  const known = () => (drafts.latest ?? []).filter((draft) => type(draft))
  return (
    <Show when={known().length > 0}>
      <section class="home-type" aria-labelledby="home-drafts">
        <h2 id="home-drafts">{t('home.drafts')}</h2>
        <ul class="home-recent bare">
          <For each={known()}>
            {(draft) => (
              <li>
                <A class="home-record" href={hrefOf(draft)}>
                  <span class="home-record-title">
                    <Icon name="draft" />
                    <bdi>{draft.title || say(type(draft)?.newLabel) || say(type(draft)?.label)}</bdi>
                  </span>
                  <span class="home-record-facts">
                    {t('home.draft_of', { time: instantText(draft.at, data.model().instance.timeZone) })}
                  </span>
                </A>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
