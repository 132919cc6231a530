/** The sections of a draft. A new one is one file and one entry here; its texts are `drafts.section.<id>` and `….line`. */
import { type Component, lazy } from 'solid-js'
import type { ThingAt } from '../../data/configuration-drafts.ts'
import type { IconName } from '../../parts/icon.tsx'

export interface SectionProps {
  /** What follows the section in the address: `/drafts/<draft>/lookups/<rest…>`. */
  readonly rest: readonly string[]
}

export interface DraftSection {
  readonly id: string
  readonly icon: IconName
  readonly Page: Component<SectionProps>
}

export const draftSections: readonly DraftSection[] = [
  {
    id: 'forms',
    icon: 'draft',
    Page: lazy(async () => ({ default: (await import('./forms/forms-section.tsx')).FormsSection })),
  },
  {
    id: 'lookups',
    icon: 'tasks',
    Page: lazy(async () => ({ default: (await import('./lookups/lookups-section.tsx')).LookupsSection })),
  },
  {
    id: 'texts',
    icon: 'globe',
    Page: lazy(async () => ({ default: (await import('./texts/texts-section.tsx')).TextsSection })),
  },
  {
    id: 'lists',
    icon: 'records',
    Page: lazy(async () => ({ default: (await import('./lists/lists-section.tsx')).ListsSection })),
  },
  {
    id: 'dashboards',
    icon: 'home',
    Page: lazy(async () => ({ default: (await import('./dashboards/dashboards-section.tsx')).DashboardsSection })),
  },
  {
    id: 'roles',
    icon: 'person',
    Page: lazy(async () => ({ default: (await import('./roles/roles-section.tsx')).RolesSection })),
  },
]

/** What is done with the draft as a whole. */
export const draftTools: readonly DraftSection[] = [
  {
    id: 'preview',
    icon: 'search',
    Page: lazy(async () => ({ default: (await import('./preview/preview-page.tsx')).PreviewPage })),
  },
  {
    id: 'tests',
    icon: 'check',
    Page: lazy(async () => ({ default: (await import('./tests-page.tsx')).TestsPage })),
  },
  {
    id: 'build',
    icon: 'up',
    Page: lazy(async () => ({ default: (await import('./build-page.tsx')).BuildPage })),
  },
]

const join = (...parts: readonly (string | undefined)[]) =>
  parts.flatMap((part) => (part === undefined || part === '' ? [] : [encodeURIComponent(part)])).join('/')

export const draftPlace = (draft: string, ...rest: readonly (string | undefined)[]): string =>
  `/drafts/${join(draft, ...rest)}`

/** Where something is mended: `forms/<record type>/<form>`, `forms/<record type>/fields/<field>`, `lookups/<lookup>`, …; undefined: not on screen. */
export function placeOf(draft: string, { kind, id, recordType, subform }: ThingAt): string | undefined {
  switch (kind) {
    case 'field':
      return draftPlace(draft, 'forms', recordType, 'fields', ...(subform === undefined ? [id] : [subform, id]))
    case 'fields':
    case 'record-type':
      return draftPlace(draft, 'forms', recordType ?? id)
    case 'form':
      return draftPlace(draft, 'forms', recordType, id)
    case 'lookup':
      return draftPlace(draft, 'lookups', id)
    case 'list':
      return draftPlace(draft, 'lists', recordType)
    case 'dashboard':
      return draftPlace(draft, 'dashboards', id)
    case 'role':
      return draftPlace(draft, 'roles', id)
    case 'i18n':
      return draftPlace(draft, 'texts')
    default:
      return undefined
  }
}
