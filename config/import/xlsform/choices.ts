import type { Logic } from '../../../engine/logic/logic.ts'
import { optionIdFrom } from '../ids.ts'
import { allOf, NotConvertible, nameOf, notOf, someOf, withinLimits } from '../logic.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'
import { textsIn } from './languages.ts'
import { plainColumn, type Row } from './sheets.ts'
import { convertedValue } from './xpath/convert.ts'
import { type Expression, parsed } from './xpath/parse.ts'
import { asBoolean, asText, type Find, type Remark, type Value } from './xpath/value.ts'

/** A list of choices as a lookup. */
export interface ChoiceList {
  readonly id: string
  /** Names in the form, and what they are now. */
  readonly ids: ReadonlyMap<string, string>
}

interface Option {
  readonly id: string
  readonly label: Texts
  readonly tags?: readonly string[]
}

const OTHER = { en: 'Other', ar: 'غير ذلك', fr: 'Autre', es: 'Otro' }

/** The lists of choices of a form. Columns that filters ask about become tags. */
export class Choices {
  readonly #importing: Importing
  readonly #lists = new Map<string, readonly Row[]>()
  readonly #made = new Map<string, ChoiceList & { readonly options: Option[] }>()
  readonly #columns: ReadonlyMap<string, ReadonlySet<string>>

  /** `filters`: for each list the filters that questions put on it. */
  constructor(rows: readonly Row[], filters: ReadonlyMap<string, readonly string[]>, importing: Importing) {
    this.#importing = importing
    for (const row of rows) {
      const list = row.get('list_name', 'list').text
      this.#lists.set(list, [...(this.#lists.get(list) ?? []), row])
    }
    this.#columns = new Map(
      [...filters].map(([list, texts]) => [
        list,
        new Set(texts.flatMap(columnsIn).filter((column) => column !== 'name')),
      ]),
    )
  }

  /** The lookup of a list; one with the one option “Other” where the form has none. */
  named(name: string, at: string): ChoiceList {
    const known = this.#made.get(name)
    if (known) return known
    const { ids, ledger } = this.#importing
    const id = ids.of('lookup', name || 'choices')
    const rows = this.#lists.get(name) ?? []
    const made = this.#options(rows, id, [...(this.#columns.get(name) ?? [])])
    if (made.options.length === 0) {
      made.options.push({ id: 'other', label: this.#importing.texts.own(OTHER) })
      ledger.find({
        kind: 'dangling',
        at,
        found: `the list of choices \`${name}\`, which the form does not have`,
        instead: `a lookup \`${id}\` with the one option “Other”, to be filled`,
      })
      ledger.add(`lookups/${id}`, `a question names the list \`${name}\`, which the form does not have`)
    }
    const list = { id, ...made }
    this.#made.set(name, list)
    return list
  }

  /** Adds the choice “Other”, which `or_other` asks for. */
  withOther(name: string): void {
    const made = this.#made.get(name)
    if (!made || made.options.some(({ id }) => id === 'other')) return
    made.options.push({ id: 'other', label: this.#importing.texts.own(OTHER) })
  }

  /** Lists that no question uses are lookups as well. */
  write(): void {
    const { files, texts } = this.#importing
    for (const [name, rows] of this.#lists) this.named(name, rows[0]?.get('list_name', 'list').at ?? '')
    for (const { id, options } of this.#made.values()) {
      files.json(`lookups/${id}.json`, {
        id,
        label: texts.written(texts.whole({ en: inWords(id) })),
        options: options.map((option) => ({ ...option, label: texts.written(option.label) })),
      })
    }
  }

  #options(
    rows: readonly Row[],
    lookup: string,
    columns: readonly string[],
  ): { ids: Map<string, string>; options: Option[] } {
    const { texts, ledger } = this.#importing
    const ids = new Map<string, string>()
    const options: Option[] = []
    for (const row of rows) {
      const name = row.get('name', 'value')
      const id = optionIdFrom(name.text)
      const to = `lookups/${lookup}/options/${id}`
      row.get('list_name', 'list').converted(`lookups/${lookup}`, 'the lookup')
      const isSecond = ids.has(name.text) || options.some((option) => option.id.toLowerCase() === id.toLowerCase())
      if (!name.isSaid || isSecond) {
        for (const [, cell] of row.cells())
          cell.restLeftOut(name.isSaid ? 'a second choice of that name in the list' : 'a choice without a name')
        ledger.thing({
          kind: 'choice',
          at: name.at,
          name: name.text,
          fate: 'left_out',
          note: 'its name is missing or taken',
        })
        ledger.find({
          kind: 'invalid',
          at: name.at,
          found: `the choice \`${name.text}\` a second time or without a name`,
          instead: 'the first one',
        })
        continue
      }
      ids.set(name.text, id)
      if (id === name.text) name.carried(`${to}/id`)
      else name.converted(`${to}/id`, 'ids of options have letters, digits and `_ . + < > -`')
      const label = textsIn(row, 'label', `${to}/label`, texts) ?? texts.whole({ en: name.text })
      const tags = columns.flatMap((column) => {
        const cell = row.get(column)
        if (!cell.isSaid) return []
        cell.converted(`${to}/tags`, 'what filters of choices ask about')
        return [tagOf(column, cell.text, columns)]
      })
      for (const [column, cell] of row.cells()) {
        if (!cell.isTouched)
          cell.leftOut(
            /^(media|image|audio|video|big-image)/.test(plainColumn(column))
              ? 'options have no pictures or sounds'
              : 'no filter asks about the column',
          )
      }
      ledger.thing({ kind: 'choice', at: name.at, name: name.text, fate: 'carried', to })
      options.push({ id, label, ...(tags.length > 0 && { tags: [...new Set(tags)] }) })
    }
    return { ids, options }
  }

  /** A filter of choices, which reads answers and the columns of the list. */
  filter(text: string, list: string, find: Find, remark: Remark): Logic {
    const columns = [...(this.#columns.get(list) ?? [])]
    const rows = this.#lists.get(list) ?? []
    return withinLimits(
      filterOf(parsed(text), {
        columns,
        find,
        remark,
        valuesOf: (column) => [...new Set(rows.map((row) => row.get(column).text).filter((one) => one !== ''))],
      }),
    )
  }
}

/** With one column the value itself is the tag; with several the column stands before it. */
const tagOf = (column: string, value: string, columns: readonly string[]): string =>
  (columns.length > 1 ? `${column}:${optionIdFrom(value)}` : optionIdFrom(value)).slice(0, 80)

const columnsIn = (text: string): readonly string[] => {
  try {
    return columnsOf(parsed(text))
  } catch (error) {
    if (error instanceof NotConvertible) return []
    throw error
  }
}

const columnsOf = (expression: Expression): readonly string[] => {
  if (expression.is === 'column') return [expression.name]
  return expression.is === 'call' ? expression.operands.flatMap(columnsOf) : []
}

interface Around {
  readonly columns: readonly string[]
  readonly find: Find
  readonly remark: Remark
  readonly valuesOf: (column: string) => readonly string[]
}

function filterOf(expression: Expression, around: Around): Logic {
  if (columnsOf(expression).length === 0) return asBoolean(convertedValue(expression, around.find, around.remark))
  if (expression.is !== 'call') throw new NotConvertible('a column alone is no condition')
  const { name, operands } = expression
  if (name === 'and') return allOf(operands.map((one) => filterOf(one, around)))
  if (name === 'or') return someOf(operands.map((one) => filterOf(one, around)))
  if (name === 'not' && operands[0]) return notOf(filterOf(operands[0], around))
  const column = operands.find((one) => one.is === 'column')
  const other = operands.find((one) => one !== column)
  if (column?.is !== 'column' || !other || columnsOf(other).length > 0)
    throw new NotConvertible('a filter compares a column with an answer or a text')
  const value = convertedValue(other, around.find, around.remark)
  if (name === '=') return isTagged(column.name, value, around)
  if (name === '!=') return notOf(isTagged(column.name, value, around))
  if (name === 'selected' && value.many) {
    return someOf(
      around
        .valuesOf(column.name)
        .map((one) =>
          allOf([{ in: [optionIdFrom(one), value.logic] }, tagged(tagOf(column.name, one, around.columns))]),
        ),
    )
  }
  throw new NotConvertible(`\`${name}\` of a column has no counterpart`)
}

const tagged = (tag: Logic): Logic => ({ in: [tag, nameOf('option.tags')] })

function isTagged(column: string, value: Value, { columns }: Around): Logic {
  if (column === 'name')
    return {
      '==': [nameOf('option.id'), value.literal === undefined ? value.logic : optionIdFrom(String(value.literal))],
    }
  if (value.literal !== undefined) return tagged(tagOf(column, String(value.literal), columns))
  const text = value.kind === 'number' ? { cat: value.logic } : asText(value)
  return tagged(columns.length > 1 ? { cat: [`${column}:`, text] } : text)
}
