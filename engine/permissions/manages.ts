/** What a role may do that is no record's: the words of `manages`, each in one place. */
export const managePermissions = [
  'users:read',
  'users:create',
  'users:update',
  'users:disable',
  'users:sign_in_codes',
  'users:sessions',
  // One’s own services and place, by which records come to one.
  'account:services',
  'user_groups:read',
  'user_groups:write',
  'agencies:read',
  'agencies:write',
  'locations:read',
  'locations:write',
  'settings:read',
  'settings:write',
  'audit:read',
  'audit:read_group',
  'configuration:read',
  'configuration:edit',
  'configuration:plan',
  'configuration:approve',
  'configuration:apply',
  'configuration:share',
  'system:read',
  'backups:write',
  'usage:read',
  'usage:read_group',
  'access_proof:read',
] as const

export type ManagePermission = (typeof managePermissions)[number]

/** Whose accounts somebody manages: of people in their groups, of their agency, or everybody’s. */
export const peopleWidths = ['group', 'agency', 'all'] as const
export type PeopleWidth = (typeof peopleWidths)[number]

/** Permissions that change accounts: a role with one of them says whose, and which roles it may give. */
export const changesPeople: readonly ManagePermission[] = [
  'users:create',
  'users:update',
  'users:disable',
  'users:sign_in_codes',
  'users:sessions',
]
