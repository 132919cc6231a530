/** Lookups, places, agencies, groups and roles as the dialect writes them. */
import type { Agency, Location, Lookup, Role, Texts, UserGroup } from '../../engine/model.ts'

export const wireLookup = ({ id, label, options }: Lookup) => ({
  id,
  unique_id: id,
  name: label,
  values: options.map((option) => ({
    id: option.id,
    display_text: option.label,
    disabled: option.retired === true,
    ...(option.tags && { tags: option.tags }),
  })),
})

export const wireLocation = ({ code, pCode, parent, level, retired }: Location, name: Texts, type: Texts) => ({
  id: code,
  unique_id: code,
  code,
  p_code: pCode ?? code,
  name,
  type,
  admin_level: level,
  parent_code: parent ?? null,
  disabled: retired === true,
})

export const wireAgency = ({ id, retired }: Agency, name: Texts) => ({
  id,
  unique_id: id,
  agency_code: id,
  name,
  disabled: retired === true,
})

export const wireGroup = ({ id, retired }: UserGroup, name: Texts) => ({
  id,
  unique_id: id,
  name,
  disabled: retired === true,
})

export const wireRole = (role: Role, name: Texts) => ({
  id: role.id,
  unique_id: role.id,
  name,
  group_permission: role.reach,
  permissions: { ...role.actions, manages: role.manages },
  ...(role.people && { people: role.people }),
  form_section_read_write: Object.assign({}, ...Object.values(role.forms)) as Readonly<Record<string, 'r' | 'rw'>>,
  module_unique_ids: role.programmes,
})
