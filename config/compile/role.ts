import type { Instance, Role } from '../../engine/model.ts'
import type { Folder } from '../folder.ts'
import type { RoleJson } from '../schema/role.schema.ts'
import type { TextReader } from './texts.ts'

/** A role with `r` and `rw` for all forms of its programmes spelt out. */
export function roleOf(folder: Folder, instance: Instance, json: RoleJson, t: TextReader): Role {
  const isWithin = (programmes: readonly string[] | undefined) =>
    !programmes || !json.programmes || programmes.some((id) => json.programmes?.includes(id))
  const formsOf = (type: string) =>
    folder.forms
      .filter(({ recordType, json: form }) => recordType === type && isWithin(form.programmes))
      .map(({ json: form }) => form.id)
  return {
    id: json.id,
    label: t(`roles/${json.id}/label`, json.label),
    programmes: json.programmes ?? instance.programmes.map(({ id }) => id),
    reach: json.reach,
    ...(json.reachOf && { reachOf: json.reachOf }),
    actions: json.actions ?? {},
    forms: Object.fromEntries(
      Object.entries(json.forms ?? {}).map(([type, access]) => [
        type,
        typeof access === 'string'
          ? Object.fromEntries(
              formsOf(type)
                .sort()
                .map((form) => [form, access]),
            )
          : access,
      ]),
    ),
    ...(json.referral && { referral: true }),
    ...(json.ownRows && { ownRows: json.ownRows }),
    manages: json.manages ?? [],
    ...(json.people && { people: json.people }),
    ...(json.dashboards && { dashboards: json.dashboards }),
  }
}
