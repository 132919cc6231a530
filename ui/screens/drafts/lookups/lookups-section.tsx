import type { SectionProps } from '../sections.ts'
import { ThingList } from '../thing-list.tsx'

/** The lookups of the draft. */
export const LookupsSection = (_: SectionProps) => <ThingList kind="lookup" section="lookups" />
