import type { SectionProps } from '../sections.ts'
import { ThingList } from '../thing-list.tsx'

/** The lists of the draft. */
export const ListsSection = (_: SectionProps) => <ThingList kind="list" section="lists" />
