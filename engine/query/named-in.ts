/** Names that written questions read, before anybody asks: what has to have a column. */
export interface NamedIn {
  /** Of records of the type. */
  readonly record: ReadonlySet<string>
  /** Of rows, by collection. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>
}

interface Written {
  readonly from: string
  readonly where?: unknown
  readonly by?: readonly string[] | undefined
}

const ON_RECORD = 'record.'

/** What the questions among these that are about a record type name of it. */
export function namedIn(questions: readonly Written[], type: string): NamedIn {
  const record = new Set<string>()
  const rows = new Map<string, Set<string>>()
  const note = (name: string, collection: string | undefined) => {
    if (collection === undefined) record.add(name)
    else if (name.startsWith(ON_RECORD)) record.add(name.slice(ON_RECORD.length))
    else rows.set(collection, (rows.get(collection) ?? new Set()).add(name))
  }
  const visit = (where: unknown, collection: string | undefined): void => {
    if (Array.isArray(where)) for (const part of where) visit(part, collection)
    if (typeof where !== 'object' || where === null || Array.isArray(where)) return
    const { field, any_row: inner } = where as { readonly field?: unknown; readonly any_row?: unknown }
    if (typeof field === 'string') note(field, collection)
    for (const part of Object.values(where)) visit(part, typeof inner === 'string' ? inner : collection)
  }
  for (const { from, where, by = [] } of questions) {
    const [of, collection] = from.split('.')
    if (of !== type) continue
    visit(where, collection)
    for (const name of by) note(name, collection)
  }
  return { record, rows }
}
