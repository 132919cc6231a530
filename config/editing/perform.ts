/** Operations on a draft: all of a step or nothing of it, with the way back. */

import { limits } from '../limits.ts'
import type { Place } from '../report.ts'
import type { Source } from '../source.ts'
import { type Changes, editorOf } from './editor.ts'
import { operationKindOf } from './index.ts'
import { type Operation, type RefusalCode, Refused, type Reminder } from './operation.ts'
import { mustFit } from './settings.ts'

export type Performed =
  | {
      readonly changes: Changes
      readonly source: Source
      /** Where the last of them did something. */
      readonly place: Place
      readonly reminders: readonly Reminder[]
    }
  | {
      /** Which of them, and why. */
      readonly refused: {
        readonly index: number
        readonly code: RefusalCode
        readonly params: Readonly<Record<string, string>>
      }
    }

export function performed(basis: Source, operations: readonly Operation[]): Performed {
  const editor = editorOf(basis)
  const reminders: Reminder[] = []
  let place: Place = { file: '', pointer: '' }
  for (const [index, operation] of operations.entries()) {
    try {
      const kind = operationKindOf(operation.kind)
      mustFit(kind, operation)
      const done = kind.apply(editor, operation)
      place = done.place
      reminders.push(...(done.reminders ?? []))
      mustBeOfSize(editor.changes())
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return { refused: { index, code: error.code, params: error.params } }
    }
  }
  const before = new Map(basis.files.map(({ path, text }) => [path, text]))
  const changes = new Map([...editor.changes()].filter(([path, text]) => (before.get(path) ?? null) !== text))
  if (changes.size === 0) return { refused: { index: 0, code: 'edit.nothing_changed', params: {} } }
  return { changes, source: editor.source(), place, reminders }
}

function mustBeOfSize(changes: Changes): void {
  for (const [path, text] of changes) {
    if (text !== null && text.length > limits.jsonBytes) throw new Refused('edit.too_large', { file: path })
  }
}
