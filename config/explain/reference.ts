/** How a place in the files that names something else is described. */
import type { FileKind } from '../file-kinds.ts'
import type { PlainKind, Thing } from './thing.ts'
import type { Section } from './use.ts'

/** What the name at a place stands for; the values on the way to it say of which record type or rows. */
export type Meaning = (name: string, at: Way) => Thing

export interface Way {
  readonly recordType: string
  /** Values from the file down to the name. */
  readonly values: readonly unknown[]
}

export interface Reference {
  readonly kind: FileKind
  /** Steps from the root: a property, `*` for each entry or value, `{key}` for each key. */
  readonly path: string
  readonly means: Meaning
  readonly section: Section
  readonly says: (owner: string) => string
}

export const plain =
  (kind: PlainKind): Meaning =>
  (id) => ({ kind, id })

export const fieldHere: Meaning = (id, { recordType }) => ({ kind: 'field', recordType, id })
export const cellHere: Meaning = (id, { recordType, values }) => ({
  ...{ kind: 'field', recordType, id },
  subform: idOf(values.findLast((value) => isObject(value) && Array.isArray(value['fields']) && 'type' in value)),
})
export const formHere: Meaning = (id, { recordType }) => ({ kind: 'form', recordType, id })
/** Of a panel: the field belongs to the record type beside it. */
export const fieldThere: Meaning = (id, { values }) => ({
  ...{ kind: 'field', id },
  recordType: String(
    (values.findLast((value) => isObject(value) && 'recordType' in value) as { recordType: string })?.recordType,
  ),
})

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const idOf = (value: unknown): string => (isObject(value) ? String(value['id']) : '')

export const reference = (
  kind: FileKind,
  path: string,
  means: Meaning,
  section: Section,
  says: Reference['says'],
): Reference => ({
  ...{ kind, path, means, section, says },
})
