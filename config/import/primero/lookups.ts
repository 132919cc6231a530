import { optionIdFrom } from '../ids.ts'
import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'

interface Option {
  readonly id: string
  readonly label: Texts
  readonly tags?: readonly string[]
  readonly retired?: true
}

/** A lookup as it will be written. */
export interface PlannedLookup {
  readonly id: string
  readonly label: Texts
  /** Ids that the source gives, and what they are now. */
  readonly ids: ReadonlyMap<string, string>
  readonly options: readonly Option[]
  /** In the source; absent for what the import adds. */
  readonly item?: Item
}

const UNKNOWN = { en: 'Unknown', ar: 'غير معروف', fr: 'Inconnu', es: 'Desconocido' }

/** Every lookup of the result: those of the source, and those that lists inside fields and missing names make needed. */
export class LookupBook {
  readonly #importing: Importing
  readonly #bySource = new Map<string, PlannedLookup>()
  readonly #all: PlannedLookup[] = []
  readonly #inline = new Map<string, PlannedLookup>()
  readonly #groups: ReadonlySet<string>
  readonly #missing = new Set<string>()

  /** `groups`: lookups that name groups of forms, which become those groups unless a field uses them too. */
  constructor(importing: Importing, groups: ReadonlySet<string>) {
    this.#importing = importing
    this.#groups = groups
    for (const item of importing.data.get('Lookup').list()) {
      const name = item.get('unique_id').text
      if (groups.has(name)) continue
      if (this.#bySource.has(name)) {
        item.leftOut('a second lookup of the same id')
        importing.ledger.thing({
          kind: 'lookup',
          at: item.at,
          name,
          fate: 'left_out',
          note: 'a second one of the same id',
        })
        importing.ledger.find({
          kind: 'invalid',
          at: item.at,
          found: `the lookup \`${name}\` a second time`,
          instead: 'the first one',
        })
      } else this.#bySource.set(name, this.#planned(item, name))
    }
  }

  /** The lookup of that id; a placeholder where the bundle has none. */
  named(name: string, at: string): PlannedLookup {
    const known = this.#bySource.get(name)
    const { ids, ledger, texts } = this.#importing
    const isThere = this.#groups.has(name) || (known !== undefined && !this.#missing.has(name))
    if (!isThere) {
      this.#missing.add(name)
      const instead = `an empty lookup \`${ids.of('lookup', name)}\` with the one option “Unknown”, to be filled`
      ledger.find({ kind: 'dangling', at, found: `the lookup \`${name}\`, which the bundle does not have`, instead })
    }
    if (known) return known
    const item = this.#groups.has(name)
      ? this.#importing.data
          .get('Lookup')
          .list()
          .find((one) => one.get('unique_id').text === name)
      : undefined
    const id = ids.of('lookup', name)
    const made = item
      ? this.#planned(item, name)
      : { id, label: texts.own({ en: inWords(id) }), ids: new Map<string, string>(), options: [this.#unknown()] }
    this.#bySource.set(name, made)
    if (!item) {
      this.#all.push(made)
      ledger.add(`lookups/${id}`, `a field names the lookup \`${name}\`, which the bundle does not have`)
    }
    return made
  }

  /** The lookup for options that stand in a field; the same for two fields with the same options. */
  inline(options: Item, name: string, label: Texts): PlannedLookup {
    const key = JSON.stringify(options.value)
    const known = this.#inline.get(key)
    const id = known?.id ?? this.#importing.ids.of('lookup', name)
    const made = this.#options(options, id, known === undefined)
    if (known) return known
    const lookup = { id, label: this.#importing.texts.whole(label), ...made }
    this.#inline.set(key, lookup)
    this.#all.push(lookup)
    return lookup
  }

  /** A lookup that the import makes out of something else, such as the user groups. */
  added(
    name: string,
    label: Texts,
    options: readonly (readonly [from: string, id: string, label: Texts])[],
    why: string,
  ): PlannedLookup {
    const known = this.#bySource.get(`+${name}`)
    if (known) return known
    const id = this.#importing.ids.of('lookup', name)
    const lookup = {
      id,
      label,
      ids: new Map(options.map(([from, to]) => [from, to])),
      options: options.length > 0 ? options.map(([, to, text]) => ({ id: to, label: text })) : [this.#unknown()],
    }
    this.#bySource.set(`+${name}`, lookup)
    this.#all.push(lookup)
    this.#importing.ledger.add(`lookups/${id}`, why)
    return lookup
  }

  has = (name: string): boolean => this.#bySource.has(name)

  /** Puts an option first: it is the one that new records get. */
  withFirst(lookup: PlannedLookup, id: string): void {
    const at = this.#all.indexOf(lookup)
    const option = lookup.options.find((one) => one.id === id)
    if (!option || at < 0) return
    const moved = { ...lookup, options: [option, ...lookup.options.filter((one) => one !== option)] }
    this.#all[at] = moved
    for (const [name, one] of this.#bySource) if (one === lookup) this.#bySource.set(name, moved)
  }

  write(): void {
    const { files, texts } = this.#importing
    for (const { id, label, options } of this.#all) {
      files.json(`lookups/${id}.json`, {
        id,
        label: texts.written(label),
        options: options.map((option) => ({ ...option, label: texts.written(option.label) })),
      })
    }
  }

  #unknown = (): Option => ({ id: 'unknown', label: this.#importing.texts.own(UNKNOWN) })

  #planned(item: Item, name: string): PlannedLookup {
    const { ids, texts, ledger } = this.#importing
    const id = ids.of('lookup', name)
    const to = `lookups/${id}`
    if (id === name) item.get('unique_id').carried(`${to}/id`)
    else item.get('unique_id').converted(`${to}/id`, 'ids have small letters, digits and underscores')
    const label = texts.read(item.get('name_i18n'), `${to}/label`) ?? texts.whole({ en: inWords(id) })
    const { ids: optionIds, options } = this.#options(item.get('lookup_values_i18n'), id, true)
    if (options.length === 0) ledger.add(`${to}/options/unknown`, `the lookup \`${name}\` has no options`)
    item.get('locked').restLeftOut('only the administration of the source reads it')
    item.restLeftOut('no attribute of a lookup in this format')
    ledger.thing({ kind: 'lookup', at: item.at, name, fate: 'carried', to })
    const lookup = { id, label, ids: optionIds, options: options.length > 0 ? options : [this.#unknown()], item }
    this.#all.push(lookup)
    return lookup
  }

  #options(list: Item, lookup: string, isFirst: boolean): Pick<PlannedLookup, 'ids' | 'options'> {
    const { texts, ledger, ids } = this.#importing
    const given = new Map<string, string>()
    const taken = new Set<string>()
    const options: Option[] = []
    for (const item of list.list()) {
      const { value } = item.get('id')
      const from = String(value ?? '')
      const here = `lookups/${lookup}/options/`
      if (given.has(from)) {
        item.leftOut(`a second option \`${from}\` in the same list`)
        ledger.thing({ kind: 'option', at: item.at, name: from, fate: 'left_out', note: 'a second one of the same id' })
        ledger.find({
          kind: 'invalid',
          at: item.at,
          found: `the option \`${from}\` a second time`,
          instead: 'the first one',
        })
        continue
      }
      const plain = optionIdFrom(from)
      let id = plain
      for (let number = 2; taken.has(id.toLowerCase()); number++) id = `${plain.slice(0, 76)}_${number}`
      taken.add(id.toLowerCase())
      given.set(from, id)
      if (id === from) item.get('id').carried(`${here}${id}/id`)
      else {
        item
          .get('id')
          .converted(
            `${here}${id}/id`,
            'ids of options: 80 characters, letters, digits and `_ . + < > -`, none equal but for capitals',
          )
        if (isFirst)
          ids.renamed.push({ kind: `option of ${lookup}`, from, to: id, why: 'not written as ids of options are' })
      }
      const label = texts.read(item.get('display_text'), `${here}${id}/label`) ?? texts.whole({ en: from || id })
      const tags = item.get('tags').texts()
      if (tags.length > 0) item.get('tags').carried(`${here}${id}/tags`)
      const isRetired = item.get('disabled').value === true
      if (isRetired)
        item.get('disabled').converted(`${here}${id}/retired`, 'not offered any more, kept where it was chosen')
      else item.get('disabled').isDefault()
      item.restLeftOut('no attribute of an option in this format')
      ledger.thing({ kind: 'option', at: item.at, name: from, fate: 'carried', to: `${here}${id}` })
      options.push({
        id,
        label,
        ...(tags.length > 0 && { tags: [...new Set(tags)] }),
        ...(isRetired && { retired: true as const }),
      })
    }
    if (list.list().length === 0) list.isDefault()
    return { ids: given, options }
  }
}
