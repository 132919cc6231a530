import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { Place, Report } from '../report.ts'
import { quoted } from '../words.ts'
import type { Check } from './check.ts'

/** A name, and where it is given. */
interface Given {
  readonly name: string
  readonly place: Place
}

/** Names that are given twice, across all files: the second is reported and says where the first is. */
export const checkDuplicates: Check = ({ folder, report }) => {
  const ids = (placed: readonly Placed<{ readonly id: string }>[]): Given[] =>
    placed.map(({ json, file, pointer }) => ({ name: json.id, place: { file, pointer: `${pointer}/id` } }))
  const listed = (
    placed: Placed<unknown>,
    property: string,
    list: readonly object[] | undefined,
    key = 'id',
  ): Given[] =>
    (list ?? []).map((entry, index) => ({
      name: String((entry as Readonly<Record<string, unknown>>)[key]),
      place: { file: placed.file, pointer: `${placed.pointer}/${property}/${index}/${key}` },
    }))

  const { instance } = folder
  if (instance) unique(report, listed(instance, 'programmes', instance.json.programmes), 'programme')
  unique(report, ids(folder.recordTypes), 'record type')
  unique(
    report,
    folder.recordTypes.map(({ json, file }) => ({ name: json.plural, place: { file, pointer: '/plural' } })),
    'plural',
  )
  unique(report, ids(folder.agencies), 'agency')
  unique(report, ids(folder.userGroups), 'user group')
  unique(report, ids(folder.roles), 'role')
  unique(report, ids(folder.lookups), 'lookup')
  for (const lookup of folder.lookups) uniqueAnyCase(report, listed(lookup, 'options', lookup.json.options), 'option')
  unique(
    report,
    folder.lists.map(({ json, file }) => ({ name: json.recordType, place: { file, pointer: '/recordType' } })),
    'list of the record type',
  )
  for (const list of folder.lists) unique(report, listed(list, 'filters', list.json.filters, 'field'), 'filter on')
  unique(
    report,
    folder.people.map(({ json, file, pointer }) => ({
      name: json.userName,
      place: { file, pointer: `${pointer}/userName` },
    })),
    'person',
  )
  uniqueAnyCase(
    report,
    folder.locations.map(({ json, file, pointer }) => ({
      name: json['code'] ?? '',
      place: { file, pointer: `${pointer}/code` },
    })),
    'place',
  )

  unique(report, ids(folder.workflows), 'workflow')
  for (const workflow of folder.workflows) unique(report, listed(workflow, 'stages', workflow.json.stages), 'stage')
  unique(report, ids(folder.notifications), 'notification')
  unique(report, ids(folder.dashboards), 'dashboard')
  unique(report, ids(folder.migrations), 'migration')
  for (const dashboard of folder.dashboards) {
    unique(report, listed(dashboard, 'indicators', dashboard.json.indicators), 'indicator')
  }
  for (const action of folder.actions) {
    unique(report, listed(action, 'conditions', action.json.conditions), 'condition')
    unique(report, listed(action, 'asks', action.json.asks), 'question')
  }
  for (const approval of folder.approvals) {
    unique(report, listed(approval, 'askWhen', approval.json.askWhen), 'condition')
  }

  for (const transition of folder.transitions) {
    unique(report, listed(transition, 'conditions', transition.json.conditions), 'condition')
    unique(report, listed(transition, 'asks', transition.json.asks), 'question')
    for (const [id, { asks }] of Object.entries(transition.json.steps ?? {})) {
      const step = { ...transition, pointer: transition.pointer + pointerTo('steps', id) }
      unique(report, listed(step, 'asks', asks), 'question')
    }
  }

  for (const type of folder.recordTypes) {
    const ofType = <Json extends { readonly recordType: string }>(placed: readonly Placed<Json>[]) =>
      placed.filter(({ json }) => json.recordType === type.json.id)
    unique(report, ids(ofType(folder.actions)), 'action')
    unique(report, ids(ofType(folder.approvals)), 'approval')
    unique(report, ids(ofType(folder.transitions)), 'transition')
    unique(
      report,
      ofType(folder.transitions).map(({ json, file }) => ({ name: json.plural, place: { file, pointer: '/plural' } })),
      'plural',
    )
    unique(report, ids(ofType(folder.tasks)), 'task')
    unique(report, ids(ofType(folder.alerts)), 'alert')
    const mine = <Json>(placed: readonly (Placed<Json> & { readonly recordType: string })[]) =>
      placed.filter(({ recordType }) => recordType === type.json.id)
    unique(report, ids(mine(folder.fields)), 'field')
    unique(report, ids(mine(folder.forms)), 'form')
    unique(report, listed(type, 'groups', type.json.groups), 'group of forms')
    unique(report, listed(type, 'rules', type.json.rules), 'rule')
  }
  for (const field of folder.fields) {
    unique(report, listed(field, 'fields', field.json.fields), 'field')
    unique(report, listed(field, 'rules', field.json.rules), 'rule')
    for (const [index, row] of (field.json.fields ?? []).entries()) {
      unique(report, listed({ ...field, pointer: `${field.pointer}/fields/${index}` }, 'rules', row.rules), 'rule')
    }
  }
}

function unique(report: Report, given: readonly Given[], what: string): void {
  const first = new Map<string, Place>()
  for (const { name, place } of given) {
    const before = first.get(name)
    if (before) report('name.duplicate', place, finding(what, name, before, place))
    else first.set(name, place)
  }
}

/** Also not with other capitals: people and file systems would mix them up. */
function uniqueAnyCase(report: Report, given: readonly Given[], what: string): void {
  unique(report, given, what)
  const first = new Map<string, Given>()
  for (const one of given) {
    const before = first.get(one.name.toLowerCase())
    if (before && before.name !== one.name) {
      report('name.case', one.place, {
        found: `the ${what} ${quoted(one.name)} beside ${quoted(before.name)}`,
        expected: 'names that differ in more than capital letters',
      })
    }
    first.set(one.name.toLowerCase(), before ?? one)
  }
}

const finding = (what: string, name: string, before: Place, place: Place) => ({
  found: `the ${what} ${quoted(name)} for the second time`,
  expected: `a name of its own: the first is ${before.file === place.file ? `\`${before.pointer}\` in this file` : `in \`${before.file}\``}`,
})
