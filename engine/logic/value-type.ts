/** What can be known of an expression's value without running it. */
import type { ValueKind } from '../fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../fields/index.ts'
import { isoDate, isoInstant } from '../lib/dates.ts'
import { nearest } from '../lib/nearest.ts'
import type { Field, Model } from '../model.ts'
import { lookupOf, optionOf } from '../options/option-set.ts'

export interface ValueType {
  /** `unknown` fits everything: it has been complained about already, or is blank. */
  readonly kind: ValueKind | 'unknown'
  readonly many?: true
  /** Of options: the lookup that they belong to. */
  readonly lookup?: string
  /** The value is one of these, or a list of some of them. */
  readonly literals?: readonly (string | number | boolean)[]
  /** The subform whose rows these are. */
  readonly rows?: Field
}

export const unknownType: ValueType = { kind: 'unknown' }
export const booleanType: ValueType = { kind: 'boolean' }
export const numberType: ValueType = { kind: 'number' }
export const dateType: ValueType = { kind: 'date' }
export const textType: ValueType = { kind: 'text' }

/** What `var` gives for a field. */
export function typeOfField(field: Field): ValueType {
  const { lookup } = field.settings
  const kind = kindOf(field)
  return {
    kind,
    ...(fieldTypeOf(field).many && { many: true }),
    ...(typeof lookup === 'string' && kind === 'option' && { lookup }),
    ...(field.rows && { rows: field }),
  }
}

/** An age is compared as the number of its years. */
export const comparedAs = (kind: ValueType['kind']): ValueType['kind'] => (kind === 'age' ? 'number' : kind)

/** The type in words of configuration, for messages. */
export function wordsFor({ kind, many, lookup, literals }: ValueType): string {
  const [literal] = literals ?? []
  if (literal !== undefined && !many) return JSON.stringify(literal)
  const word = kind === 'option' && lookup ? `option of ${lookup}` : comparedAs(kind)
  return many ? `list of ${word}` : word
}

export interface Misfit {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

type Lookups = Pick<Model, 'lookups'>

const ownIdKinds: ReadonlySet<string> = new Set(['location', 'agency', 'user', 'group', 'record'])

/** Of an empty list it is known at least that it is a list. */
const isUnknown = ({ kind, many }: ValueType): boolean => kind === 'unknown' && !many

/** Why a value of the one type cannot stand where the other is wanted; several values want to be looked at one by one. */
export function misfit(found: ValueType, wanted: ValueType, model: Lookups): Misfit | undefined {
  if (isUnknown(found) || isUnknown(wanted)) return undefined
  const differs = { code: 'logic.type', params: { found: wordsFor(found), expected: wordsFor(wanted) } }
  if (found.many !== wanted.many) return differs
  if (found.kind === 'unknown' || wanted.kind === 'unknown') return undefined
  if (comparedAs(found.kind) === comparedAs(wanted.kind)) {
    const otherLookup = found.lookup !== undefined && wanted.lookup !== undefined && found.lookup !== wanted.lookup
    return otherLookup ? differs : undefined
  }
  if (found.kind !== 'text' || !found.literals) return differs
  if (wanted.kind === 'option') return unknownOption(found.literals.map(String), wanted, model)
  if (wanted.kind === 'date') return found.literals.every(isoDate) ? undefined : differs
  if (wanted.kind === 'datetime') return found.literals.every(isoInstant) ? undefined : differs
  return ownIdKinds.has(wanted.kind) ? undefined : differs
}

function unknownOption(ids: readonly string[], { lookup }: ValueType, model: Lookups): Misfit | undefined {
  const known = lookupOf(model, lookup)
  const found = known && ids.find((id) => !optionOf(model, lookup, id))
  if (!known || found === undefined) return undefined
  const options = known.options.map((option) => option.id)
  const suggestion = nearest(found, options)
  return {
    code: 'logic.option_unknown',
    params: {
      found,
      expected: wordsFor({ kind: 'option', ...(lookup && { lookup }) }),
      ...(suggestion && { suggestion }),
    },
  }
}

/** One type for values that come from several places, such as the branches of `if`; `unknown` when they have nothing in common. */
export function united(types: readonly ValueType[]): ValueType {
  const known = types.filter((type) => !isUnknown(type))
  // A literal takes the type of what it stands beside, and an empty list that of a fuller one.
  const vagueness = ({ kind, literals }: ValueType) => (kind === 'unknown' ? 2 : literals ? 1 : 0)
  const [first = unknownType] = [...known].sort((one, other) => vagueness(one) - vagueness(other))
  const literals = known.flatMap((type) => type.literals ?? [])
  const { literals: _, ...type } = first
  return known.every((one) => one.literals) && literals.length > 0 ? { ...type, literals } : type
}
