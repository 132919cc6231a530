import type { Item } from '../item.ts'
import { builtInPage } from './built-in-pages.ts'
import { composedFields } from './composed-names.ts'
import { factOperands } from './conditions.ts'
import { namesAddedUp } from './expressions.ts'
import type { Around } from './field-kinds.ts'
import { Groups } from './groups.ts'
import type { Importing } from './importing.ts'
import type { LookupBook, PlannedLookup } from './lookups.ts'
import { inOrder, Placing } from './placing.ts'
import type { PlannedForm, PlannedType } from './plan.ts'
import type { Programmes } from './programmes.ts'
import { plainStatuses } from './record-types.ts'
import type { Registers } from './registers.ts'
import { namesSummarised } from './summaries.ts'

export interface Planning {
  readonly importing: Importing
  readonly lookups: LookupBook
  readonly registers: Registers
  readonly programmes: Programmes
}

const isNested = (form: Item) => form.get('is_nested').value === true

/** Everything that is decided about a record type before anything of it is written: conditions may read any of its fields. */
export function plannedTypes(planning: Planning): readonly PlannedType[] {
  const { importing } = planning
  const forms = importing.data.get('FormSection').list()
  const names = new Set(forms.filter((form) => !isNested(form)).map((form) => form.get('parent_form').text || 'record'))
  const types = new Map([...names].map((name) => [name, importing.ids.of('record type', name)]))
  return [...types].map(([name, id]) => plannedType(name, id, forms, new Set(types.values()), planning))
}

function plannedType(
  name: string,
  id: string,
  all: readonly Item[],
  types: ReadonlySet<string>,
  planning: Planning,
): PlannedType {
  const { importing, lookups, registers, programmes } = planning
  const { ids } = importing
  const ofType = all.filter((form) => (form.get('parent_form').text || 'record') === name)
  const nested = new Map(all.filter(isNested).map((form) => [form.get('unique_id').text, form]))
  const own = { unique: ids.of('id of a record', `${id}_id`), display: ids.of('id of a record', `${id}_id_display`) }
  const around: Omit<Around, 'siblings' | 'idOf'> = {
    importing,
    lookups,
    registers,
    recordType: id,
    plainNumbers: plainNumbersOf(all),
  }
  const placing = new Placing(around, nested, new Set(Object.values(own)))
  const itsProgrammes = programmesOf(name, programmes)
  const groups = new Groups(importing, id, name, programmes.ids.keys())
  const tops = inOrder(ofType.filter((form) => !isNested(form)))
  const grouped = new Map(tops.map((form) => [form, groups.of(form)]))
  const planned = new Map<Item, PlannedForm>()
  // A form that shows says what a field is, before one that does not.
  const hidden = new Map(tops.map((form) => [form, whyHidden(form, importing)]))
  for (const form of [...tops].sort(
    (one, other) => Number(hidden.get(one) !== undefined) - Number(hidden.get(other) !== undefined),
  )) {
    const source = form.get('unique_id').text
    const page = form.get('fields_attributes').list().length === 0 ? builtInPage(source, id, types) : undefined
    const why = hidden.get(form)
    planned.set(form, {
      item: form,
      name: source,
      id: ids.of(`form of ${id}`, source),
      order: form.get('order').number ?? 0,
      group: grouped.get(form) ?? '',
      ...placing.place(form),
      panels: page?.panels ?? [],
      links: page?.link?.on === 'itself' ? [page.link] : [],
      ...(why !== undefined && { hidden: why }),
      programmes: formProgrammes(form, itsProgrammes, programmes),
    })
  }
  const statusLookup = statusesOf(name, ofType, planning)
  return {
    id,
    name,
    forms: tops.flatMap((form) => planned.get(form) ?? []),
    fields: placing.fields,
    facts: factOperands(statusLookup.ids),
    composed: composedFields(placing.fields, id, importing),
    programmes: itsProgrammes,
    statusLookup,
    groups,
    ids: own,
  }
}

/** Names that some expression adds up or some summary shows. */
const plainNumbersOf = (forms: readonly Item[]): ReadonlySet<string> =>
  new Set(
    forms.flatMap((form) =>
      form
        .get('fields_attributes')
        .list()
        .flatMap((field) => [
          ...namesAddedUp(field.get('calculation').value),
          ...namesSummarised(field.get('subform_summary').value),
        ]),
    ),
  )

function programmesOf(type: string, programmes: Programmes): readonly string[] {
  const having = programmes.options.filter(([source]) => programmes.recordTypes.get(source)?.includes(type) ?? true)
  return (having.length > 0 ? having : programmes.options).map(([, id]) => id)
}

function formProgrammes(form: Item, ofType: readonly string[], programmes: Programmes): readonly string[] {
  const named = form
    .get('module_ids')
    .texts()
    .flatMap((source) => programmes.ids.get(source) ?? [])
  const both = ofType.filter((id) => named.includes(id))
  return both.length > 0 ? both : ofType
}

/** Why a form is never shown: the source hides it, or has it in no module. */
function whyHidden(form: Item, { ledger }: Importing): string | undefined {
  if (form.get('visible').value === false) return 'hidden in the source'
  if (form.get('module_ids').list().length > 0) return undefined
  const found = `the form \`${form.get('unique_id').text}\` in no module: nobody sees it in the source`
  ledger.find({
    kind: 'dangling',
    at: form.at,
    found,
    instead: 'the form is kept and hidden, until `"visible": false` is taken away',
  })
  return 'in no module'
}

/** The statuses of a record type: those of its own status field, else those whose name says so, else open and closed. */
function statusesOf(type: string, forms: readonly Item[], { importing, lookups }: Planning): PlannedLookup {
  const { texts } = importing
  const fields = forms
    .flatMap((form) => form.get('fields_attributes').list())
    .filter((field) => field.get('name').value === 'status')
  const named = fields
    .map((field) => field.get('option_strings_source').text.split(' ').at(-1) ?? '')
    .find((name) => lookups.has(name))
  const usual = [`lookup-${type.replaceAll('_', '-')}-status`, 'lookup-case-status'].find((name) => lookups.has(name))
  const name = named ?? usual
  if (name === undefined) {
    const options = plainStatuses.options.map(([id, label]) => [id, id, texts.own(label)] as const)
    return lookups.added(
      'record_status',
      texts.own(plainStatuses.label),
      options,
      'every record has a status, and the bundle names no lookup for it',
    )
  }
  const begins = fields.map((field) => field.get('selected_value').text).find((value) => value !== '') ?? 'open'
  const lookup = lookups.named(name, '')
  const first = lookup.ids.get(begins)
  if (first !== undefined && lookup.options[0]?.id !== first) {
    lookups.withFirst(lookup, first)
    importing.ledger.find({
      kind: 'meaning',
      at: lookup.item?.at ?? '',
      found: `\`${begins}\` as the status of new records`,
      instead: 'the first option of the lookup, where it stands now',
    })
  }
  return lookups.named(name, '')
}
