import { isObject } from '../item.ts'
import type { Ledger } from '../ledger.ts'

/** How the format nests, as far as readers rely on it: lists of things, things with parts, texts by locale. */
type Shape =
  | 'texts'
  | 'words'
  | { readonly list: Shape }
  | { readonly each: Shape }
  | { readonly [part: string]: Shape }

const options: Shape = { list: { display_text: 'texts', tags: 'words' } }

const field: Shape = {
  display_name_i18n: 'texts',
  help_text_i18n: 'texts',
  guiding_questions_i18n: 'texts',
  tick_box_label_i18n: 'texts',
  option_strings_text_i18n: options,
  tally_i18n: options,
  option_strings_condition: {},
  calculation: {},
  subform_summary: {},
  subform_section_configuration: { fields: 'words' },
}

const bundle: Shape = {
  data: {
    FormSection: {
      list: {
        name_i18n: 'texts',
        help_text_i18n: 'texts',
        collapsed_field_names: 'words',
        module_ids: 'words',
        fields_attributes: { list: field },
      },
    },
    Lookup: { list: { name_i18n: 'texts', lookup_values_i18n: options } },
    Agency: { list: { name_i18n: 'texts' } },
    Role: { list: { permissions: {}, form_section_read_write: {}, module_unique_ids: 'words' } },
    UserGroup: { list: {} },
    Report: { list: {} },
    ContactInformation: { list: {} },
  },
}

const module: Shape = {
  associated_record_types: 'words',
  form_section_unique_ids: 'words',
  module_options: {
    list_filters: { each: 'words' },
    list_headers: { each: 'words' },
    data_protection_case_create_field_names: 'words',
    age_ranges: 'words',
  },
}

const extra: Shape = {
  PrimeroModule: { list: module },
  SystemSettings: {
    list: {
      age_ranges: { each: 'words' },
      auto_populate_list: { list: { format: 'words' } },
      reporting_location_config: {},
    },
  },
  Location: { list: { placename_i18n: 'texts' } },
}

/** The document without what is not nested as the format nests; each such place is left out and reported. */
export const wellShaped = (document: unknown, ledger: Ledger): unknown =>
  repaired(document, { bundle, extra }, '', ledger)

function repaired(value: unknown, shape: Shape, at: string, ledger: Ledger): unknown {
  if (value === null || value === undefined) return value
  const refuse = (wanted: string): undefined => {
    ledger.mark(at, { fate: 'left_out', note: `not ${wanted}, as the format has it` })
    ledger.find({
      kind: 'invalid',
      at,
      found: `${JSON.stringify(value).slice(0, 60)} where the format has ${wanted}`,
      instead: 'nothing',
    })
    return undefined
  }
  if (shape === 'words')
    return Array.isArray(value) ? listOf(value, at, (one, here) => wordOf(one, here, ledger)) : refuse('a list')
  if (shape === 'texts') {
    return isObject(value) ? partsOf(value, at, (one, _, here) => wordOf(one, here, ledger)) : refuse('texts by locale')
  }
  if ('list' in shape) {
    const of = shape.list as Shape
    return Array.isArray(value) ? listOf(value, at, (one, here) => thingOf(one, of, here, ledger)) : refuse('a list')
  }
  if (!isObject(value)) return refuse('an object')
  const each = 'each' in shape ? (shape['each'] as Shape) : undefined
  const known = shape as Readonly<Record<string, Shape>>
  return partsOf(value, at, (one, key, here) => {
    const part = each ?? (Object.hasOwn(known, key) ? known[key] : undefined)
    return part === undefined ? one : repaired(one, part, here, ledger)
  })
}

/** A member of a list of things has to be one: what is left out of the list keeps its place, so that the others keep theirs. */
const thingOf = (value: unknown, shape: Shape, at: string, ledger: Ledger): unknown =>
  repaired(value === null ? 'null' : value, shape, at, ledger)

function wordOf(value: unknown, at: string, ledger: Ledger): unknown {
  if (typeof value === 'string' || value === null) return value
  ledger.mark(at, { fate: 'left_out', note: 'not a text, as the format has it' })
  ledger.find({
    kind: 'invalid',
    at,
    found: `${JSON.stringify(value).slice(0, 60)} where the format has a text`,
    instead: 'nothing',
  })
  return undefined
}

const listOf = (
  list: readonly unknown[],
  at: string,
  read: (one: unknown, at: string) => unknown,
): readonly unknown[] => list.map((one, index) => read(one, `${at}/${index}`))

const partsOf = (
  value: Readonly<Record<string, unknown>>,
  at: string,
  read: (one: unknown, key: string, at: string) => unknown,
) =>
  Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      read(one, key, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    ]),
  )
