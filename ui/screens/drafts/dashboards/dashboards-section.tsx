import type { SectionProps } from '../sections.ts'
import { ThingList } from '../thing-list.tsx'

/** The dashboards of the draft. */
export const DashboardsSection = (_: SectionProps) => <ThingList kind="dashboard" section="dashboards" />
