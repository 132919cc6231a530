/** What a write does, and who does it. Away from a write they come to nothing, or to no. */
import { equal } from '../../lib/equal.ts'
import { own } from '../../lib/own.ts'
import { collectionColumns } from '../../records/collections.ts'
import type { Answers } from '../../records/record.ts'
import { before, rowsAddedIn, type Scope, valueIn, type Writer } from '../scope.ts'
import { booleanType, numberType, textType, unknownType, type ValueType } from '../value-type.ts'
import type { Operator } from './operator.ts'

/** Whether this write changes the value under the name; in a row the row's. */
export const changed: Operator = {
  name: 'changed',
  operands: [1, 1],
  named: true,
  during: 'write',
  run(scope, name) {
    const was = before(scope)
    return was !== undefined && !equal(valueIn(was, String(name)), valueIn(scope, String(name)))
  },
  type: () => booleanType,
}

/** The value under the name before this write; missing in what is new. */
export const was: Operator = {
  name: 'was',
  operands: [1, 1],
  named: true,
  during: 'write',
  run(scope, name) {
    const was = before(scope)
    return was && valueIn(was, String(name))
  },
  type: (_, judge) => judge.nameType,
}

/** The rows that this write adds to a subform of the record. */
export const rowsAdded: Operator = {
  name: 'rows_added',
  operands: [1, 1],
  named: true,
  during: 'write',
  rowsOf: rowsAddedIn,
  run: (scope, name) => rowsAddedIn(scope, String(name)).map(({ answers }) => answers),
  type(_, judge) {
    if (judge.nameType.kind !== 'unknown' && !judge.nameType.rows) judge.refuse(0, 'rows')
    return judge.nameType
  },
}

/** What was answered in the dialog of an action. */
export const asked: Operator = {
  name: 'asked',
  operands: [1, 1],
  named: true,
  names: 'asked',
  during: 'action',
  run: ({ record }, name) => record.asked && valueIn(record.asked, String(name)),
  type: (_, judge) => judge.nameType,
}

type KeyOfWriter = keyof Writer
const keysOfWriter: Readonly<Record<string, { readonly key: KeyOfWriter; readonly type: ValueType }>> = {
  user_name: { key: 'userName', type: { kind: 'user' } },
  full_name: { key: 'fullName', type: textType },
  agency: { key: 'agency', type: { kind: 'agency' } },
  role: { key: 'role', type: unknownType },
}

const keyNamed = (name: unknown) =>
  typeof name === 'string' && Object.hasOwn(keysOfWriter, name) ? keysOfWriter[name] : undefined

/** Who does it: `user_name`, `full_name`, `agency` or `role`. */
export const actor: Operator = {
  name: 'actor',
  operands: [1, 1],
  during: 'writer',
  run({ record }, name) {
    const known = keyNamed(name)
    return known && record.actor?.[known.key]
  },
  type([name], judge) {
    const known = keyNamed(name?.literals?.[0])
    if (!known) judge.refuse(0, Object.keys(keysOfWriter).join(', '))
    return known?.type ?? unknownType
  },
}

/** A value of the entry that a step of a transition is about, or of one of its own questions. */
export const transition: Operator = {
  name: 'transition',
  operands: [1, 1],
  during: 'action',
  run({ record: { transition: row } }, name) {
    if (!row || typeof name !== 'string') return undefined
    return own(row as unknown as Answers, name) ?? own(row.answers, name)
  },
  type([name]) {
    const kind = own(
      collectionColumns.transitions,
      String(name?.literals?.[0]) as keyof typeof collectionColumns.transitions,
    )
    return kind === undefined || kind === 'option' ? unknownType : kind === 'text' ? textType : { kind }
  },
}

const plain = (name: string, type: ValueType, run: (scope: Scope) => unknown): Operator => ({
  name,
  operands: [0, 0],
  during: 'action',
  run,
  type: () => type,
})

/** Whether who does it owns the record, as it stood before. */
export const isOwner = plain('is_owner', booleanType, ({ record }) => record.isOwner === true)

/** The instant at which it is done. */
export const now: Operator = { ...plain('now', { kind: 'datetime' }, ({ record }) => record.now), now: true }

/** Version of the record that it is done to. */
export const version = plain('version', numberType, ({ record }) => record.version)
