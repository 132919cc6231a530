import { ThingList } from '../thing-list.tsx'
import type { SectionProps } from '../sections.ts'

/** The forms of the draft. */
export const FormsSection = (_: SectionProps) => <ThingList kind="form" section="forms" />
