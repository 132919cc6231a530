/**
 * Numbers of the home page as questions, and the question whose list is exactly what a number counts. Both are made here,
 * of the same conditions, so that they cannot disagree.
 */
import { own } from '../lib/own.ts'
import type { Dashboard, Indicator } from '../lifecycle.ts'
import type { Model } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import { Problem, problems } from '../problems.ts'
import { askableFromBy, type Source, sourceFor } from './askable.ts'
import { type Count, checkCount, type Grouping, isUnder } from './count.ts'
import type { Query, Where } from './query.ts'
import { whereIn } from './where-in.ts'

/** The groups of numbers that the actor's role names, in the order of the page. */
export function dashboardsFor(model: Model, { role }: Pick<Actor, 'role'>): readonly Dashboard[] {
  const named = new Set(own(model.roles, role)?.dashboards)
  return (model.dashboards ?? []).filter(({ id }) => named.has(id))
}

/** Those of a group's indicators that exist for the actor: who may ask about all that they name. */
export const indicatorsFor = (model: Model, actor: Actor, dashboard: Dashboard): readonly AskedIndicator[] =>
  dashboard.indicators.flatMap((indicator) => {
    const count = countIfAsked(model, actor, indicator)
    return count ? [{ dashboard, indicator, count }] : []
  })

export interface AskedIndicator {
  readonly dashboard: Dashboard
  readonly indicator: Indicator
  readonly count: Count
}

function countIfAsked(model: Model, actor: Actor, indicator: Indicator): Count | undefined {
  try {
    return countOf(model, actor, indicator)
  } catch (error) {
    if (error instanceof Problem && (error.kind === 'invalid' || error.kind === 'missing')) return undefined
    throw error
  }
}

/** The indicator called `<dashboard>.<indicator>`; one that the actor's home page does not show does not exist. */
export function indicatorNamed(model: Model, actor: Actor, name: string): AskedIndicator {
  const [group, id, ...more] = name.split('.')
  const dashboard = dashboardsFor(model, actor).find((one) => one.id === group)
  const indicator = more.length === 0 ? dashboard?.indicators.find((one) => one.id === id) : undefined
  const count = indicator && countIfAsked(model, actor, indicator)
  if (!dashboard || !indicator || !count)
    throw problems.queryRefused({ field: 'indicator', code: 'query.unknown_field' })
  return { dashboard, indicator, count }
}

/** What the actor is told of the indicator; a thrown Problem where they may not ask so. */
export function countOf(model: Model, actor: Actor, indicator: Indicator): Count {
  const source = sourceFor(actor, model.recordTypes, indicator.from)
  if (!source) throw problems.typeUnknown({ type: indicator.from })
  const asked = indicator.where === undefined ? [] : [whereIn(indicator.where, actor)]
  const count: Count = {
    from: indicator.from,
    where: { all: [...asked, ...unlessAsked(source, asked, actor)] },
    by: groupingsOf(model, actor, source, indicator),
  }
  checkCount(model, actor, count)
  return count
}

function groupingsOf(model: Model, actor: Actor, source: Source, { by = [], placeLevel }: Indicator) {
  return by.map((name): Grouping => {
    const isPlace = askableFromBy(actor, source, name)?.kind === 'location'
    const isLevel = placeLevel !== undefined && placeLevel < model.instance.locationLevels.length
    return isPlace && isLevel ? { name, level: placeLevel } : { name }
  })
}

/** The records that the number counts; with a key, those under it. */
export function listWhere(model: Model, actor: Actor, { count }: AskedIndicator, key: readonly string[] = []): Where {
  const source = sourceFor(actor, model.recordTypes, count.from)
  const isWhole = key.length === 0
  if (!source || (!isWhole && key.length !== count.by.length)) {
    throw problems.queryRefused({ field: 'indicator_key', code: 'query.unreadable_value' })
  }
  const under = isWhole ? [] : count.by.map((by, index) => isUnder(by, kindOf(actor, source, by), key[index] ?? ''))
  const where: Where = { all: [...(count.where ? [count.where] : []), ...under] }
  return source.collection ? { any_row: source.collection.id, where } : where
}

/** The same as a question about records. */
export const listQuery = (model: Model, actor: Actor, asked: AskedIndicator, key?: readonly string[]): Query => ({
  from: recordTypeOf(asked.count),
  where: listWhere(model, actor, asked, key),
})

/** The record type whose list an indicator leads to. */
export const recordTypeOf = ({ from }: Pick<Count, 'from'>): string => from.split('.')[0] ?? from

const kindOf = (actor: Actor, source: Source, { name }: Grouping) => {
  const asked = askableFromBy(actor, source, name)
  if (!asked) throw problems.queryRefused({ field: name, code: 'query.unknown_field' })
  return asked.kind
}

const STATE = 'record_state'

/** Disabled records are counted only where they are asked for, by those who may disable or enable. */
function unlessAsked({ type, collection }: Source, asked: readonly Where[], { grants }: Actor): readonly Where[] {
  const name = collection ? `record.${STATE}` : STATE
  const maySee = grants.some(
    ({ recordType, actions }) => recordType === type.id && (actions.has('disable') || actions.has('enable')),
  )
  return maySee && asked.some((where) => isAbout(where, name)) ? [] : [{ field: name, among: [true] }]
}

function isAbout(where: Where, name: string): boolean {
  if ('all' in where) return where.all.some((part) => isAbout(part, name))
  if ('any' in where) return where.any.some((part) => isAbout(part, name))
  if ('not' in where) return isAbout(where.not, name)
  return 'field' in where && where.field === name
}
