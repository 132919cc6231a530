import { reservedNames } from '../../../engine/records/core-facts.ts'
import type { Item } from '../item.ts'
import { type Around, fieldKindOf, unknownKind } from './field-kinds.ts'
import type { PlannedField, PlannedForm, PlannedRows } from './plan.ts'
import { systemField } from './system-fields.ts'

/** Entries of a list in their own order: by `order` where it is said, else as they stand. */
export const inOrder = (items: readonly Item[]): readonly Item[] =>
  items
    .map((item, index) => ({ item, index, order: item.get('order').number ?? index }))
    .sort((one, other) => one.order - other.order || one.index - other.index)
    .map(({ item }) => item)

export const fieldsOf = (form: Item): readonly Item[] => inOrder(form.get('fields_attributes').list())

const byName = (fields: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map([...fields].reverse().map((item) => [item.get('name').text, item]))

/** Places the fields of a record type's forms: which field stands where, and which of several of one name is written. */
export class Placing {
  readonly fields = new Map<string, PlannedField>()
  /** Subforms that stand somewhere. */
  readonly usedForms = new Set<Item>()
  readonly #around: Omit<Around, 'siblings' | 'idOf'>
  readonly #nested: ReadonlyMap<string, Item>
  readonly #ownIds: ReadonlySet<string>

  constructor(
    around: Omit<Around, 'siblings' | 'idOf'>,
    nested: ReadonlyMap<string, Item>,
    ownIds: ReadonlySet<string>,
  ) {
    this.#around = around
    this.#nested = nested
    this.#ownIds = ownIds
  }

  /** The fields that a form places, and those that are written with it. */
  place(form: Item): Pick<PlannedForm, 'places' | 'homeOf'> {
    const places: PlannedField[] = []
    const homeOf = new Set<PlannedField>()
    const add = (item: Item, siblings: ReadonlyMap<string, Item>) => {
      const name = item.get('name').text
      if (this.#leavesOut(item, siblings)) return
      const known = this.fields.get(name)
      const field = known ?? this.#planned(item, siblings, `fields/${this.#around.recordType}`, this.#recordSpace())
      if (known && known.item !== item) this.#merge(item, known, form)
      if (!known) {
        this.fields.set(name, field)
        homeOf.add(field)
      }
      const isHiddenHere =
        known !== undefined && item.get('visible').value === false && known.item.get('visible').value !== false
      if (!isHiddenHere && !places.includes(field)) places.push(field)
      if (known || !field.rows) return
      const within = byName(fieldsOf(field.rows.form))
      for (const inner of this.#nestedIn(field)) add(inner, within)
    }
    const siblings = byName(fieldsOf(form))
    for (const item of fieldsOf(form)) add(item, siblings)
    return { places, homeOf }
  }

  #recordSpace = (): Space => ({
    name: `field of ${this.#around.recordType}`,
    refused: (id) => reservedNames.has(id) || this.#ownIds.has(id),
  })

  /** Fields that the platform has of its own, and second ones of a name within one form. */
  #leavesOut(item: Item, siblings: ReadonlyMap<string, Item>): boolean {
    const name = item.get('name').text
    const { ledger } = this.#around.importing
    const system = systemField(name, this.#ownIds)
    if (name === '') {
      this.#withoutName(item)
      return true
    }
    const isSecond = siblings.get(name)?.at !== item.at
    const reason = system ?? (isSecond ? 'the form has a second field of that name' : undefined)
    if (reason === undefined) return false
    item.leftOut(reason)
    ledger.thing({ kind: 'field', at: item.at, name, fate: 'left_out', note: reason })
    return true
  }

  #withoutName(item: Item): void {
    const { ledger } = this.#around.importing
    const note = 'a field without a name'
    item.leftOut(note)
    ledger.thing({ kind: 'field', at: item.at, name: '', fate: 'left_out', note })
    ledger.find({ kind: 'invalid', at: item.at, found: note, instead: 'nothing' })
  }

  #planned(item: Item, siblings: ReadonlyMap<string, Item>, folder: string, space: Space): PlannedField {
    const { ids, ledger } = this.#around.importing
    const name = item.get('name').text
    const idOf = (other: string) => ids.of(space.name, other, space.refused)
    const id = idOf(name)
    const known = fieldKindOf(item, { ...this.#around, siblings, idOf })
    if (!known) {
      const found = `the field type \`${item.get('type').text}\` of \`${name}\``
      ledger.find({ kind: 'invalid', at: item.get('type').at, found, instead: 'a line of text' })
    }
    const path = `${folder}/${id}`
    const kind = known ?? unknownKind
    const rows = kind.type === 'subform' ? this.#rows(item, path) : undefined
    if (kind.type !== 'subform' || rows) return { item, name, id, path, kind, ...(rows && { rows }) }
    return { item, name, id, path, kind: { ...unknownKind, settings: { long: true } } }
  }

  /** The fields of a subform's rows: those of the nested form, or the ones that this placement shows. */
  #rows(item: Item, path: string): PlannedRows | undefined {
    const { recordType } = this.#around
    const { ledger } = this.#around.importing
    const name = item.get('subform_unique_id').text
    const form = this.#nested.get(name)
    if (!form) {
      const found = `the subform \`${name}\`, which the bundle does not have`
      ledger.find({
        kind: 'dangling',
        at: item.get('subform_unique_id').at,
        found,
        instead: 'a long text, so that nothing is lost',
      })
      return undefined
    }
    this.usedForms.add(form)
    const shown = item.get('subform_section_configuration').get('fields').texts()
    const all = fieldsOf(form)
    const fields = shown.length > 0 ? all.filter((one) => shown.includes(one.get('name').text)) : all
    const space: Space = {
      name: `row field of ${recordType}.${item.get('name').text}`,
      refused: (id) => reservedNames.has(id),
    }
    const siblings = byName(all)
    const rows = new Map<string, PlannedField>()
    for (const one of fields) {
      const rowName = one.get('name').text
      if (one.get('type').value === 'subform' || rowName === '' || rows.has(rowName)) continue
      rows.set(rowName, this.#planned(one, siblings, `${path}/fields`, space))
    }
    return rows.size > 0 ? { form, fields: rows } : undefined
  }

  /** Subforms in subforms, which become subforms of the record beside the outer one. */
  #nestedIn(field: PlannedField): readonly Item[] {
    const inner = field.rows ? fieldsOf(field.rows.form).filter((one) => one.get('type').value === 'subform') : []
    for (const item of inner) {
      this.#around.importing.ledger.find({
        kind: 'meaning',
        at: item.at,
        found: `the subform \`${item.get('name').text}\` inside the rows of \`${field.name}\``,
        instead:
          'a subform of the record on the same form: rows hold no rows, so a row no longer says which outer row it belongs to',
      })
    }
    return inner
  }

  /** A field of the same name on another form is the same field: what differs there is reported. */
  #merge(item: Item, first: PlannedField, form: Item): void {
    const { ledger } = this.#around.importing
    const differing: string[] = []
    for (const [key, attribute] of item.entries()) {
      const other = first.item.get(key)
      if (key === 'order')
        attribute.converted(`forms/${this.#around.recordType}`, 'its place among the fields of the form')
      else if (STAMPS.has(key)) attribute.isDefault()
      else if (JSON.stringify(attribute.value) === JSON.stringify(other.value) || !attribute.isSaid) {
        if (attribute.isSaid) attribute.converted(first.path, 'the same as on the other form')
        else attribute.isDefault()
      } else if (key === 'visible' && attribute.value === false) {
        attribute.converted(`forms/${this.#around.recordType}`, 'the form does not place the field')
      } else {
        attribute.leftOut('the field of that name on another form says otherwise, and there is one field')
        differing.push(key)
      }
    }
    const note = 'one field with that of another form'
    ledger.thing({ kind: 'field', at: item.at, name: first.name, fate: 'converted', to: first.path, note })
    if (differing.length === 0) return
    const found = `\`${first.name}\` on \`${form.get('unique_id').text}\` differs in ${differing.map((key) => `\`${key}\``).join(', ')}`
    ledger.find({ kind: 'difference', at: item.at, found, instead: `the field as \`${first.path}\` has it` })
  }
}

const STAMPS = new Set(['created_at', 'updated_at', 'collapsed_field_for_subform_section_id'])

interface Space {
  readonly name: string
  readonly refused: (id: string) => boolean
}
