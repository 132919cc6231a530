import type { Instance, Model } from '../engine/model.ts'
import { dashboardsOf, notificationOf } from './compile/dashboards.ts'
import { locationsOf } from './compile/locations.ts'
import { migrationsOf } from './compile/migrations.ts'
import { present } from './compile/present.ts'
import { recordTypeOf } from './compile/record-type.ts'
import { roleOf } from './compile/role.ts'
import { type TextReader, textReader } from './compile/texts.ts'
import { roleLookupsOf } from './compile/transitions.ts'
import type { Folder, Placed } from './folder.ts'
import type { AgencyJson } from './schema/agency.schema.ts'
import type { InstanceJson } from './schema/instance.schema.ts'
import type { LookupJson } from './schema/lookup.schema.ts'

/** Makes the model. Does not check: of a folder with issues it makes what can be made, so that checks may read it. */
export function compile(folder: Folder, t: TextReader = textReader(folder)): Model {
  const instance = instanceOf(folder.instance?.json, t)
  return {
    hash: folder.hash,
    instance,
    recordTypes: byId(folder.recordTypes, (json) => recordTypeOf(folder, instance, json, t)),
    lookups: { ...byId(folder.lookups, (json) => lookupOf(json, t)), ...roleLookupsOf(folder, t) },
    roles: byId(folder.roles, (json) => roleOf(folder, instance, json, t)),
    agencies: byId(folder.agencies, (json) => agencyOf(json, t)),
    userGroups: byId(folder.userGroups, ({ id, name, retired, agencies }) =>
      present({ id, name: t(`user-groups/${id}/name`, name), retired, agencies }),
    ),
    dashboards: dashboardsOf(folder, t),
    notifications: byId(folder.notifications, (json) => notificationOf(json, t)),
    locations: locationsOf(folder, instance, t),
    ...(folder.migrations.length > 0 && { migrations: migrationsOf(folder) }),
  }
}

/** Sorted by id, so that equal folders make equal models. Of duplicates the first counts. */
function byId<Json extends { readonly id: string }, Made>(
  placed: readonly Placed<Json>[],
  make: (json: Json) => Made,
): Readonly<Record<string, Made>> {
  const first = new Map<string, Json>()
  for (const { json } of placed) if (!first.has(json.id)) first.set(json.id, json)
  return Object.fromEntries([...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, json]) => [id, make(json)]))
}

function instanceOf(json: InstanceJson | undefined, t: TextReader): Instance {
  if (json === undefined) {
    return {
      id: '',
      name: {},
      version: '',
      locales: ['en'],
      defaultLocale: 'en',
      timeZone: 'UTC',
      programmes: [],
      locationLevels: [],
    }
  }
  return present({
    id: json.id,
    name: t('instance/name', json.name),
    version: json.version,
    locales: json.locales,
    defaultLocale: json.defaultLocale,
    timeZone: json.timeZone,
    weekStart: json.weekStart,
    calendars: json.calendars && { offered: json.calendars.offered, byLocale: json.calendars.byLocale ?? {} },
    programmes: json.programmes.map(({ id, name }) => ({ id, name: t(`instance/programmes/${id}/name`, name) })),
    locationLevels: (json.locationLevels ?? []).map((name, level) => t(`instance/locationLevels/${level}`, name)),
    signInHelp: t.maybe('instance/signInHelp', json.signInHelp),
    themeColour: json.themeColour,
    quickExit: json.quickExit,
    attachments: json.attachments,
    notifications: json.notifications,
    services: json.services,
    conduct: json.conduct && {
      ...{ enabled: json.conduct.enabled ?? true, version: json.conduct.version },
      ...{ title: t('instance/conduct/title', json.conduct.title) },
      ...{ content: t('instance/conduct/content', json.conduct.content) },
    },
    contact: json.contact && contactOf(json.contact, t),
    policy: json.policy,
  })
}

const contactOf = ({ hours, other, ...facts }: NonNullable<InstanceJson['contact']>, t: TextReader) =>
  present({
    ...facts,
    hours: t.maybe('instance/contact/hours', hours),
    other: t.maybe('instance/contact/other', other),
  })

const lookupOf = ({ id, label, options }: LookupJson, t: TextReader) => ({
  id,
  label: t(`lookups/${id}/label`, label),
  options: options.map((option) => ({ ...option, label: t(`lookups/${id}/options/${option.id}/label`, option.label) })),
})

const agencyOf = ({ $schema: _, ...json }: AgencyJson, t: TextReader) =>
  present({
    ...json,
    name: t(`agencies/${json.id}/name`, json.name),
    description: t.maybe(`agencies/${json.id}/description`, json.description),
  })
