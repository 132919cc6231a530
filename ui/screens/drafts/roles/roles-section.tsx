import { ThingList } from '../thing-list.tsx'
import type { SectionProps } from '../sections.ts'

/** The roles of the draft. */
export const RolesSection = (_: SectionProps) => <ThingList kind="role" section="roles" />
