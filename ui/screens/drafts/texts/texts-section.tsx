import type { SectionProps } from '../sections.ts'
import { ThingList } from '../thing-list.tsx'

/** The texts of the draft. */
export const TextsSection = (_: SectionProps) => <ThingList kind="i18n" section="texts" />
