import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { useDraft } from '../create-draft.ts'
import { placeOf } from '../sections.ts'
import { wordsIn } from '../words-in.ts'
import { type FieldJson, fieldsWith } from './lookup-json.ts'

/** Fields that are answered out of a lookup. */
export const UsedBy = (props: { readonly lookup: string }) => {
  const draft = useDraft()
  const fields = draft.things<FieldJson>(() => 'field')
  const using = createMemo(() =>
    (fields.value() ?? []).flatMap((thing) =>
      fieldsWith([thing.json], props.lookup).map((field) => ({
        label: wordsIn(field.label, draft.languages()) || field.id,
        recordType: thing.recordType,
        href: placeOf(draft.id, {
          ...{ kind: 'field', id: field.id },
          ...(thing.recordType !== undefined && { recordType: thing.recordType }),
          ...(field !== thing.json && { subform: thing.json.id }),
        }),
      })),
    ),
  )
  return (
    <Show when={fields.value()}>
      <details class="admin-fold-small">
        <summary>{t('drafts.lookups.used', { count: using().length })}</summary>
        <ul class="admin-words">
          <For each={using()}>
            {({ label, recordType, href }) => (
              <li>
                <A href={href ?? ''}>
                  <bdi>{label}</bdi>
                </A>{' '}
                <span class="admin-quiet">
                  <code dir="ltr">{recordType}</code>
                </span>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  )
}
