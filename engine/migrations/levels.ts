/** Which steps lie between two releases, ready to be applied. */
import { equal } from '../lib/equal.ts'
import type { Model, RecordType } from '../model.ts'
import { migrationKindOf } from './index.ts'
import type { FieldThen, Level, Migration, MigrationStep, NewLevel, ResolvedStep, Sides } from './migration.ts'

/**
 * The way from one model to another: migrations that the new one has no more are taken back, those that it has besides
 * are applied. What was `decided` about single differences comes first, in the names of the old model.
 */
export function levelsBetween(from: Model, to: Model, decided: readonly Migration[] = []): readonly NewLevel[] {
  const { gone, fresh } = migrationsBetween(from, to)
  const back = resolvedSteps(gone, { from: to, to: from })
  const forward = resolvedSteps([...decided, ...fresh], { from, to })
  return [
    ...(back.length > 0 ? [{ direction: 'back' as const, release: to.hash, steps: back }] : []),
    ...(forward.length > 0 ? [{ direction: 'forward' as const, release: to.hash, steps: forward }] : []),
  ]
}

/** Migrations that only one of the models has; one whose steps were changed is another one. */
export function migrationsBetween(from: Model, to: Model) {
  const [had, has] = [from.migrations ?? [], to.migrations ?? []]
  const isIn = (among: readonly Migration[]) => (one: Migration) => among.some((other) => equal(one, other))
  return { gone: had.filter((one) => !isIn(has)(one)), fresh: has.filter((one) => !isIn(had)(one)) }
}

/** The way back through levels that were taken, the newest last: to the release that was there before the first of them. */
export const wayBack = (levels: readonly NewLevel[], release: string): readonly NewLevel[] =>
  [...levels]
    .reverse()
    .map(({ direction, steps }) => ({ release, steps, direction: direction === 'forward' ? 'back' : 'forward' }))

/** Each step with all that it needs to know, one for each thing that it concerns. */
export function resolvedSteps(migrations: readonly Migration[], sides: Sides): readonly ResolvedStep[] {
  let fields = fieldsOf(sides.from)
  return migrations.flatMap(({ id, steps }) =>
    steps.flatMap((step, place) => {
      const kind = migrationKindOf(step)
      const ready = kind.resolved ? kind.resolved(step as never, { ...sides, fields }) : [step]
      fields = ready.reduce(movedBy, fields)
      return ready.map((one, part) => ({
        ...one,
        recordType: one.recordType ?? '',
        id: ready.length === 1 ? `${id}/${place}` : `${id}/${place}.${part}`,
      }))
    }),
  )
}

/** Fields by the names that they have after the step. */
function movedBy(fields: readonly FieldThen[], step: MigrationStep): readonly FieldThen[] {
  const moves = migrationKindOf(step).moves(step as never)
  if (moves.length === 0) return fields
  return fields.map((then) => {
    if (then.recordType !== step.recordType || then.ofCore) return then
    const asField = then.subform === step.subform ? moves.find(({ from }) => from === then.field) : undefined
    if (asField) return { ...then, field: asField.to }
    const asSubform = step.subform === undefined ? moves.find(({ from }) => from === then.subform) : undefined
    return asSubform ? { ...then, subform: asSubform.to } : then
  })
}

function fieldsOf(model: Model): readonly FieldThen[] {
  return Object.values(model.recordTypes).flatMap((type) => [...ofAnswers(type), ...factsOf(model, type)])
}

const lookupIn = (lookup: unknown) => (typeof lookup === 'string' ? { lookup } : {})

const ofAnswers = ({ id: recordType, fields }: RecordType): readonly FieldThen[] =>
  fields.flatMap(({ id, settings, rows }) => [
    { recordType, field: id, ...lookupIn(settings['lookup']) },
    ...(rows?.fields ?? []).map((cell) => ({
      ...{ recordType, subform: id, field: cell.id },
      ...lookupIn(cell.settings['lookup']),
    })),
  ])

/** Facts of the platform that are options: they follow their lookup. */
function factsOf(
  { instance, lookups }: Model,
  { id: recordType, statusLookup, lifecycle }: RecordType,
): readonly FieldThen[] {
  const entries = lifecycle?.workflows.flatMap(({ entries }) => entries) ?? []
  const supplied = entries.flatMap((entry) => ('stages' in entry ? [entry.stages] : []))
  const supplies = Object.values(lookups).filter(({ options }) => {
    const ids = options.map(({ id }) => id)
    return supplied.some((stages) => equal(stages, ids))
  })
  const ofCore = { recordType, ofCore: true as const }
  return [
    { ...ofCore, field: 'status', lookup: statusLookup },
    ...(supplies.length === 0
      ? [
          { ...ofCore, field: 'workflow' },
          { ...ofCore, subform: STAGES, field: 'stage' },
        ]
      : []),
    ...supplies.flatMap(({ id: lookup }) => [
      { ...ofCore, field: 'workflow', lookup },
      { ...ofCore, subform: STAGES, field: 'stage', lookup },
    ]),
    ...ENTRIES.map((subform) => ({ ...ofCore, subform, field: 'service', ...lookupIn(instance.services) })),
  ]
}

const STAGES = 'workflow_stages'
const ENTRIES = ['transitions', 'disclosures']

/** Names of answers that the steps may change, of rows that of their subform; undefined: facts of the platform too. */
export function answersChangedBy(steps: readonly ResolvedStep[]): ReadonlySet<string> | undefined {
  if (steps.some(({ ofCore }) => ofCore)) return undefined
  return new Set(
    steps.flatMap((step) => {
      const { from, to } = migrationKindOf(step).names(step)
      return step.subform === undefined ? [...from, ...to] : [step.subform]
    }),
  )
}

/** Those of the levels that say something of records of the type. */
export const levelsOf = (levels: readonly Level[], type: string): readonly Level[] =>
  levels.flatMap((level) => {
    const steps = level.steps.filter(({ recordType }) => recordType === type)
    return steps.length > 0 ? [{ ...level, steps }] : []
  })
