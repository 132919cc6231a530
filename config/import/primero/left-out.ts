import { own } from '../../../engine/lib/own.ts'
import type { Item } from '../item.ts'
import type { Importing } from './importing.ts'

const LATER = 'no part of the configuration yet'

/** Kinds of the bundle that the configuration has no place for. */
const BUNDLE: Readonly<Record<string, readonly [kind: string, reason: string]>> = {
  Report: ['report', `reports are ${LATER}`],
  ContactInformation: [
    'contact information',
    `contact information is ${LATER}; \`signInHelp\` of \`instance.json\` may say whom to ask`,
  ],
}

const EXTRA: Readonly<Record<string, readonly [kind: string, reason: string]>> = {
  PrimeroProgram: ['program', 'nothing in the source depends on it; its modules are the programmes'],
  ExportConfiguration: ['export configuration', `exports are ${LATER}`],
  IdentityProvider: ['identity provider', 'accounts and sign-in are no configuration'],
  Webhook: ['webhook', `webhooks are ${LATER}`],
  CodeOfConduct: ['code of conduct', `a code of conduct is ${LATER}`],
  Theme: ['theme', '`themeColour` of `instance.json` is the one colour'],
}

const SETTINGS: Readonly<Record<string, string>> = {
  approval_forms_to_alert: 'no form of the bundle is approved so',
  approvals_labels_i18n: 'the name of an approval that the bundle has no form for',
  changes_field_to_form: 'no field of the bundle raises it',
  duplicate_field_to_form: 'no field of the bundle raises it',
  export_config_id: `exports are ${LATER}`,
  duplicate_export_field: `exports are ${LATER}`,
  unhcr_needs_codes_mapping: `exports are ${LATER}`,
  welcome_email_text_i18n: 'the mail that welcomes people is the platform’s own',
  terms_of_use_acknowledge: `terms of use are ${LATER}`,
  terms_of_use_agency_sign: `terms of use are ${LATER}`,
  system_options: 'which day a task is due is said by its file in `tasks/`',
  case_code_format: 'short ids are made by the platform',
  case_code_separator: 'short ids are made by the platform',
  age_ranges: 'only the primary ranges are offered by filters',
  base_language: 'the texts of the platform are its own',
  primero_version: 'the version of the source system',
  configuration_file_version: 'the version of the source system',
  config_update_lock: 'a state of the source system',
  location_limit_for_api: 'places are searched on the server',
  incident_reporting_location_config: 'reports by place are no part of the configuration yet',
  reporting_location_config: 'reports by place are no part of the configuration yet',
  auto_populate_list: 'no field of that name is there',
}

/** Leaves out, with the reason, what nobody has read. Runs last. */
export function leaveOutRest(bundle: Item, extra: Item, { ledger }: Importing): void {
  const whole = (list: Item, [kind, reason]: readonly [string, string]) => {
    for (const item of list.list()) {
      const name =
        item.get('unique_id').text || item.get('name').text || item.get('url').text || String(ledger.things.length)
      item.restLeftOut(reason)
      ledger.thing({ kind, at: item.at, name, fate: 'left_out', note: reason })
    }
    if (list.list().length === 0) list.restLeftOut(reason)
  }
  const data = bundle.get('data')
  for (const [name, said] of Object.entries(BUNDLE)) whole(data.get(name), said)
  for (const [name, said] of Object.entries(EXTRA)) whole(extra.get(name), said)
  for (const item of extra.get('SystemSettings').list()) {
    for (const [name, attribute] of item.entries())
      attribute.restLeftOut(own(SETTINGS, name) ?? `\`${name}\` is no setting in this format`)
    ledger.thing({
      kind: 'system settings',
      at: item.at,
      name: 'system settings',
      fate: 'converted',
      note: 'those that the configuration has a place for',
    })
  }
  for (const options of extra
    .get('PrimeroModule')
    .list()
    .map((item) => item.get('module_options'))) {
    for (const name of [
      'list_filters',
      'list_headers',
      'age_ranges',
      'consent_form',
      'data_protection_case_create_field_names',
    ]) {
      options.get(name).restLeftOut('there are no records that it is about')
    }
  }
  for (const [name, list] of data.entries()) {
    if (!READ.includes(name))
      list.restLeftOut(`\`${name}\` is no kind of thing in this format; the source passes over it`)
    else if (list.list().length === 0 && !list.isSaid) list.isDefault()
  }
  for (const [name, list] of extra.entries()) {
    if (!['PrimeroModule', 'Location', 'SystemSettings'].includes(name))
      list.restLeftOut(`\`${name}\` is no kind of thing in this format`)
    else if (!list.isSaid) list.isDefault()
  }
  for (const name of ['id', 'description', 'primero_version', 'created_by', 'created_on', 'applied_by', 'applied_on']) {
    bundle.get(name).restLeftOut('who made the bundle, when and with what')
  }
  for (const [name, attribute] of bundle.entries())
    if (name !== 'data') attribute.restLeftOut('no attribute of a bundle in this format')
}

const READ: readonly string[] = ['FormSection', 'Lookup', 'Agency', 'Role', 'UserGroup', 'Report', 'ContactInformation']
