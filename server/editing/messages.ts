import type { Takes } from '../../config/editing/follow.ts'
import type { Inverse } from '../../config/editing/inverse.ts'
import type { Operation } from '../../config/editing/operation.ts'
import type { TextQuestion, Workbench } from '../../config/editing/workbench.ts'
import type { FileKind } from '../../config/file-kinds.ts'
import type { Making } from '../../config/release/build.ts'

/** What is done with a draft beside the server: methods of the workbench, and what they need besides the draft. */
export interface WorkOn {
  readonly perform: readonly [operations: readonly Operation[]]
  readonly undo: readonly [inverse: readonly Inverse[]]
  readonly replace: readonly [
    came: { readonly tar: Uint8Array } | { readonly files: readonly (readonly [string, string])[] },
  ]
  readonly follow: readonly [served: readonly (readonly [string, string])[], takes: Takes]
  readonly issues: readonly []
  readonly model: readonly [role: string, locale: string]
  readonly whole: readonly [recordType: string | undefined]
  readonly tests: readonly []
  readonly things: readonly [kind: FileKind | 'field', recordType: string | undefined]
  readonly texts: readonly [question: TextQuestion]
  readonly tar: readonly []
  readonly files: readonly []
  readonly release: readonly [making: Making]
}

export type Task = keyof WorkOn
export type AnswerOf<Name extends Task> = Awaited<ReturnType<Workbench[Name]>>

export interface ToChild {
  readonly job: number
  readonly draft: string
  /** Content hash of what it was begun from; its files, where this process has not had them yet. */
  readonly basis: string
  readonly files?: readonly (readonly [string, string])[]
  readonly changes: readonly (readonly [string, string | null])[]
  readonly task: Task
  readonly needs: readonly unknown[]
}

export type FromChild =
  | { readonly ready: true }
  | { readonly job: number; readonly answer: unknown }
  /** Name of a bug. */
  | { readonly job: number; readonly trouble: string }
