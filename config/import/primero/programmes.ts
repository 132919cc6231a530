import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import { type Attributes, type Importing, settleRest } from './importing.ts'
import { type Register, registerOf } from './registers.ts'

const LATER = 'no part of the configuration yet'

const moduleAttributes: Attributes = {
  unique_id: {},
  name: {},
  associated_record_types: {},
  form_section_unique_ids: {},
  module_options: {},
  description: { leftOut: 'programmes have a name and nothing else' },
  core_resource: { default: false, leftOut: 'Formwork has no programmes that may not be removed' },
  primero_program_unique_id: { leftOut: 'nothing in the source depends on it' },
  primero_program_id: { leftOut: 'nothing in the source depends on it' },
  field_map: { leftOut: `filling an incident from a case is ${LATER}` },
  roles: { leftOut: 'roles name their programmes themselves' },
}

const WORKFLOW = 'stages are a file of `workflows/`; the source has what leads to them as program code'

const optionAttributes: Attributes = {
  list_filters: {},
  list_headers: {},
  consent_form: {},
  data_protection_case_create_field_names: {},
  age_ranges: {},
  case_type: { default: 'person', leftOut: 'the kind of case is its record type' },
  workflow_status_indicator: { default: false, leftOut: WORKFLOW },
  use_workflow_assessment: { default: false, leftOut: WORKFLOW },
  use_workflow_case_plan: { default: false, leftOut: WORKFLOW },
  use_workflow_service_implemented: { default: false, leftOut: WORKFLOW },
  workflow_lookup: { leftOut: WORKFLOW },
  response_type_lookup: { leftOut: WORKFLOW },
  services_form: { leftOut: `referring out of a service is ${LATER}` },
  allow_searchable_ids: { default: false, leftOut: `searching before a record is made is ${LATER}` },
  search_and_create_workflow: { default: false, leftOut: `searching before a record is made is ${LATER}` },
  prevent_case_creation_without_search: { default: false, leftOut: `searching before a record is made is ${LATER}` },
  selectable_approval_types: {
    default: false,
    leftOut: 'an approval asks for a kind where its form has a field for it',
  },
  approval_forms_to_alert: { leftOut: 'approvals are taken from the settings of the system' },
  approvals_labels_i18n: { leftOut: 'approvals are taken from the settings of the system' },
  changes_field_to_form: { leftOut: 'alerts are taken from the settings of the system' },
  field_labels_i18n: { leftOut: 'labels stand with their fields' },
  creation_field_map: { leftOut: `making a record out of a referral is ${LATER}` },
  violation_type_field: { leftOut: `incidents shown on a case are ${LATER}` },
  reporting_location_filter: { default: false, leftOut: 'lists filter by any place' },
  user_group_filter: { default: false, leftOut: 'lists filter by user group for everybody' },
  use_webhooks_for: { leftOut: `webhooks are ${LATER}` },
  use_webhook_sync_for: { leftOut: `webhooks are ${LATER}` },
  agency_code_indicator: { leftOut: 'the source stores it and nothing there reads it' },
}

/** The programmes, and what is known of each. */
export interface Programmes extends Register {
  /** By the id of the source: the record types that it has; undefined where nothing says so. */
  readonly recordTypes: ReadonlyMap<string, readonly string[] | undefined>
  readonly options: Register['options']
  /** Options of each module, by the id of the source. */
  readonly settings: ReadonlyMap<string, Item>
}

/** Modules are programmes: those of the extra file, else those that forms and roles name. */
export function importProgrammes(importing: Importing): Programmes {
  const { data, extra, ledger } = importing
  const modules = extra.get('PrimeroModule').list()
  const known = modules.map((item) => moduleOf(item, importing))
  const names = new Set(known.map(([source]) => source))
  const added = namedIn(data).flatMap(([source, at]) => {
    if (names.has(source)) return []
    names.add(source)
    const id = importing.ids.of('programme', source)
    if (modules.length > 0) {
      const found = `the module \`${source}\`, which the extra file does not have`
      ledger.find({ kind: 'dangling', at, found, instead: `a programme \`${id}\` of that name` })
    }
    ledger.add(
      `instance/programmes/${id}`,
      `forms and roles name the module \`${source}\`, which the bundle itself cannot hold`,
    )
    return [[source, id, importing.texts.whole({ en: inWords(id.replace(/^primeromodule_/, '')) })] as const]
  })
  return {
    ...registerOf([...known, ...added]),
    recordTypes: new Map(
      modules.map((item) => [item.get('unique_id').text, item.get('associated_record_types').texts()]),
    ),
    settings: new Map(modules.map((item) => [item.get('unique_id').text, item.get('module_options')])),
  }
}

function moduleOf(item: Item, { ids, texts, ledger, data }: Importing): readonly [string, string, Texts] {
  const source = item.get('unique_id').text
  const id = ids.of('programme', source)
  const to = `instance/programmes/${id}`
  if (id === source) item.get('unique_id').carried(`${to}/id`)
  else item.get('unique_id').converted(`${to}/id`, 'ids have small letters, digits and underscores')
  const name = texts.whole({ en: item.get('name').text || inWords(id) })
  item.get('name').carried(`${to}/name`)
  item.get('associated_record_types').converted('record-types', 'record types name the programmes that they belong to')
  const forms = new Map(
    data
      .get('FormSection')
      .list()
      .map((form) => [form.get('unique_id').text, form]),
  )
  for (const form of item.get('form_section_unique_ids').list()) {
    const found = forms.get(form.text)
    if (found) form.converted('forms', 'the forms name their programmes themselves')
    else {
      form.leftOut('there is no such form')
      ledger.find({
        kind: 'dangling',
        at: form.at,
        found: `the form \`${form.text}\` in the module \`${source}\``,
        instead: 'nothing: there is no such form',
      })
    }
  }
  settleRest(item.get('module_options'), optionAttributes, 'the options of a module')
  settleRest(item, moduleAttributes, 'a module')
  ledger.thing({ kind: 'module', at: item.at, name: source, fate: 'converted', to, note: 'a programme' })
  return [source, id, name]
}

/** Modules that forms and roles name, each with the first place that does. */
function namedIn(data: Item): readonly (readonly [name: string, at: string])[] {
  const lists = [
    ...data
      .get('FormSection')
      .list()
      .map((item) => item.get('module_ids')),
    ...data
      .get('Role')
      .list()
      .map((item) => item.get('module_unique_ids')),
  ]
  return lists
    .flatMap((list) => list.list().map((item) => [item.text, item.at] as const))
    .filter(([name]) => name !== '')
}
