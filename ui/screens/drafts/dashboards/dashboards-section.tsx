import { Show } from 'solid-js'
import type { SectionProps } from '../sections.ts'
import { DashboardEditor } from './dashboard-editor.tsx'
import { DashboardList } from './dashboard-list.tsx'

/** The numbers of the home page: all groups of them, or one. */
export const DashboardsSection = (props: SectionProps) => (
  <Show when={props.rest[0]} fallback={<DashboardList />} keyed>
    {(id) => <DashboardEditor id={id} />}
  </Show>
)
