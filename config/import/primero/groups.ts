import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'

/** Pinned on top in the source. */
const ABOUT_THE_RECORD = 'record_information'

const OTHER = { en: 'Other forms', ar: 'نماذج أخرى', fr: 'Autres formulaires', es: 'Otros formularios' }

/** The lookups whose values name groups of forms, by the names that the source makes up for them. */
export function groupLookups(data: Item, modules: Iterable<string>): ReadonlySet<string> {
  const types = new Set(
    data
      .get('FormSection')
      .list()
      .map((form) => form.get('parent_form').text),
  )
  const names = [...modules].flatMap((module) => [...types].map((type) => nameFor(module, type)))
  const existing = new Set(
    data
      .get('Lookup')
      .list()
      .map((lookup) => lookup.get('unique_id').text),
  )
  return new Set(names.filter((name) => existing.has(name)))
}

const nameFor = (module: string, type: string) =>
  `lookup-form-group-${module.replace(/^primeromodule-/, '')}-${type.replaceAll('_', '-')}`

interface PlannedGroup {
  readonly id: string
  readonly label: Texts
}

/** The groups of a record type's forms, in the order of the navigation. */
export class Groups {
  readonly #importing: Importing
  readonly #type: string
  readonly #named: readonly { readonly lookup: Item; readonly value: Item }[]
  readonly #groups = new Map<string, { readonly id: string; readonly item: Item; readonly order: number }>()

  constructor(importing: Importing, type: string, source: string, modules: Iterable<string>) {
    this.#importing = importing
    this.#type = type
    const names = [...modules].map((module) => nameFor(module, source))
    const lookups = importing.data.get('Lookup').list()
    this.#named = names
      .flatMap((name) => lookups.filter((one) => one.get('unique_id').value === name))
      .flatMap((lookup) =>
        lookup
          .get('lookup_values_i18n')
          .list()
          .map((value) => ({ lookup, value })),
      )
  }

  /** The group of a form. Forms come in their order: the first of a group decides where the group stands. */
  of(form: Item): string {
    const item = form.get('form_group_id')
    const id = this.#importing.ids.of(`group of ${this.#type}`, item.text || 'other')
    if (!this.#groups.has(id)) {
      const order =
        item.text === ABOUT_THE_RECORD ? Number.NEGATIVE_INFINITY : (form.get('order_form_group').number ?? 0)
      this.#groups.set(id, { id, item, order })
    }
    return id
  }

  #label(source: string, id: string, at: Item): Texts {
    const { texts, ledger } = this.#importing
    const to = `record-types/${this.#type}/groups/${id}/label`
    const named = this.#named.filter(({ value }) => value.get('id').value === source)
    const [first] = named
    const label = first && texts.read(first.value.get('display_text'), to)
    first?.value.get('id').converted(to, 'the group of forms')
    for (const { value } of named.slice(1)) value.leftOut('another programme names the group already')
    if (label) return label
    if (source === '') {
      ledger.add(to, 'forms without a group need one')
      return texts.own(OTHER)
    }
    const found = `the group of forms \`${source}\`, which no lookup names`
    ledger.find({ kind: 'dangling', at: at.at, found, instead: `a group called “${inWords(id)}”` })
    return texts.whole({ en: inWords(id) })
  }

  /** The groups that have a form, in the order of the navigation. */
  written(shown: ReadonlySet<string>): readonly PlannedGroup[] {
    if (shown.size === 0) return [{ id: 'other', label: this.#importing.texts.own(OTHER) }]
    return [...this.#groups.values()]
      .filter(({ id }) => shown.has(id))
      .sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1))
      .map(({ id, item }) => ({ id, label: this.#label(item.text, id, item) }))
  }
}

/** What became of the lookups that only named groups. */
export function settleGroupLookups(
  names: ReadonlySet<string>,
  isUsed: (name: string) => boolean,
  { data, ledger }: Importing,
): void {
  for (const lookup of data.get('Lookup').list()) {
    const name = lookup.get('unique_id').text
    if (!names.has(name) || isUsed(name)) continue
    lookup.get('unique_id').converted('record-types', 'the groups of forms stand with the record type')
    lookup.get('name_i18n').restLeftOut('groups of forms have no name as a whole')
    lookup.get('locked').restLeftOut('only the administration of the source reads it')
    for (const value of lookup.get('lookup_values_i18n').list()) {
      const isGroup = value.get('id').isTouched
      value.restLeftOut('no form stands in the group')
      const [fate, note] = isGroup
        ? (['converted', 'a group of forms'] as const)
        : (['left_out', 'no form stands in the group'] as const)
      ledger.thing({ kind: 'option', at: value.at, name: value.get('id').text, fate, note })
    }
    lookup.restLeftOut('no attribute of a lookup in this format')
    ledger.thing({
      kind: 'lookup',
      at: lookup.at,
      name,
      fate: 'converted',
      to: 'record-types',
      note: 'groups of forms',
    })
  }
}
