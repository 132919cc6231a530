/** A group of numbers as the API tells it: each number with its names, and the list that is exactly what it counts. */
import { textIn } from '../../engine/lib/text-in.ts'
import type { Dashboard } from '../../engine/lifecycle.ts'
import type { Model, Texts } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { askableFrom, type Source, sourceFor } from '../../engine/query/askable.ts'
import type { Count, Counted, Group } from '../../engine/query/count.ts'
import { type AskedIndicator, recordTypeOf } from '../../engine/query/indicators.ts'
import type { Asked } from '../context.ts'
import { type NamedValues, namedValues, type People } from './named-values.ts'

interface Telling {
  readonly model: Model
  readonly actor: Actor
  readonly people: People
}

export async function peopleOf(c: Asked): Promise<People> {
  const people = await c.var.parts.stores.accounts.people()
  return new Map(people.map(({ userName, fullName }) => [userName, fullName]))
}

export interface Answered extends AskedIndicator {
  readonly counted: Counted
}

export function toldDashboard(dashboard: Dashboard, indicators: readonly Answered[], telling: Telling) {
  const say = speaker(telling)
  return {
    id: dashboard.id,
    label: say(dashboard.label),
    ...(dashboard.help && { help: say(dashboard.help) }),
    shown: dashboard.shown,
    indicators: indicators.map((one) => toldIndicator(dashboard, one, telling)),
  }
}

const speaker =
  ({ actor, model }: Telling): Say =>
  (texts) =>
    textIn(texts, actor.locale, model.instance.defaultLocale)

function toldIndicator(dashboard: Dashboard, { indicator, count, counted }: Answered, telling: Telling) {
  const { model, actor } = telling
  const say = speaker(telling)
  const source = sourceFor(actor, model.recordTypes, count.from)
  const values = valuesOf(count, telling)
  const stats = withEmpty(counted.groups, values).map(({ key, count: of }) => ({
    key,
    labels: namesOf(key, values, say),
    count: of,
  }))
  return {
    id: indicator.id,
    label: say(indicator.label),
    ...(indicator.help && { help: say(indicator.help) }),
    ...(indicator.tone && { tone: indicator.tone }),
    total: counted.total,
    by: source ? count.by.map(({ name }) => toldName(source, name, say)) : [],
    order: values.map(({ order }) => order ?? []),
    stats: stats.sort(inOrder(values)),
    link: {
      plural: model.recordTypes[recordTypeOf(count)]?.plural ?? '',
      params: { indicator: `${dashboard.id}.${indicator.id}` },
    },
  }
}

function valuesOf({ from, by }: Count, { model, actor, people }: Telling): readonly NamedValues[] {
  const source = sourceFor(actor, model.recordTypes, from)
  const { programmes } = actor
  return source ? by.map(({ name }) => namedValues(model, source, name, { people, programmes })) : []
}

type Say = (texts: Texts | undefined) => string

const namesOf = (key: readonly string[], values: readonly NamedValues[], say: Say): readonly string[] =>
  key.map((one, index) => {
    const name = values[index]?.nameOf(one)
    return name === undefined ? one : typeof name === 'string' ? name : say(name)
  })

/** What a list says of the number that it stands behind. */
export function toldBehind(asked: AskedIndicator, key: readonly string[], telling: Telling) {
  const say = speaker(telling)
  const { dashboard, indicator, count } = asked
  return {
    group: say(dashboard.label),
    label: say(indicator.label),
    key,
    labels: namesOf(key, valuesOf(count, telling), say),
    kinds: key.map((_, index) => kindOf(asked, index, telling)),
  }
}

function kindOf({ count }: AskedIndicator, index: number, { model, actor }: Telling): string {
  const source = sourceFor(actor, model.recordTypes, count.from)
  return (source && askableFrom(source, count.by[index]?.name ?? '')?.kind) ?? 'none'
}

/** Core facts and columns of the platform have their names in the screens' catalogues. */
function toldName(source: Source, name: string, say: Say) {
  const asked = askableFrom(source, name)
  return { name, kind: asked?.kind ?? 'none', label: say(asked?.field?.label) }
}

/** Values of one name that are shown though none is counted. */
function withEmpty(groups: readonly Group[], [only, ...more]: readonly NamedValues[]): readonly Group[] {
  if (!only || more.length > 0) return groups
  const there = new Set(groups.map(({ key }) => key[0]))
  return [...groups, ...(only.shown ?? []).filter((id) => !there.has(id)).map((id) => ({ key: [id], count: 0 }))]
}

interface Stat {
  readonly key: readonly string[]
  readonly labels: readonly string[]
  readonly count: number
}

/** In the order of the values where they have one, else the most first; what has no value comes last. */
const inOrder =
  (values: readonly NamedValues[]) =>
  (one: Stat, other: Stat): number => {
    for (const [index, { order }] of values.entries()) {
      const [a = '', b = ''] = [one.key[index], other.key[index]]
      if (a === b) continue
      if (a === '' || b === '') return a === '' ? 1 : -1
      const difference = order ? placeIn(order, a) - placeIn(order, b) : values.length > 1 ? 0 : other.count - one.count
      if (difference !== 0) return difference
      const [left = '', right = ''] = [one.labels[index], other.labels[index]]
      return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1
    }
    return 0
  }

/** What is not offered any more comes after what is. */
const placeIn = (order: readonly string[], key: string) => {
  const place = order.indexOf(key)
  return place < 0 ? order.length : place
}
