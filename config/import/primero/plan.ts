import type { Logic } from '../../../engine/logic/logic.ts'
import type { Item } from '../item.ts'
import type { Operand } from './expression-operands.ts'
import type { Groups } from './groups.ts'
import type { PlannedLookup } from './lookups.ts'

/** What a field of the source becomes: a field type with its settings, and what conditions see in it. */
export interface FieldKind {
  readonly type: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly operand: Omit<Operand, 'written'>
  readonly lookup?: PlannedLookup
  /** What to say of the conversion besides the two names. */
  readonly note?: string
}

/** A field as it will be written, where it stands first. */
export interface PlannedField {
  readonly item: Item
  /** In the source. */
  readonly name: string
  readonly id: string
  /** Path of its texts: `fields/<record type>/<field>`. */
  readonly path: string
  readonly kind: FieldKind
  readonly rows?: PlannedRows
}

export interface PlannedRows {
  /** The nested form whose fields the rows have. */
  readonly form: Item
  readonly fields: ReadonlyMap<string, PlannedField>
}

export interface PlannedForm {
  readonly item: Item
  readonly name: string
  readonly id: string
  readonly order: number
  /** In the order of the form. */
  readonly places: readonly PlannedField[]
  /** Those of the places that are written with this form. */
  readonly homeOf: ReadonlySet<PlannedField>
  readonly group: string
  /** Built-in parts after the fields. */
  readonly panels: readonly object[]
  /** Links to other records that the import adds to the form. */
  readonly links: readonly { readonly id: string; readonly recordType: string }[]
  /** Why nobody sees the form; undefined where it shows. */
  readonly hidden?: string
  readonly programmes: readonly string[]
}

export interface PlannedType {
  readonly id: string
  readonly name: string
  readonly forms: readonly PlannedForm[]
  readonly fields: ReadonlyMap<string, PlannedField>
  /** Core facts by the names that the source has for them. */
  readonly facts: ReadonlyMap<string, Operand>
  /** Fields that settings put together out of others, by the name of the source. */
  readonly composed: ReadonlyMap<string, Logic>
  /** Ids of the programmes that it belongs to. */
  readonly programmes: readonly string[]
  readonly statusLookup: PlannedLookup
  readonly groups: Groups
  readonly ids: { readonly unique: string; readonly display: string }
}
