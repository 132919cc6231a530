import type { Folder, Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { Place } from '../report.ts'
import type { KindInType, PlainKind, Thing } from './thing.ts'

/** A thing, and where it is written. */
export interface Known {
  readonly thing: Thing
  readonly place: Place
  readonly label: unknown
  /** Where its texts stand, as translations name them. */
  readonly texts: string
}

/** Everything in a folder that has a name. */
export function catalogueOf(folder: Folder): readonly Known[] {
  return [
    ...folder.fields.flatMap(({ json, file, pointer, recordType }): Known[] => [
      {
        thing: { kind: 'field', recordType, id: json.id },
        place: { file, pointer },
        label: json.label,
        texts: `fields/${recordType}/${json.id}`,
      },
      ...(json.fields ?? []).map(
        (cell, index): Known => ({
          thing: { kind: 'field', recordType, id: cell.id, subform: json.id },
          place: { file, pointer: pointer + pointerTo('fields', index) },
          label: cell.label,
          texts: `fields/${recordType}/${json.id}/fields/${cell.id}`,
        }),
      ),
    ]),
    ...folder.forms.map(({ json, file, pointer, recordType }) => ({
      thing: { kind: 'form' as const, recordType, id: json.id },
      place: { file, pointer },
      label: json.label,
      texts: `forms/${recordType}/${json.id}`,
    })),
    ...folder.lookups.flatMap(({ json, file, pointer }): Known[] => [
      {
        thing: { kind: 'lookup', id: json.id },
        place: { file, pointer },
        label: json.label,
        texts: `lookups/${json.id}`,
      },
      ...json.options.map(
        (option, index): Known => ({
          thing: { kind: 'option', lookup: json.id, id: option.id },
          place: { file, pointer: pointer + pointerTo('options', index) },
          label: option.label,
          texts: `lookups/${json.id}/options/${option.id}`,
        }),
      ),
    ]),
    ...plain('role', 'roles', folder.roles, ({ label }) => label),
    ...plain('record type', 'record-types', folder.recordTypes, ({ label }) => label),
    ...plain('agency', 'agencies', folder.agencies, ({ name }) => name),
    ...plain('user group', 'user-groups', folder.userGroups, ({ name }) => name),
    ...plain('workflow', 'workflows', folder.workflows, ({ label }) => label),
    ...folder.workflows.flatMap(({ json, file, pointer }) =>
      json.stages
        .filter(({ lookup }) => lookup === undefined)
        .map(
          ({ id, label }): Known => ({
            thing: { kind: 'stage', recordType: json.recordType, id },
            place: {
              file,
              pointer:
                pointer +
                pointerTo(
                  'stages',
                  json.stages.findIndex((stage) => stage.id === id),
                ),
            },
            label,
            texts: `workflows/${json.id}/stages/${id}`,
          }),
        ),
    ),
    ...ofType('task', 'tasks', folder.tasks),
    ...ofType('alert', 'alerts', folder.alerts),
    ...ofType('action', 'actions', folder.actions),
    ...ofType('approval', 'approvals', folder.approvals),
    ...ofType('transition', 'transitions', folder.transitions),
    ...plain('notification', 'notifications', folder.notifications, ({ label }) => label),
    ...plain('dashboard', 'dashboards', folder.dashboards, ({ label }) => label),
    ...folder.dashboards.flatMap(({ json, file, pointer }) =>
      json.indicators.map(
        ({ id, label }, index): Known => ({
          thing: { kind: 'indicator', dashboard: json.id, id },
          place: { file, pointer: pointer + pointerTo('indicators', index) },
          label,
          texts: `dashboards/${json.id}/indicators/${id}`,
        }),
      ),
    ),
    ...(folder.instance?.json.programmes ?? []).map(
      (programme, index): Known => ({
        thing: { kind: 'programme', id: programme.id },
        place: { file: folder.instance?.file ?? '', pointer: pointerTo('programmes', index) },
        label: programme.name,
        texts: `instance/programmes/${programme.id}`,
      }),
    ),
  ]
}

const ofType = (
  kind: KindInType,
  texts: string,
  placed: readonly Placed<{ readonly id: string; readonly recordType: string; readonly label: unknown }>[],
): readonly Known[] =>
  placed.map(({ json: { id, recordType, label }, file, pointer }) => ({
    thing: { kind, recordType, id },
    place: { file, pointer },
    label,
    texts: `${texts}/${recordType}/${id}`,
  }))

const plain = <Json extends { readonly id: string }>(
  kind: PlainKind,
  texts: string,
  placed: readonly Placed<Json>[],
  label: (json: Json) => unknown,
): readonly Known[] =>
  placed.map(({ json, file, pointer }) => ({
    thing: { kind, id: json.id },
    place: { file, pointer },
    label: label(json),
    texts: `${texts}/${json.id}`,
  }))
