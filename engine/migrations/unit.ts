import { own } from '../lib/own.ts'
import type { Field, Model } from '../model.ts'
import { defineMigration, type MigrationStep, type ResolvedStep } from './migration.ts'
import { nameOf } from './schema-parts.ts'

interface Unit extends ResolvedStep {
  readonly field: string
  readonly factor: number
  readonly offset?: number
  /** Digits after the point before and after; known once the step is made ready. */
  readonly decimals?: { readonly from: number; readonly to: number }
}

const MOST_DECIMALS = 6

/** A number in another unit: `value × factor + offset`. */
export const unit = defineMigration<Unit>({
  kind: 'unit',
  required: ['recordType', 'field', 'factor'],
  properties: {
    field: nameOf('Field with the number.'),
    factor: { type: 'number', exclusiveMinimum: 0, description: 'What the number is multiplied with.' },
    offset: { type: 'number', description: 'What is then added.' },
  },
  names: ({ field }) => ({ from: [field], to: [field] }),
  forward: (values, { field, factor, offset = 0, decimals }) => ({
    [field]: reckoned(own(values, field), decimals?.to, (number) => number * factor + offset),
  }),
  back: (values, { field, factor, offset = 0, decimals }) => ({
    [field]: reckoned(own(values, field), decimals?.from, (number) => (number - offset) / factor),
  }),
  // Rounded there by at most half a last digit: that must stay below half a last digit on the way back.
  loss: ({ factor, decimals }) =>
    decimals && Math.abs(factor) > 1.000001 * 10 ** (decimals.from - decimals.to) ? undefined : exact(factor, decimals),
  moves: () => [],
  resolved: (step, { from, to }) => [
    { ...step, decimals: { from: decimalsOf(from, step, step.field), to: decimalsOf(to, step, step.field) } },
  ],
})

const exact = (factor: number, decimals: Unit['decimals']) =>
  decimals && Math.abs(factor) === 1 && decimals.from <= decimals.to ? undefined : 'rounding'

function reckoned(value: unknown, decimals = MOST_DECIMALS, reckon: (number: number) => number): unknown {
  if (typeof value !== 'number') return value
  const scale = 10 ** decimals
  const result = Math.round(reckon(value) * scale) / scale
  return Number.isFinite(result) ? result + 0 : value
}

function decimalsOf(model: Model, { recordType = '', subform }: MigrationStep, field: string): number {
  const fields = own(model.recordTypes, recordType)?.fields ?? []
  const among = subform === undefined ? fields : (fields.find(({ id }) => id === subform)?.rows?.fields ?? [])
  const found: Field | undefined = among.find(({ id }) => id === field)
  const decimals = found?.settings['decimals'] ?? 0
  return found && typeof decimals === 'number' ? decimals : MOST_DECIMALS
}
