/** What editing on screen is made of: an operation changes files of a configuration, and leaves the rest of them as it was written. */
import type { Place } from '../report.ts'
import type { Editor } from './editor.ts'

/** One step as it is sent; each kind is a file in this folder. */
export interface Operation {
  readonly kind: string
  readonly [setting: string]: unknown
}

/** What has to be seen to elsewhere, before the draft can be applied to an instance with records. */
export interface Reminder {
  /** `migration`: records hold what goes or turns into something else: a migration takes it along, or the plan asks for a decision. */
  readonly code: 'migration' | 'uses' | 'access'
  readonly params: Readonly<Record<string, string>>
}

export interface OperationKind<Of extends Operation = Operation> {
  readonly kind: string
  /** JSON Schema of its settings. */
  readonly properties: Readonly<Record<string, object>>
  readonly required: readonly string[]
  /** Works on the editor, says where it did, and of what it reminds; makes no sense: throws a refusal. */
  apply(editor: Editor, operation: Of): Done
}

export interface Done {
  readonly place: Place
  readonly reminders?: readonly Reminder[]
}

export const defineOperation = <Of extends Operation>(kind: OperationKind<Of>): OperationKind =>
  kind as unknown as OperationKind

/** Why an operation makes no sense on these files. */
export type RefusalCode =
  | 'edit.operation_unknown'
  | 'edit.operation_malformed'
  | 'edit.thing_unknown'
  | 'edit.name_taken'
  | 'edit.name_malformed'
  | 'edit.text_unknown'
  | 'edit.locale_unknown'
  | 'edit.order_incomplete'
  | 'edit.property_unknown'
  | 'edit.last_one'
  | 'edit.still_used'
  | 'edit.nothing_changed'
  | 'edit.file_broken'
  | 'edit.misshapen'
  | 'edit.path_refused'
  | 'edit.archive_unreadable'
  | 'edit.not_text'
  | 'edit.no_instance'
  | 'edit.too_large'

export class Refused extends Error {
  readonly code: RefusalCode
  readonly params: Readonly<Record<string, string>>

  constructor(code: RefusalCode, params: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}
