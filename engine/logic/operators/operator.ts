import type { ValueKind } from '../../fields/field-type.ts'
import type { Scope } from '../scope.ts'
import type { ValueType } from '../value-type.ts'

/** One operator of the language. The interpreter runs it, the walker and the checker know it by the same entry. */
export interface Operator {
  readonly name: string
  /** Fewest and most operands. */
  readonly operands: readonly [least: number, most: number]
  /** Its only operand is a name written out: what an expression reads can be known without running it. */
  readonly named?: true
  /** What a named operator's name is one of: a field or core fact, or a question of the dialog. Default: the first. */
  readonly names?: 'fields' | 'asked'
  /** Makes sense only where somebody writes: with the record before, or while an action is decided. */
  readonly during?: During
  /** Of a named operator: the rows under the name, each as a scope. */
  rowsOf?(scope: Scope, name: string): readonly Scope[]
  /** Goes over rows: the first operand gives them, the second is judged in each. */
  readonly overRows?: true
  /** Its result is rows of its first operand. */
  readonly keepsRows?: true
  /** Reads the day that it is. */
  readonly now?: true
  /** Called with the operands' values; absent where the interpreter itself decides which operands to look at. */
  run?(scope: Scope, ...operands: readonly unknown[]): unknown
  /** Called by the checker: complains about operands that do not fit, gives the type of the result. */
  type(operands: readonly ValueType[], judge: Judge): ValueType
}

/** `write`: what a write does can be told. `action`: when and by an owner or not. `writer`: who does it, as with the default of an answer. */
export type During = 'write' | 'action' | 'writer'

/** How an operator complains about its operands, by their position. */
export interface Judge {
  /** One value of one of these kinds. */
  mustBe(operand: number, kinds: readonly ValueKind[]): void
  /** A list of values of one of these kinds. */
  mustBeList(operand: number, kinds?: readonly ValueKind[]): void
  /** Values of the two can be the same. */
  mustCompare(operand: number, other: number): void
  /** A value of the one can be in the list that is the other. */
  mustBeAmong(operand: number, list: number): void
  /** Anything else that is wrong with an operand: what it should have been. */
  refuse(operand: number, expected: string): void
  /** What the name in a named operator stands for. */
  readonly nameType: ValueType
}

export const MANY = 100

export const missing = (value: unknown): value is null | undefined => value === undefined || value === null
