/**
 * What the audit calls what was done. Reads that screens make by themselves, and that say nothing of anybody, are told
 * apart so that whoever looks for a person's deeds need not see them.
 */

/** Routes that are read without anybody asking: a new one is one word here. */
export const automaticReads = [
  'forms_read',
  'lookups_read',
  'locations_read',
  'agencies_read',
  'user_groups_read',
  'roles_read',
  'model_read',
  'places_read',
  'people_read',
  'user_choices_read',
  'conduct_read',
  'contact_read',
  'agency_file',
  'recipients_read',
  'openapi_read',
  'settings_read',
  'permissions_read',
  'alerts_read',
  'record_alerts',
  'actions_read',
  'notices_read',
  'task_counts_read',
  'audit_choices_read',
  'draft_read',
  'plan_progress',
  'device_key',
  'system_read',
  'backups_list',
] as const

export type AutomaticRead = (typeof automaticReads)[number]

const REFUSED = '_refused'

export const refusalOf = (action: string): string => `${action}${REFUSED}`

export const isRefusal = (action: string): boolean => action.endsWith(REFUSED)

/** The deed that was, or was not, allowed. */
export const deedOf = (action: string): string => (isRefusal(action) ? action.slice(0, -REFUSED.length) : action)

const automatic: ReadonlySet<string> = new Set(automaticReads)

export const isAutomatic = (action: string): boolean => automatic.has(deedOf(action))

/** All names of automatic reads in the audit, refused ones too. */
export const automaticNames: readonly string[] = automaticReads.flatMap((action) => [action, refusalOf(action)])

/** What an account is called where it is what was acted upon. */
export const USER = 'user'
