import { own } from '../../../engine/lib/own.ts'
import type { Item } from '../item.ts'
import type { Importing } from './importing.ts'
import type { PlannedField, PlannedType } from './plan.ts'
import type { Programmes } from './programmes.ts'

/** Filters of the source by its names, and the field or core fact that each asks about. */
const FILTERS: Readonly<Record<string, string>> = {
  status: 'status',
  age: 'age',
  sex: 'sex',
  gender: 'gender',
  owned_by: 'owned_by',
  my_cases: 'owned_by',
  owned_by_agency_id: 'owned_by_agency_id',
  owned_by_groups: 'owned_by_groups',
  record_state: 'record_state',
  risk_level: 'risk_level',
  protection_concerns: 'protection_concerns',
  protection_status: 'protection_status',
  urgent_protection_concern: 'urgent_protection_concern',
  displacement_status: 'displacement_status',
  gbv_displacement_status: 'gbv_displacement_status',
  type_of_risk: 'type_of_risk',
  protection_risks: 'protection_risks',
  disability_status_yes_no: 'disability_status_yes_no',
  safety_plan_needed: 'safety_plan_needed',
  self_harm_thoughts: 'self_harm_thoughts',
  location_current: 'location_current',
  last_updated_at: 'last_updated_at',
  cases_by_date: 'registration_date',
}

const USUAL = [
  'status',
  'record_state',
  'sex',
  'age',
  'risk_level',
  'owned_by',
  'registration_date',
  'protection_concerns',
  'protection_status',
  'location_current',
  'owned_by_groups',
  'owned_by_agency_id',
]

/** Columns of the source that the platform keeps under another name. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'short_id',
  case_name: 'name',
  registration_date: 'registration_date',
  social_worker: 'owned_by',
  created_at: 'created_at',
}

const FACTS = new Set([
  'status',
  'record_state',
  'owned_by',
  'owned_by_agency_id',
  'owned_by_groups',
  'short_id',
  'created_at',
  'created_by',
  'last_updated_at',
])
const LISTABLE = [
  'text',
  'number',
  'age',
  'date',
  'date-time',
  'yes-no',
  'choice',
  'choices',
  'location',
  'agency',
  'user',
  'calculated',
]

interface Beside {
  readonly title: readonly PlannedField[]
  readonly summary: readonly PlannedField[]
}

/** The list of a record type: what its modules say of lists, else what is usual. */
export function importList(
  type: PlannedType,
  { title, summary }: Beside,
  programmes: Programmes,
  importing: Importing,
): void {
  const { files, ledger, extra } = importing
  const named = (source: string): string | undefined => {
    const field = type.fields.get(source)
    if (field) return LISTABLE.includes(field.kind.type) ? field.id : undefined
    return FACTS.has(source) ? source : undefined
  }
  const settings = [...programmes.settings.values()]
  const said = (option: string, names: Readonly<Record<string, string>>) =>
    settings
      .flatMap((item) => item.get(option).get(keyOf(type.name)).list())
      .flatMap((item) => settle(item, named(own(names, item.text) ?? item.text), option, type.id))
  const columns = said('list_headers', COLUMNS)
  const filters = said('list_filters', FILTERS)
  const usualColumns = [
    'short_id',
    ...[...title, ...summary]
      .filter(({ kind }) => LISTABLE.includes(kind.type))
      .map(({ id }) => id)
      .slice(0, 5),
    'owned_by',
    'created_at',
  ]
  const chosen = unique(filters.length > 0 ? filters : USUAL.flatMap((name) => named(FILTERS[name] ?? name) ?? []))
  const ranges = ageRanges(settings, extra)
  if (columns.length === 0 || filters.length === 0)
    ledger.add(`lists/${type.id}`, 'the source has its columns and filters built in where a module names none')
  files.json(`lists/${type.id}.json`, {
    recordType: type.id,
    columns: unique(columns.length > 0 ? columns : usualColumns),
    filters: chosen.map((field, index) => ({
      field,
      ...(index < 6 && { common: true }),
      ...(field === 'status' && type.statusLookup.options[0] && { default: [type.statusLookup.options[0].id] }),
      ...(field === 'record_state' && { default: ['true'] }),
      ...(isAge(type, field) && ranges.length > 0 && { ranges }),
    })),
    sort: { field: 'created_at', direction: 'desc' },
  })
}

const keyOf = (type: string) => (type === 'case' ? 'cases' : type === 'family' ? 'families' : `${type}s`)

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)]

const isAge = (type: PlannedType, id: string) =>
  [...type.fields.values()].some(
    (field) => field.id === id && /(^|_)age$/.test(field.name) && ['age', 'number'].includes(field.kind.type),
  )

function settle(item: Item, field: string | undefined, option: string, type: string): readonly string[] {
  if (field === undefined) {
    item.leftOut('there is no field or core fact that it asks about')
    return []
  }
  item.converted(`lists/${type}/${option === 'list_headers' ? 'columns' : 'filters'}`, `\`${field}\``)
  return [field]
}

/** Ranges such as `0 - 5` and `18+` in the notation of lists. */
function ageRanges(settings: readonly Item[], extra: Item): readonly string[] {
  const [system] = extra.get('SystemSettings').list()
  const primary = system?.get('primary_age_range').text ?? ''
  const ofModule = settings.map((item) => item.get('age_ranges')).find((item) => item.isSaid)
  const list = ofModule ? ofModule : system?.get('age_ranges').get(primary)
  const ranges = list?.list().flatMap((item) => {
    const [, from, to] = /^(\d+)\s*(?:\.\.|-)\s*(\d+)$/.exec(item.text) ?? /^(\d+)\+()$/.exec(item.text) ?? []
    if (from === undefined) {
      item.leftOut('not written as a range')
      return []
    }
    item.converted('lists', 'ranges of ages that filters offer')
    return [to === '' || Number(to) >= 999 ? `${from}..` : `${from}..${to}`]
  })
  system?.get('primary_age_range').converted('lists', 'which ranges of ages filters offer')
  return ranges ?? []
}
