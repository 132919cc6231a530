import { equal } from '../../engine/lib/equal.ts'
import { wordsIn } from '../../engine/query/words.ts'
import { answersRead, valuesIn } from './columns.ts'
import { lineWriter, type Part } from './part.ts'
import type { TypePlan } from './plan.ts'
import { quoted } from './sql.ts'

/** One line per word, field and record of what the search box looks through. */
export function wordsPart({ model, searched }: TypePlan): Part {
  return {
    name: 'words',
    of: 'record',
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (word TEXT NOT NULL, field TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (word, field, record)) WITHOUT ROWID`,
    ],
    follows: new Set(searched.flatMap(answersRead)),
    content: searched.map(({ name, field }) => [name, field?.type, field?.settings]),
    open: (sqlite, table) =>
      lineWriter(sqlite, table, {
        columns: ['word', 'field', 'record'],
        keys: 3,
        linesOf: (record) =>
          searched.flatMap((asked) =>
            valuesIn(model, asked, record).flatMap((value) =>
              wordsIn(String(value)).map((word) => [word, asked.name, record.id]),
            ),
          ),
        touched: (before, after) =>
          searched.some((asked) => !equal(valuesIn(model, asked, before), valuesIn(model, asked, after))),
      }),
  }
}
