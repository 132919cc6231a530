import type Sqlite from 'better-sqlite3'

/** So many statements are kept prepared; questions of one shape share one. */
const KEPT = 500

/** Gives statements that answer in bare lines, prepared once for each text. */
export function preparer(sqlite: Sqlite.Database): (text: string) => Sqlite.Statement {
  const statements = new Map<string, Sqlite.Statement>()
  return (text) => {
    const kept = statements.get(text)
    if (kept) return kept
    if (statements.size >= KEPT) statements.clear()
    const made = sqlite.prepare(text).raw()
    statements.set(text, made)
    return made
  }
}
