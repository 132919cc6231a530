import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { Icon } from '../../parts/icon.tsx'
import { Loaded } from '../settings/parts/settings-page.tsx'
import { useDraft } from './create-draft.ts'
import { draftPlace } from './sections.ts'
import { type Written, wordsIn } from './words-in.ts'

/** The record types of the draft, each with the way to its page of a section. */
export const RecordTypeList = (props: { readonly section: string; readonly line: (recordType: string) => string }) => {
  const draft = useDraft()
  const types = draft.things<{ readonly id: string; readonly labelPlural?: Written }>(() => 'record-type')
  return (
    <Loaded value={types.value()} error={types.error()} onRetry={types.retry}>
      {(all) => (
        <ul class="sheet admin-places bare">
          <For each={all()}>
            {({ json }) => (
              <li>
                <A class="admin-place" href={draftPlace(draft.id, props.section, json.id)}>
                  <span>
                    <strong dir="auto">{wordsIn(json.labelPlural, draft.languages()) || json.id}</strong>
                    <span class="admin-quiet">{props.line(json.id)}</span>
                  </span>
                  <Icon name="next" />
                </A>
              </li>
            )}
          </For>
        </ul>
      )}
    </Loaded>
  )
}
