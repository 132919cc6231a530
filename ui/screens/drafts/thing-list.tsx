import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { Texts } from '../../../engine/model.ts'
import { t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../settings/parts/settings-page.tsx'
import { useDraft } from './create-draft.ts'
import { draftPlace } from './sections.ts'
import { wordsIn } from './words-in.ts'

interface Named {
  readonly id?: string
  readonly label?: string | Texts
}

/** Things of a kind by their names. */
export const ThingList = (props: { readonly kind: string; readonly section: string }) => {
  const draft = useDraft()
  const things = draft.things<Named>(() => props.kind)
  return (
    <Loaded value={things.value()} error={things.error()} onRetry={things.retry}>
      {(all) => (
        <Show when={all().length > 0} fallback={<Empty title={t('drafts.nothing')} />}>
          <ul class="sheet admin-places bare">
            <For each={all()}>
              {(thing) => (
                <li>
                  <A class="admin-place" href={draftPlace(draft.id, props.section, thing.id ?? thing.recordType)}>
                    <span>
                      <strong dir="auto">{wordsIn(thing.json.label, draft.languages()) || thing.id}</strong>
                    </span>
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      )}
    </Loaded>
  )
}
