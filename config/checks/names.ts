import { platformPermissions } from '../../engine/permissions/permissions.ts'
import { reservedNames } from '../../engine/records/core-facts.ts'
import type { Placed } from '../folder.ts'
import type { Place } from '../report.ts'
import { isUnsafeName } from '../unsafe-names.ts'
import { quoted } from '../words.ts'
import type { Check } from './check.ts'

/** First parts of addresses that the API has of its own, now or in the dialect. */
const addresses = new Set(
  `access_proof access_tokens agencies agreements alerts approvals attachments audit_logs backups codes_of_conduct
   configuration_drafts configurations contact_information dashboards developer device_key directory_files exports flags
   form_burden forms health identity_providers key_performance_indicators locations look lookups mailbox managed_reports
   model notices openapi permissions plans primero purges receipts releases reports roles saved_searches set_up settings
   sync system system_settings tasks themes tokens transitions trusted_keys uploads usage_reports user_groups users webhooks`.split(
    /\s+/,
  ),
)

/** What follows a record in addresses of the API. */
const partsOfRecord = new Set(
  `access_log actions alerts approvals as_it_was attachments flags record_history tasks transitions`.split(' '),
)

const stepsOf = (approval: string) => [`request_approval_${approval}`, `approve_${approval}`, `reject_${approval}`]

/** Names that the platform, the API or the machine uses for itself. */
export const checkNames: Check = ({ folder, report }) => {
  const refuse = (place: Place, name: string, why: string) =>
    report('name.reserved', place, { found: quoted(name), expected: `another name: ${why}` })
  const refuseUnsafe = (placed: readonly Placed<{ readonly id: string }>[]) => {
    for (const { json, file, pointer } of placed) {
      if (isUnsafeName(json.id))
        refuse({ file, pointer: `${pointer}/id` }, json.id, 'it means something to the machine')
    }
  }
  for (const list of [
    folder.recordTypes,
    folder.lookups,
    folder.roles,
    folder.agencies,
    folder.userGroups,
    folder.forms,
    folder.workflows,
    folder.actions,
    folder.approvals,
    folder.transitions,
    folder.tasks,
    folder.alerts,
    folder.notifications,
    folder.dashboards,
    folder.migrations,
  ]) {
    refuseUnsafe(list)
  }

  for (const { json, file } of folder.actions) {
    const place = { file, pointer: '/id' }
    if (platformPermissions.includes(json.id)) refuse(place, json.id, 'the platform has an action of that name')
    const step = folder.approvals.find(
      ({ json: { id, recordType } }) => recordType === json.recordType && stepsOf(id).includes(json.id),
    )
    const transition = folder.transitions.find(
      ({ json: { id, recordType, steps = {} } }) =>
        recordType === json.recordType &&
        (id === json.id || Object.keys(steps).some((name) => `${name}_${id}` === json.id)),
    )
    if (transition) refuse(place, json.id, `the transition \`${transition.json.id}\` makes an action of that name`)
    if (step) refuse(place, json.id, `the approval \`${step.json.id}\` makes an action of that name`)
  }

  for (const { json, file } of folder.transitions) {
    if (platformPermissions.includes(json.id))
      refuse({ file, pointer: '/id' }, json.id, 'the platform has an action of that name')
    if (partsOfRecord.has(json.plural))
      refuse({ file, pointer: '/plural' }, json.plural, 'the API has an address of that name')
  }

  for (const { json, file, recordType, pointer } of folder.fields) {
    const type = folder.recordTypes.find((placed) => placed.json.id === recordType)?.json
    const place = { file, pointer: `${pointer}/id` }
    if (reservedNames.has(json.id)) refuse(place, json.id, 'every record has something of that name')
    else if (type && (json.id === type.ids.unique || json.id === type.ids.display)) {
      refuse(place, json.id, 'the API shows an id of the record under it')
    }
    for (const [index, row] of (json.fields ?? []).entries()) {
      if (!reservedNames.has(row.id)) continue
      refuse(
        { file, pointer: `${pointer}/fields/${index}/id` },
        row.id,
        'every record or row has something of that name',
      )
    }
  }

  for (const { json, file } of folder.recordTypes) {
    if (addresses.has(json.plural))
      refuse({ file, pointer: '/plural' }, json.plural, 'the API has an address of that name')
    for (const name of ['unique', 'display'] as const) {
      if (!reservedNames.has(json.ids[name])) continue
      refuse({ file, pointer: `/ids/${name}` }, json.ids[name], 'every record has something of that name')
    }
    if (json.ids.unique === json.ids.display) {
      refuse({ file, pointer: '/ids/display' }, json.ids.display, 'the other id has it')
    }
  }
}
