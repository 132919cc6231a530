/** Items that a step of the release has decided already, and those for what steps rename. */
import type { PlanItem } from '../../engine/plan/plan.ts'
import { type Done, type StepsBetween, stepFor } from './steps.ts'
import type { Sides } from './thing-kind.ts'

export function migratedItems(items: readonly PlanItem[], steps: StepsBetween, sides: Sides): readonly PlanItem[] {
  if (steps.done.length === 0) return items
  return [...renameItems(steps, sides), ...items.map((item) => migrated(item, steps, sides))]
}

/** A field under another name is one item, neither gone nor new. */
const renameItems = ({ renames }: StepsBetween, { to }: Sides): readonly PlanItem[] =>
  renames.map(({ recordType, subform, from, to: id, step }) => {
    const type = to.recordTypes[recordType]
    const holder = subform === undefined ? undefined : type?.fields.find((one) => one.id === subform)
    const field = (holder ? holder.rows?.fields : type?.fields)?.find((one) => one.id === id)
    return {
      id: [recordType, 'field', subform, id, 'renamed'].filter((part) => part !== undefined).join('/'),
      kind: 'field.renamed',
      class: 'attention',
      subject: { what: 'field', id, recordType, ...(subform !== undefined && { of: subform }) },
      details: { name: field?.label, in: holder?.label ?? type?.label, was: from, is: id },
      migratedBy: step,
    }
  })

const sideOf: Readonly<Record<string, 'from' | 'to'>> = {
  'field.removed': 'from',
  'field.retyped': 'from',
  'field.lookup_changed': 'from',
  'field.settings_changed': 'from',
  'field.added': 'to',
}

function migrated(item: PlanItem, steps: StepsBetween, sides: Sides): PlanItem {
  const { kind, subject } = item
  const side = sideOf[kind]
  if (side && subject.recordType !== undefined) {
    return by(item, stepFor(steps, side, { recordType: subject.recordType, subform: subject.of, id: subject.id }))
  }
  return kind === 'option.removed' || kind === 'option.retired' ? by(item, mapsOption(item, steps, sides)) : item
}

function by(item: PlanItem, done: Done | undefined): PlanItem {
  if (!done) return item
  const { decisions: _, ...rest } = item
  const { loss } = done
  return {
    ...rest,
    class: loss === undefined && item.class === 'destructive' ? 'attention' : item.class,
    migratedBy: done.step.id,
    ...(loss !== undefined && { details: { ...item.details, loss } }),
  }
}

/** Whether every field that has the option in its lookup is taken to another one. */
function mapsOption({ subject }: PlanItem, { done }: StepsBetween, { from }: Sides): Done | undefined {
  const places = Object.values(from.recordTypes).flatMap((type) =>
    type.fields.flatMap((field) => [
      { type: type.id, field, subform: undefined as string | undefined },
      ...(field.rows?.fields ?? []).map((cell) => ({ type: type.id, field: cell, subform: field.id })),
    ]),
  )
  const found = places
    .filter(({ field }) => field.settings['lookup'] === subject.of)
    .map(({ type, field, subform }) =>
      done.find(
        ({ step, from: names }) =>
          step.recordType === type &&
          step.subform === subform &&
          names.includes(field.id) &&
          Object.hasOwn((step['options'] ?? {}) as object, subject.id),
      ),
    )
  return found.length > 0 && found.every((one) => one !== undefined) ? found[0] : undefined
}
