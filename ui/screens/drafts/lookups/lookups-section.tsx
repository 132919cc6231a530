import { Show } from 'solid-js'
import type { SectionProps } from '../sections.ts'
import { LookupEditor } from './lookup-editor.tsx'
import { LookupList } from './lookup-list.tsx'

/** What can be chosen from: all lookups, or one. */
export const LookupsSection = (props: SectionProps) => (
  <Show when={props.rest[0]} fallback={<LookupList />} keyed>
    {(id) => <LookupEditor id={id} />}
  </Show>
)
