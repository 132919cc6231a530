import { fold } from '../../engine/lib/fold.ts'
import { wordsIn } from '../../engine/query/words.ts'
import type { Setting } from './condition.ts'
import { IDS, isUsualInIds, ODD } from './main-part.ts'
import { both, column, either, FALSE, isAmong, named, type Sql, sql } from './sql.ts'

/** Each word starts some word of the searched fields, or a piece of an id is the whole text. */
export function hasWords(text: string, setting: Setting): Sql {
  const { live, record } = setting
  const whole = fold(text)
  const odd = isUsualInIds(whole) ? sql`` : sql`${column('i', ODD)} = 1 AND `
  const ids = sql`SELECT i.id FROM ${named(live.tables.main)} i WHERE ${odd}instr(${column('i', IDS)}, ${whole}) > 0`
  const wanted = wordsIn(text)
  const words = wanted.length === 0 ? FALSE : both(...wanted.map((word) => startsSome(word, setting)))
  return either(words, sql`${record} IN (${ids})`)
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
  const all = live.plan.searched.length
  return either(
    ...[...groups.values()].map(({ guard, fields }) => {
      if (guard === FALSE) return FALSE
      const among = fields.length === all ? sql`` : sql` AND ${isAmong(column('w', 'field'), fields)}`
      const found = sql`SELECT w.record FROM ${named(live.tables.words)} w WHERE ${startsWith(word)}${among}`
      return both(guard, sql`${record} IN (${found})`)
    }),
  )
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
