import type { Model } from '../../engine/model.ts'
import type { Checked } from '../checks/check.ts'
import type { Folder } from '../folder.ts'
import type { Place } from '../report.ts'
import type { Known } from './catalogue.ts'

/** Where a use is listed. */
export const sections = [
  'Forms',
  'Conditions',
  'Calculations and defaults',
  'Rules',
  'Stages',
  'Tasks',
  'Alerts',
  'Actions and approvals',
  'Home page',
  'Notifications',
  'Lists',
  'Titles and search',
  'Other fields',
  'Record types',
  'Roles',
  'People',
  'Scenarios',
  'Migrations',
  'Translations',
] as const

export type Section = (typeof sections)[number]

/** One place that uses a thing, and what it does with it. */
export interface Use {
  readonly section: Section
  readonly place: Place
  /** In words: “`adult_note` is shown while “Age” is at least 17”. */
  readonly says: string
}

/** What a finder may look at. The folder's sound parts; the model has gaps where others are not. */
export type Around = Checked & { readonly folder: Folder; readonly model: Model }

/** One way to use things. A new one is one file and one line in the list. */
export type FindUses = (known: Known, around: Around) => Iterable<Use>
