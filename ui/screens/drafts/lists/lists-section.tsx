import { Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { useDraft } from '../create-draft.ts'
import { RecordTypeList } from '../record-type-list.tsx'
import type { SectionProps } from '../sections.ts'
import { ListEditor } from './list-editor.tsx'
import type { ListJson } from './list-json.ts'

/** How records are listed: the record types, or the list of one. */
export const ListsSection = (props: SectionProps) => {
  const draft = useDraft()
  const lists = draft.things<ListJson>(() => 'list')
  const line = (type: string) => {
    const list = lists.value()?.find(({ json }) => json.recordType === type)?.json
    return list
      ? t('drafts.lists.line', { columns: list.columns.length, filters: list.filters?.length ?? 0 })
      : t('drafts.lists.missing')
  }
  return (
    <Show when={props.rest[0]} fallback={<RecordTypeList section="lists" line={line} />} keyed>
      {(type) => <ListEditor recordType={type} />}
    </Show>
  )
}
