/** Steps as far as one role may know of them: what drafts on its people's devices follow. */
import { own } from '../lib/own.ts'
import type { Field, Model, RecordType } from '../model.ts'
import { roleFields, roleOf } from '../permissions/role-fields.ts'
import { migrationKindOf } from './index.ts'
import type { ResolvedStep } from './migration.ts'
import type { Steps } from './take.ts'

/** By the hash of an earlier release: the way from there to the one that serves. */
export type Follows = Readonly<Record<string, readonly Steps[]>>

/** Without the steps that name a field which the role reads on neither side; a name that only steps know is in between. */
export const stepsFor = (levels: readonly Steps[], role: string, models: readonly Model[]): readonly Steps[] =>
  levels.flatMap(({ direction, steps }) => {
    const known = steps.filter((step) => !step.ofCore && mayKnow(step, role, models))
    return known.length > 0 ? [{ direction, steps: known }] : []
  })

function mayKnow(step: ResolvedStep, role: string, models: readonly Model[]): boolean {
  const { from, to } = migrationKindOf(step).names(step)
  const types = models.flatMap((model) => {
    const type = own(model.recordTypes, step.recordType)
    const of = roleOf(model, role)
    return type && own(of.actions, type.id)?.includes('read') ? [{ type, readable: roleFields(of, type).readable }] : []
  })
  if (types.length === 0) return false
  const isOpen = (id: string) =>
    types.some(({ readable }) => readable.has(id)) ||
    !models.some((model) => knows(own(model.recordTypes, step.recordType), id))
  // Whoever reads a subform reads what stands in its rows.
  if (step.subform !== undefined) return isOpen(step.subform)
  return [...from, ...to].every(isOpen)
}

const knows = (type: RecordType | undefined, id: string): boolean =>
  type?.fields.some((field: Field) => field.id === id) ?? false
