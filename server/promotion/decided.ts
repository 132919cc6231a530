/** What decisions of a plan come to: steps that records are taken through, and what is destroyed on a day. */
import { conversions } from '../../engine/migrations/conversions.ts'
import { resolvedSteps } from '../../engine/migrations/levels.ts'
import type { Migration, MigrationStep, NewLevel } from '../../engine/migrations/migration.ts'
import type { Field, Model } from '../../engine/model.ts'
import type { Decision, Decisions, PlanItem } from '../../engine/plan/plan.ts'

/** The migration that one decision is known by: what it parks stands under it. */
export const decidedId = (plan: string, item: string): string => `decided:${plan}:${item}`

/** One migration for each item that asks for one, in the names of the release before. */
export const decidedMigrations = (
  plan: string,
  items: readonly PlanItem[],
  decisions: Decisions,
  from: Model,
): readonly Migration[] =>
  items.flatMap((item) => {
    const decision = decisions[item.id]
    const steps = decision ? stepsFor(item, decision, from) : []
    return steps.length > 0 ? [{ id: decidedId(plan, item.id), steps }] : []
  })

/** The level that they are; none: nothing of it touches a record. */
export function decidedLevel(migrations: readonly Migration[], from: Model, to: Model): readonly NewLevel[] {
  const steps = resolvedSteps(migrations, { from, to })
  return steps.length > 0 ? [{ direction: 'forward', release: to.hash, steps }] : []
}

/** A conversion that nothing can be read by: everything is parked. */
const SET_ASIDE = 'set_aside'

function stepsFor(item: PlanItem, decision: Decision, from: Model): readonly MigrationStep[] {
  const { kind, subject } = item
  const what = kind.split('.')[0]
  if (what === 'field') return ofField(item, decision)
  if (what === 'option') {
    const options = optionsFor(item, decision)
    return options ? [{ kind: 'map_options', lookup: subject.of, options }] : []
  }
  if (decision.kind !== 'map' || !decision.options) return []
  const { options } = decision
  if (what === 'stage')
    return [{ kind: 'map_options', recordType: subject.recordType ?? '', fact: 'workflow', options }]
  const type = NAMED_IN[what ?? '']
  return type ? fieldsOf(from, type).map((place) => ({ kind: 'map_options', ...place, options })) : []
}

function ofField({ kind, subject, details }: PlanItem, decision: Decision): readonly MigrationStep[] {
  const { recordType = '', of, id } = subject
  const place = { recordType, field: id, ...(of !== undefined && { subform: of }) }
  if (decision.kind === 'map') return [{ kind: 'map_options', ...place, options: decision.options ?? {} }]
  if (decision.kind === 'convert') {
    const conversion = conversionBetween(details['was'], details['is'])
    const options = decision.options && { options: decision.options }
    return [{ kind: 'retype', ...place, conversion: conversion ?? SET_ASIDE, ...options }]
  }
  // What nobody asks for any more stays where it is; only what is to go, or is in the way, is set aside.
  const isInTheWay = kind !== 'field.removed'
  if (decision.kind === 'purge' || (decision.kind === 'park' && isInTheWay)) {
    return [{ kind: 'retype', ...place, conversion: SET_ASIDE }]
  }
  return []
}

const optionsFor = (
  { subject }: PlanItem,
  { kind, options }: Decision,
): Readonly<Record<string, string | null>> | undefined =>
  kind === 'map' ? options : kind === 'park' || kind === 'purge' ? { [subject.id]: null } : undefined

export const conversionBetween = (was: unknown, is: unknown): string | undefined =>
  Object.entries(conversions).find(([, { from, to }]) => from.includes(String(was)) && to.includes(String(is)))?.[0]

/** Types of fields whose answers name these things. */
const NAMED_IN: Readonly<Record<string, string>> = { location: 'location', agency: 'agency' }

const fieldsOf = ({ recordTypes }: Model, type: string) =>
  Object.values(recordTypes).flatMap(({ id: recordType, fields }) =>
    fields.flatMap((field: Field) => [
      ...(field.type === type ? [{ recordType, field: field.id }] : []),
      ...(field.rows?.fields ?? [])
        .filter((cell) => cell.type === type)
        .map((cell) => ({ recordType, subform: field.id, field: cell.id })),
    ]),
  )
