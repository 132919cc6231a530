import type { Field, Model, Rows } from '../model.ts'
import type { Issue } from '../problems.ts'

/** How an answer is entered. Many field types share one control. */
export type Control =
  | 'text'
  | 'number'
  | 'date'
  | 'date-time'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'place'
  | 'phone'
  | 'age'
  | 'tally'
  | 'link'
  | 'rows'
  | 'photo'
  | 'audio'
  | 'document'
  | 'signature'
  | 'output'
  | 'heading'
  | 'note'

/** What a value is to conditions, queries and the projection, whatever its field type. `none`: holds no value. */
export type ValueKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'option'
  | 'location'
  | 'agency'
  | 'user'
  | 'group'
  | 'record'
  | 'age'
  | 'rows'
  | 'files'
  | 'none'

/** What a field type may know besides the value. */
export interface FieldContext {
  readonly model: Model
  readonly field: Field
  /** `yyyy-mm-dd` in the instance's zone. */
  readonly today: string
  /** Answers beside this one: the record's, or the row's. In stored form. */
  readonly siblings: Readonly<Record<string, unknown>>
  /** The field's value before this write, in stored form: what stood may stay though it could not be chosen anew. */
  readonly standing?: unknown
}

/** A record that a value names. */
export interface RecordRef {
  readonly type: string
  readonly id: string
}

export type ValueIssue = Omit<Issue, 'path' | 'level' | 'message'>

/**
 * Everything the platform needs to know about one kind of answer. Forms, validation, queries, projection, history and
 * the configuration's schema are written against this contract and never name a field type.
 */
export interface FieldType<Type extends string = string, Value = unknown> {
  readonly type: Type
  readonly control: Control
  readonly kind: ValueKind
  /** The kind of one field, where its settings decide; ask through `kindOf`. */
  kindOf?(field: Field): ValueKind
  /** Holds attached files: one entry, or with `many` a list of them that is merged by `unique_id`. */
  readonly files?: FilesAllowed
  /** Holds several values of its kind. */
  readonly many?: true
  /** JSON Schema `properties` of the settings that a form author may give; `required` names the ones that must be. */
  readonly settings: Readonly<Record<string, object>>
  readonly requiredSettings?: readonly string[]
  /** From JSON to stored form; `undefined` when it cannot be read. Called at each write and each keystroke. Blank (`null`, `''`, `[]`) never reaches it. */
  parse(input: unknown, context: FieldContext): Value | undefined
  /** From stored form to what JSON, conditions and controls see. Left out: as stored. May be a value though nothing is stored (an age out of a birth date). */
  read?(value: Value | undefined, context: FieldContext): unknown
  /** The value to keep in view of the answers beside it (a stated age goes once the birth date is known). Called when a record is settled. */
  kept?(value: Value, context: FieldContext): Value | undefined
  /** What is wrong with a value that could be read. */
  check?(value: Value, context: FieldContext): readonly ValueIssue[]
  /** For lists, history, exports, read-only screens; `locale` picks among labels. */
  toText(value: Value, context: FieldContext & { readonly locale: string }): string
  /** Id of the field beside this one that holds the upper end, where this value is the lower end of an interval; queries find what overlaps. */
  upTo?(field: Field): string | undefined
  /** Ids of fields beside this one that say more of the same answer: where they stand on the same form, its control asks for them. */
  companions?(field: Field): readonly string[]
  /** The single comparable value of the projection's column, of this field's kind. Left out: as stored. */
  column?(value: Value | undefined, context: FieldContext): string | number | boolean | undefined
  /** What conditions see of it, where that is not what JSON shows. */
  inLogic?(value: Value | undefined, context: FieldContext): unknown
  /** Ids of the options in it, where a value is more than its options. */
  chosen?(value: Value): readonly string[]
  /** Records that an answer names, as stored or as somebody sent it: a write loads them, and a new one must be within the writer's reach. */
  names?(input: unknown, field: Field): readonly RecordRef[]
  /** JSON Schema of what JSON shows, where it is not that of the kind. */
  readonly json?: Readonly<Record<string, unknown>>
  /** For the conformance test and the generated page. */
  readonly examples: readonly FieldTypeExample[]
}

/** Which files may be attached. */
export interface FilesAllowed {
  /** Content types, each with the extensions that go with it. */
  readonly types: Readonly<Record<string, readonly string[]>>
  /** What may be said of a file. */
  readonly said: readonly string[]
  /** What of it the platform says when the file is attached. */
  readonly stamped?: readonly string[]
}

export interface FieldTypeExample {
  readonly input: unknown
  readonly value: unknown
  readonly text: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly rows?: Rows
}

export const defineFieldType = <const Type extends string, Value>(fieldType: FieldType<Type, Value>) => fieldType
