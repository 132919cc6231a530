import type { Effect } from '../lifecycle.ts'
import type { Becoming } from './becoming.ts'

/** A JSON Schema of one property, with `$comment: 'logic'` where an expression stands. */
type PropertySchema = Readonly<Record<string, unknown>>

type EffectNamed<Name extends Effect['effect']> = Extract<Effect, { readonly effect: Name }>

type Run = (becoming: Becoming, effects: readonly Effect[]) => void

/** One thing that can happen to a record: how it is written, and what it does. */
export interface EffectType<Name extends Effect['effect'] = Effect['effect']> {
  readonly effect: Name
  readonly properties: Readonly<Record<string, PropertySchema>>
  readonly required: readonly string[]
  /** Called with the record as earlier effects left it; `run` does further effects. Throws a LogicError or an EffectError when it cannot be. */
  apply(becoming: Becoming, effect: EffectNamed<Name>, run: Run): void
}

export const defineEffect = <const Name extends Effect['effect']>(type: EffectType<Name>): EffectType =>
  type as unknown as EffectType

/** Expressions in the schema of an effect. */
export const expression = (description: string): PropertySchema => ({ $comment: 'logic', description })

export const idOf = (description: string): PropertySchema => ({
  type: 'string',
  pattern: '^[a-z][a-z0-9_]{0,59}$',
  description,
})
