import type { Logic } from '../../engine/logic/logic.ts'
import { FormulaTrouble, parseFormula } from '../formula/parse.ts'
import { printFormula } from '../formula/print.ts'

/** How one property of a configuration file stands in cells: `label` may take a column for each language, the others one. */
export interface CellCodec {
  /** The cells of a value, by column. */
  write(property: string, value: unknown): Readonly<Record<string, string>>
  /** The value out of the cells of a row; undefined where they are all empty. Throws {@link CellTrouble}. */
  read(property: string, cells: Readonly<Record<string, string>>): unknown
}

/** What is wrong with a cell. */
export class CellTrouble extends Error {
  readonly column: string
  constructor(column: string, message: string) {
    super(message)
    this.column = column
  }
}

const SEPARATOR = '::'

/** The property that a column is about: `label` of `label::fr`. */
export const propertyOf = (column: string): string => column.split(SEPARATOR)[0] ?? column

/** One column, whose cell is a text that `toText` and `toValue` convert. */
const single = (toText: (value: unknown) => string, toValue: (text: string) => unknown): CellCodec => ({
  write: (property, value) => ({ [property]: toText(value) }),
  read(property, cells) {
    const text = cells[property] ?? ''
    if (text.trim() === '') return undefined
    try {
      return toValue(text)
    } catch (error) {
      throw new CellTrouble(property, (error as Error).message)
    }
  },
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`“${text.slice(0, 40)}” is no JSON: a text needs double quotes around it`)
  }
}

const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && !/^\s*["[{]/.test(value)

/** Numbers, `true`, and whatever has no form of its own, as JSON. */
export const anything = single((value) => JSON.stringify(value), jsonOf)

/** A word such as an id, as it is. */
export const word = single(
  (value) => (isPlainText(value) ? value : JSON.stringify(value)),
  (text) => (isPlainText(text) ? text : jsonOf(text)),
)

/** A list of words with commas between them. */
export const words = single(
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => isPlainText(one) && !/,|^\s|\s$/.test(one))
      ? value.join(', ')
      : JSON.stringify(value),
  (text) => (/^\s*\[/.test(text) ? jsonOf(text) : text.split(',').map((one) => one.trim())),
)

/** A condition or calculation. */
export const formula = single(
  (value) => printFormula(value as Logic),
  (text) => {
    try {
      return parseFormula(text)
    } catch (error) {
      if (!(error instanceof FormulaTrouble)) throw error
      throw new Error(`character ${error.column}: ${error.message}`)
    }
  },
)

/** A text: one column where it is written without a language, else one for each. */
export const texts: CellCodec = {
  write: (property, value) =>
    typeof value === 'string'
      ? { [property]: value }
      : Object.fromEntries(
          Object.entries(value as Readonly<Record<string, string>>).map(([locale, text]) => [
            `${property}${SEPARATOR}${locale}`,
            text,
          ]),
        ),
  read(property, cells) {
    const plain = cells[property] ?? ''
    const byLocale = Object.entries(cells).flatMap(([column, text]): [string, string][] => {
      const [name, locale] = column.split(SEPARATOR)
      return name === property && locale !== undefined && text.trim() !== '' ? [[locale, text]] : []
    })
    if (plain.trim() !== '') {
      if (byLocale.length > 0) {
        throw new CellTrouble(property, 'holds a text without a language, and other columns the same text in languages')
      }
      return plain
    }
    return byLocale.length > 0 ? Object.fromEntries(byLocale) : undefined
  },
}

interface Property {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly items?: Property
  readonly $comment?: string
}

/** The codec that a property's JSON Schema asks for. */
export function codecFor(schema: object | undefined): CellCodec {
  const { type, enum: allowed, items, $comment } = (schema ?? {}) as Property
  if ($comment === 'logic') return formula
  if (Array.isArray(type) && type.includes('object') && type.includes('string')) return texts
  if (type === 'string' || allowed?.every((one) => typeof one === 'string')) return word
  if (type === 'array' && items?.type === 'string') return words
  return anything
}
