import type Sqlite from 'better-sqlite3'
import { equal } from '../../engine/lib/equal.ts'
import { type Membership, reachOf } from '../../engine/permissions/reach.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { answersRead, keyName, keyOf, sqlTypeOf, sqlValueOf, valuesIn } from './columns.ts'
import type { Part, PartWriter } from './part.ts'
import type { TypePlan } from './plan.ts'
import { quoted, type SqlValue } from './sql.ts'

/** Columns of reach rows that are nobody's field. */
export const KEY = ':key'
export const BLANK = ':blank'
export const SORT = ':sort'
/** Instant from which the line counts no more; blank: it does not end. */
export const UNTIL = ':until'

/** A reach writer can also rewrite the rows of one record, after a user moved. */
export interface ReachWriter extends PartWriter {
  renew(record: AnyRecord): void
}

export type MembershipOf = (userName: string) => Membership | undefined

/**
 * One line per record and each way to reach it, in the order of the list that people open first: a person's list is read
 * off it without a look at any other table. Principals and labels are numbers, kept in `reach_keys`.
 */
export function reachPart(
  plan: TypePlan,
  membershipOf: MembershipOf,
): Part & { open(...of: OpenArguments): ReachWriter } {
  const { sort, carried } = plan
  const columns = carried.map((asked) => `${quoted(keyName(asked))} ${sqlTypeOf(asked.kind)}`)
  const facts = [
    `${quoted(KEY)} INTEGER NOT NULL`,
    'record_state INTEGER NOT NULL',
    'status TEXT NOT NULL',
    `${quoted(BLANK)} INTEGER NOT NULL`,
    `${quoted(SORT)} NOT NULL`,
    'record TEXT NOT NULL',
    'programme TEXT NOT NULL',
    `${quoted(UNTIL)} TEXT`,
  ]
  const order = [
    quoted(KEY),
    'record_state',
    'status',
    quoted(BLANK),
    `${quoted(SORT)} ${sort?.direction ?? 'asc'}`,
    'record',
  ]
  return {
    name: 'reach',
    of: 'record',
    ddl: (table) => [
      `CREATE TABLE ${quoted(table)} (${[...facts, ...columns].join(', ')}, PRIMARY KEY (${order.join(', ')})) WITHOUT ROWID`,
      `CREATE INDEX ${quoted(`${table}:record`)} ON ${quoted(table)} (record, ${quoted(KEY)}, ${quoted(UNTIL)})`,
    ],
    follows: new Set([...(sort ? [sort.asked] : []), ...carried].flatMap(answersRead)),
    content: [sort?.asked, ...carried].map((asked) => asked && [asked.name, asked.field?.type, asked.field?.settings]),
    open: (sqlite, table) => reachWriter(sqlite, table, plan, membershipOf),
  }
}

/** Columns after the key that every line has. */
const FACTS = 6

type OpenArguments = [sqlite: Sqlite.Database, table: string]

function reachWriter(sqlite: Sqlite.Database, table: string, plan: TypePlan, membershipOf: MembershipOf): ReachWriter {
  const { model, sort, carried } = plan
  const marks = Array.from({ length: 8 + carried.length }, () => '?').join(', ')
  const columns = [KEY, 'record_state', 'status', BLANK, SORT, 'record', 'programme', UNTIL].map(quoted)
  const all = [...columns, ...carried.map((asked) => quoted(keyName(asked)))]
  const insert = sqlite.prepare(`INSERT INTO ${quoted(table)} (${all.join(', ')}) VALUES (${marks})`)
  const tailColumns = [
    ...['record_state', 'status', quoted(BLANK), quoted(SORT), 'record', 'programme'],
    ...carried.map((asked) => quoted(keyName(asked))),
  ]
  const settings = tailColumns.map((column) => `${column} = ?`).join(', ')
  const move = sqlite.prepare(`UPDATE ${quoted(table)} SET ${settings} WHERE record = ?`)
  const remove = sqlite.prepare(`DELETE FROM ${quoted(table)} WHERE record = ?`)
  const keyFor = reachKeys(sqlite)

  /** What a record's rows say besides the principal, in the order of the columns after the key. */
  function tailOf(record: AnyRecord): readonly SqlValue[] {
    const [by] = sort ? valuesIn(model, sort.asked, record) : []
    const { record_state, status } = record.core
    return [
      Number(record_state),
      status,
      Number(by === undefined),
      by === undefined || !sort ? '' : keyOf(sort.asked.kind, by),
      record.id,
      record.programme,
      ...carried
        .map((asked) => valuesIn(model, asked, record)[0])
        .map((value) => (value === undefined ? null : sqlValueOf(value))),
    ]
  }
  const add = (record: AnyRecord) => {
    const tail = tailOf(record)
    for (const { label, principal, until = null } of reachOf(record, membershipOf)) {
      insert.run(keyFor(label, principal), ...tail.slice(0, FACTS), until, ...tail.slice(FACTS))
    }
  }
  const renew = (record: AnyRecord) => {
    remove.run(record.id)
    add(record)
  }
  const peopleOf = ({ core }: AnyRecord) => [core.owned_by, core.shared_with]

  return {
    add,
    renew,
    change(before, after) {
      if (!equal(peopleOf(before), peopleOf(after))) return renew(after)
      const tail = tailOf(after)
      if (!equal(tailOf(before), tail)) move.run(...tail, after.id)
    },
  }
}

/** The number of a label and principal, made where there is none yet. */
function reachKeys(sqlite: Sqlite.Database): (label: string, principal: string) => number {
  const find = sqlite.prepare('SELECT number FROM reach_keys WHERE label = ? AND principal = ?').pluck()
  const make = sqlite.prepare('INSERT INTO reach_keys (label, principal) VALUES (?, ?)')
  return (label, principal) =>
    (find.get(label, principal) as number | undefined) ?? Number(make.run(label, principal).lastInsertRowid)
}
