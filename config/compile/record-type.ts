import { fieldTypeOf, fieldTypes } from '../../engine/fields/index.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { namesRead } from '../../engine/logic/names.ts'
import type { Field, Form, Instance, List, Panel, RecordType, Rows, Rule } from '../../engine/model.ts'
import { type NamedIn, namedIn } from '../../engine/query/named-in.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import type { Folder } from '../folder.ts'
import { anyFieldProperties, type FieldJson, type RuleJson } from '../schema/fields.schema.ts'
import type { FormJson, PanelJson } from '../schema/form.schema.ts'
import type { ListJson } from '../schema/list.schema.ts'
import type { RecordTypeJson } from '../schema/record-type.schema.ts'
import { orderByReading } from './calculation-order.ts'
import { lifecycleOf } from './lifecycle.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'

export function recordTypeOf(folder: Folder, instance: Instance, json: RecordTypeJson, t: TextReader): RecordType {
  const here = `record-types/${json.id}`
  const mine = <Json>(placed: readonly { readonly recordType: string; readonly json: Json }[]) =>
    placed.filter(({ recordType }) => recordType === json.id).map((part) => part.json)
  const asked = namedIn(
    folder.dashboards.flatMap(({ json: { indicators } }) => indicators),
    json.id,
  )
  const fields = firstOfEach(mine(folder.fields)).map((field) =>
    withAskedRows(fieldOf(field, `fields/${json.id}`, t), asked),
  )
  const programmes = json.programmes ?? instance.programmes.map(({ id }) => id)
  const list = listOf(folder.lists.find((placed) => placed.json.recordType === json.id)?.json, t)
  const groups = json.groups.map(({ id, label }) => ({ id, label: t(`${here}/groups/${id}/label`, label) }))
  return present({
    id: json.id,
    plural: json.plural,
    label: t(`${here}/label`, json.label),
    labelPlural: t(`${here}/labelPlural`, json.labelPlural),
    newLabel: t.maybe(`${here}/newLabel`, json.newLabel),
    programmes,
    ids: json.ids,
    statusLookup: json.statusLookup,
    title: json.title,
    photo: json.photo,
    summary: json.summary ?? [],
    fields,
    groups,
    forms: formsOf(firstOfEach(mine(folder.forms)), groups, programmes, `forms/${json.id}`, t),
    creationForms: json.creationForms,
    calculationOrder: calculationOrder(fields, 'record'),
    rules: (json.rules ?? []).map((rule) => ruleOf(rule, '', here, t)),
    list,
    projected: projectedOf(json, list, fields, [
      ...linksFrom(folder, json.id),
      ...(json.follows === undefined ? [] : [json.follows]),
      ...asked.record,
      ...duplicatesOf(folder, json.id),
    ]),
    searched: json.searched ?? [],
    follows: json.follows,
    beyondReach: json.beyondReach,
    lifecycle: lifecycleOf(
      folder,
      { type: json.id, programmes, fields, fieldOf: (field, at) => fieldOf(field, at, t) },
      t,
    ),
  })
}

function fieldOf(json: FieldJson, folder: string, t: TextReader): Field {
  const here = `${folder}/${json.id}`
  const { help, guidance, required, visible, readOnly, optionFilter, calculation } = json
  return present({
    id: json.id,
    type: json.type,
    label: t(`${here}/label`, json.label),
    help: t.maybe(`${here}/help`, help),
    guidance: t.maybe(`${here}/guidance`, guidance),
    required: required as true | Logic | undefined,
    visible: visible as Logic | undefined,
    readOnly: readOnly as true | Logic | undefined,
    default: defaultOf(json.default),
    whenHidden: json.whenHidden ?? 'keep',
    settings: settingsOf(json, here, t),
    optionFilter: optionFilter as Logic | undefined,
    calculation: calculation as Logic | undefined,
    rules: (json.rules ?? []).map((rule) => ruleOf(rule, json.id, here, t)),
    rows: json.fields && rowsOf({ ...json, fields: json.fields }, here, t),
  })
}

function rowsOf(json: FieldJson & { fields: NonNullable<FieldJson['fields']> }, here: string, t: TextReader): Rows {
  const fields = firstOfEach(json.fields).map((field) => fieldOf(field, `${here}/fields`, t))
  return present({
    fields,
    calculationOrder: calculationOrder(fields, 'row'),
    summary: json.summary ?? [],
    rowLabel: t.maybe(`${here}/rowLabel`, json.rowLabel),
    sortBy: json.sortBy,
    maximum: json.maximum ?? 100,
    projected: withUpperEnds(new Set(json.filterable), fields).sort(),
  })
}

const rowsKeys = ['fields', 'summary', 'filterable', 'rowLabel', 'sortBy', 'maximum']

/** What is left when the properties of every field are taken away (and those of rows, where there are rows). */
function settingsOf(json: FieldJson, here: string, t: TextReader): Readonly<Record<string, unknown>> {
  const isTaken = (key: string) => Object.hasOwn(anyFieldProperties, key) || (json.fields && rowsKeys.includes(key))
  return Object.fromEntries(
    Object.entries(json)
      .filter(([key]) => !isTaken(key))
      .map(([key, value]) => [key, isText(json.type, key) ? t(`${here}/${key}`, value as string) : value]),
  )
}

/** Whether a setting is a text that people read: its schema takes a string, or one by locale. */
const isText = (type: string, key: string): boolean => {
  const setting = fieldTypes.find((fieldType) => fieldType.type === type)?.settings[key] as
    | { type?: unknown }
    | undefined
  return Array.isArray(setting?.type) && setting.type.includes('string') && setting.type.includes('object')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function defaultOf(written: unknown): Field['default'] | undefined {
  if (written === undefined) return undefined
  return isObject(written) && Object.hasOwn(written, 'logic')
    ? { logic: written['logic'] as Logic }
    : { value: written }
}

function ruleOf(json: RuleJson, at: string, here: string, t: TextReader): Rule {
  return present({
    id: json.id,
    when: json.when as Logic | undefined,
    holds: json.holds as Logic,
    message: t(`${here}/rules/${json.id}/message`, json.message),
    level: json.level ?? 'error',
    at: json.at ?? at,
    discloses: json.discloses,
  })
}

function formsOf(
  forms: readonly FormJson[],
  groups: RecordType['groups'],
  programmes: readonly string[],
  folder: string,
  t: TextReader,
): readonly Form[] {
  const groupAt = (form: FormJson) => groups.findIndex(({ id }) => id === form.group)
  const orderOf = (form: FormJson) => form.order ?? Number.MAX_VALUE
  return [...forms]
    .sort((a, b) => groupAt(a) - groupAt(b) || orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1))
    .map(({ id, group, label, description, visible, fields, panels, ...form }) =>
      present({
        id,
        group,
        label: t(`${folder}/${id}/label`, label),
        description: t.maybe(`${folder}/${id}/description`, description),
        programmes: form.programmes ?? programmes,
        visible: visible as Logic | undefined,
        fields,
        panels: panels?.flatMap(panelOf),
      }),
    )
}

/** A panel that says what it shows; one that does not is for the checker to report. */
function panelOf({ panel, kinds, ...linked }: PanelJson): readonly Panel[] {
  if (panel === 'transitions') return [{ panel, kinds: kinds ?? [] }]
  if (panel !== 'linked') return [{ panel }]
  const { recordType, field, copies, permission, linkBy, summary } = linked
  return recordType === undefined || field === undefined
    ? []
    : [present({ panel, recordType, field, copies, permission, linkBy, summary })]
}

function listOf(json: ListJson | undefined, t: TextReader): List {
  if (json === undefined) return { columns: ['short_id'], filters: [], sort: { field: 'short_id', direction: 'asc' } }
  return {
    columns: json.columns,
    filters: (json.filters ?? []).map((filter) =>
      present({
        field: filter.field,
        label: t.maybe(`lists/${json.recordType}/filters/${filter.field}/label`, filter.label),
        common: filter.common ?? false,
        default: filter.default,
        ranges: filter.ranges,
      }),
    ),
    sort: json.sort,
  }
}

/** Link fields by which forms of any type find records of this one. */
const linksFrom = (folder: Folder, type: string): readonly string[] =>
  folder.forms.flatMap(({ json }) =>
    (json.panels ?? []).flatMap(({ recordType, field }) => (recordType === type && field !== undefined ? [field] : [])),
  )

/** Fields of which alerts ask whether another record has the same value. */
const duplicatesOf = (folder: Folder, type: string): readonly string[] =>
  folder.alerts.flatMap(({ json }) => (json.recordType === type && json.duplicateOf ? [json.duplicateOf] : []))

/** A subform whose rows have columns for what the home page asks of them, too. */
function withAskedRows(field: Field, { rows: asked }: NamedIn): Field {
  const { rows, id } = field
  const named = asked.get(id)
  if (!rows || !named) return field
  return {
    ...field,
    rows: { ...rows, projected: withUpperEnds(new Set([...rows.projected, ...named]), rows.fields).sort() },
  }
}

/** Fields that lists, filters, sorting, titles, the search box, panels and the home page read; core facts have columns anyway. */
function projectedOf(
  json: RecordTypeJson,
  list: List,
  fields: readonly Field[],
  others: readonly string[],
): readonly string[] {
  const named = new Set([
    ...others,
    ...json.title,
    ...(json.summary ?? []),
    ...(json.searched ?? []),
    ...list.columns,
    ...list.filters.map(({ field }) => field),
    list.sort.field,
  ])
  const isColumn = ({ rows, id }: Field) => !rows && !Object.hasOwn(coreFacts, id)
  return withUpperEnds(named, fields.filter(isColumn)).sort()
}

/** Ids of the fields that are named, and of those that hold the upper ends of their intervals. */
function withUpperEnds(named: ReadonlySet<string>, fields: readonly Field[]): string[] {
  const lower = fields.filter(({ id }) => named.has(id))
  const upper = new Set(lower.map((field) => fieldTypeOf(field).upTo?.(field)))
  return fields.filter(({ id }) => named.has(id) || upper.has(id)).map(({ id }) => id)
}

function calculationOrder(fields: readonly Field[], at: 'record' | 'row'): readonly string[] {
  const calculated = new Map(
    fields.map((field) => [field.id, field.calculation] as const).filter(([, logic]) => logic !== undefined),
  )
  return orderByReading([...calculated.keys()], (id) => namesRead(calculated.get(id), at)[at]).order
}

function firstOfEach<Json extends { readonly id: string }>(list: readonly Json[]): Json[] {
  const seen = new Set<string>()
  return list.filter(({ id }) => !seen.has(id) && seen.add(id))
}
