/** What the steps between two releases say of single things: which have another name, and which are taken along. */
import { migrationKindOf } from '../../engine/migrations/index.ts'
import { levelsBetween } from '../../engine/migrations/levels.ts'
import type { NewLevel, ResolvedStep } from '../../engine/migrations/migration.ts'
import type { Sides } from './thing-kind.ts'

/** A field that keeps its values under another name. */
export interface Rename {
  readonly recordType: string
  readonly subform?: string
  readonly from: string
  readonly to: string
  readonly step: string
}

/** A step as it is done: of one that is taken back the sides are the other way round. */
export interface Done {
  readonly step: ResolvedStep
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly loss?: string
}

export interface StepsBetween {
  readonly levels: readonly NewLevel[]
  readonly done: readonly Done[]
  readonly renames: readonly Rename[]
}

export function stepsBetween({ from, to }: Sides): StepsBetween {
  const levels = levelsBetween(from, to)
  const done = levels.flatMap(({ direction, steps }) =>
    (direction === 'forward' ? steps : [...steps].reverse()).map((step): Done => {
      const kind = migrationKindOf(step)
      const names = kind.names(step)
      const loss = kind.loss(step)
      if (direction === 'forward') return { step, ...names, ...(loss !== undefined && { loss }) }
      return { step, from: names.to, to: names.from }
    }),
  )
  return { levels, done, renames: renamesOf(done) }
}

/** Several renames of one field after the other are one. */
function renamesOf(done: readonly Done[]): readonly Rename[] {
  const renames: Rename[] = []
  for (const { step, from, to } of done) {
    const [[was], [is]] = [from, to]
    const isRename = migrationKindOf(step).moves(step).length === 1 && from.length === 1 && to.length === 1
    if (!isRename || step.ofCore || was === undefined || is === undefined || was === is) continue
    const { recordType, subform } = step
    const index = renames.findIndex((one) => one.recordType === recordType && one.subform === subform && one.to === was)
    const first = renames[index]?.from ?? was
    if (index >= 0) renames.splice(index, 1)
    if (first === is) continue
    renames.push({ recordType, from: first, to: is, step: step.id, ...(subform !== undefined && { subform }) })
  }
  return renames
}

/** The step that takes the field along, or brings it. */
export const stepFor = (
  { done }: StepsBetween,
  side: 'from' | 'to',
  field: { readonly recordType: string; readonly subform?: string | undefined; readonly id: string },
): Done | undefined =>
  done.find(
    (one) =>
      !one.step.ofCore &&
      one.step.recordType === field.recordType &&
      one.step.subform === field.subform &&
      one[side].includes(field.id),
  )
