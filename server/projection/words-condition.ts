import { fold } from '../../engine/lib/fold.ts'
import { wordsIn } from '../../engine/query/words.ts'
import type { Setting } from './condition.ts'
import type { LiveType } from './live-type.ts'
import { IDS, isUsualInIds, ODD } from './main-part.ts'
import { both, column, either, FALSE, isAmong, joined, named, type Sql, sql, TRUE } from './sql.ts'

/** Each word starts some word of the searched fields, or a piece of an id is the whole text. */
export function hasWords(text: string, setting: Setting): Sql {
  const { live, record, reads, ids } = setting
  const whole = fold(text)
  const wanted = wordsIn(text)
  const fields = live.plan.searched.map(({ name }) => name)
  const beside = ids && isUsualInIds(whole)
  const inIds = beside ? sql`instr(${ids()}, ${whole}) > 0` : idsWith(whole, live)
  if (wanted.length === 0 || fields.length === 0) return beside ? inIds : sql`${record} IN (${inIds})`
  if (!beside && fields.every((name) => reads(name) === TRUE)) {
    // One set of records, from which the database can start.
    const found = joined(
      wanted.map((word) => wordsWith(word, live)),
      ' INTERSECT ',
    )
    return sql`${record} IN (${found} UNION ${inIds})`
  }
  const words = both(...wanted.map((word) => startsSome(word, setting)))
  return either(words, beside ? inIds : sql`${record} IN (${inIds})`)
}

/** Records with a piece of an id; where it can be of no usual id, the few others are all that is looked through. */
function idsWith(piece: string, { tables }: LiveType): Sql {
  const odd = isUsualInIds(piece) ? sql`` : sql`${column('i', ODD)} = 1 AND `
  return sql`SELECT i.id FROM ${named(tables.main)} i WHERE ${odd}instr(${column('i', IDS)}, ${piece}) > 0`
}

/** Searched fields are grouped by who reads them, so that the usual question has one look-up per word. */
function startsSome(word: string, { live, record, reads }: Setting): Sql {
  const groups = new Map<string, { readonly guard: Sql; readonly fields: string[] }>()
  for (const { name } of live.plan.searched) {
    const guard = reads(name)
    const key = JSON.stringify(guard)
    const group = groups.get(key) ?? { guard, fields: [] }
    group.fields.push(name)
    groups.set(key, group)
  }
  return either(
    ...[...groups.values()].map(({ guard, fields }) =>
      guard === FALSE ? FALSE : both(guard, sql`${record} IN (${wordsWith(word, live, fields)})`),
    ),
  )
}

/** Records in which some word of the fields starts so; of all searched fields where none are named. */
function wordsWith(start: string, { plan, tables }: LiveType, fields: readonly string[] = []): Sql {
  const isSome = fields.length > 0 && fields.length < plan.searched.length
  const among = isSome ? sql` AND ${isAmong(column('w', 'field'), fields)}` : sql``
  return sql`SELECT w.record FROM ${named(tables.words)} w WHERE ${startsWith(start)}${among}`
}

function startsWith(word: string): Sql {
  const after = firstAfter(word)
  const key = column('w', 'word')
  return after === undefined ? sql`${key} >= ${word}` : sql`${key} >= ${word} AND ${key} < ${after}`
}

const LAST = 0x10ffff

/** The first text, by code points, that is after all that start so. */
function firstAfter(start: string): string | undefined {
  const points = [...start].map((letter) => letter.codePointAt(0) ?? 0)
  while (points.at(-1) === LAST) points.pop()
  const last = points.pop()
  if (last === undefined) return undefined
  // Surrogates are no code points of text.
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}
