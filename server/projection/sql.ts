/** Fragments of SQL with their bound values. Identifiers come from compiled names only, values are only ever bound. */
export type SqlValue = string | number | null

export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

/** Text between inserts is trusted; an insert is a fragment, or a value to be bound. */
export function sql(texts: TemplateStringsArray, ...inserts: readonly (Sql | SqlValue)[]): Sql {
  let text = texts[0] ?? ''
  const values: SqlValue[] = []
  for (const [index, insert] of inserts.entries()) {
    if (typeof insert === 'object' && insert !== null) {
      text += insert.text
      values.push(...insert.values)
    } else {
      text += '?'
      values.push(insert)
    }
    text += texts[index + 1] ?? ''
  }
  return { text, values }
}

const IDENTIFIER = /^[a-z0-9_:.]+$/

/** A quoted identifier. What is let through cannot end the quotes. */
export function quoted(name: string): string {
  if (!IDENTIFIER.test(name)) throw new Error(`Not a name for SQL: ${name}`)
  return `"${name}"`
}

export const named = (name: string): Sql => ({ text: quoted(name), values: [] })

export const column = (alias: string, name: string): Sql => ({ text: `${alias}.${quoted(name)}`, values: [] })

export const TRUE: Sql = { text: '1', values: [] }
export const FALSE: Sql = { text: '0', values: [] }

export function joined(fragments: readonly Sql[], between: string): Sql {
  const [first, second] = fragments
  if (first && !second) return first
  return {
    text: fragments.map(({ text }) => text).join(between),
    values: fragments.flatMap(({ values }) => values),
  }
}

/** All of them; a constant is worked out. */
export function both(...conditions: readonly Sql[]): Sql {
  if (conditions.includes(FALSE)) return FALSE
  const left = conditions.filter((condition) => condition !== TRUE)
  return left.length === 0 ? TRUE : left.length === 1 ? (left[0] as Sql) : sql`(${joined(left, ' AND ')})`
}

/** One of them at least; a constant is worked out. */
export function either(...conditions: readonly Sql[]): Sql {
  if (conditions.includes(TRUE)) return TRUE
  const left = conditions.filter((condition) => condition !== FALSE)
  return left.length === 0 ? FALSE : left.length === 1 ? (left[0] as Sql) : sql`(${joined(left, ' OR ')})`
}

/** So many values are bound one by one; more travel as one JSON list. */
const ONE_BY_ONE = 20

export function isAmong(value: Sql, list: readonly (string | number)[]): Sql {
  if (list.length === 0) return FALSE
  if (list.length === 1) return sql`${value} = ${list[0] ?? null}`
  if (list.length > ONE_BY_ONE) return sql`${value} IN (SELECT value FROM json_each(${JSON.stringify(list)}))`
  return sql`${value} IN (${joined(
    list.map((one) => sql`${one}`),
    ', ',
  )})`
}
