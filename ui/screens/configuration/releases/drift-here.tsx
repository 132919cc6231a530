import { createSignal, For, Show } from 'solid-js'
import type { DriftFacts } from '../../../data/promotion.ts'
import { say, t } from '../../../lib/t.ts'
import { useWhen } from '../parts/when.ts'
import { thingWords } from '../parts/words.ts'

const AT_FIRST = 10

/** What people changed in the directory here since a release brought it: the next plan asks what becomes of it. */
export const DriftHere = (props: { readonly drift: readonly DriftFacts[] }) => {
  const when = useWhen()
  const [all, setAll] = createSignal(false)
  return (
    <Show when={props.drift.length > 0}>
      <section class="sheet admin-sheet" aria-labelledby="drift">
        <h2 id="drift">{t('promotion.drift')}</h2>
        <p class="admin-quiet">{t('promotion.drift.explained')}</p>
        <ul class="admin-lines bare">
          <For each={all() ? props.drift : props.drift.slice(0, AT_FIRST)}>
            {(entry) => (
              <li>
                <div>
                  {thingWords(entry.kind, say(entry.name) || entry.id)}
                  <p class="admin-quiet">
                    {t(entry.added ? 'promotion.drift.added' : 'promotion.drift.changed', {
                      by: entry.changed_by,
                      when: when(entry.changed_at),
                    })}
                  </p>
                </div>
              </li>
            )}
          </For>
        </ul>
        <Show when={!all() && props.drift.length > AT_FIRST}>
          <button type="button" class="button button-small admin-start" onClick={() => setAll(true)}>
            {t('promotion.show_all', { count: props.drift.length })}
          </button>
        </Show>
      </section>
    </Show>
  )
}
