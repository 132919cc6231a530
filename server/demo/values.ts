/** A plausible answer of each kind of value. Knows field types only by their kind and settings. */
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { offeredOptions } from '../../engine/forms/offered-options.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { addDays } from '../../engine/lib/dates.ts'
import { own } from '../../engine/lib/own.ts'
import type { Scope } from '../../engine/logic/scope.ts'
import type { Field, Location, Model } from '../../engine/model.ts'
import type { FieldHint } from './hints.ts'
import type { Random } from './random.ts'
import { textFor, type Voice } from './text-values.ts'

/** What all values of one record are made from. */
export interface Making {
  readonly model: Model
  readonly random: Random
  readonly voice: Voice
  /** Names of the people that a field may name. */
  readonly people: readonly string[]
  readonly hintOf: (field: Field, subform?: Field) => FieldHint
}

interface Wanted extends Making {
  readonly field: Field
  readonly hint: FieldHint
  readonly scope: Scope
}

/** A value as a client would send it; undefined where none can be made. */
export const valueFor = (field: Field, scope: Scope, making: Making): unknown =>
  makers[kindOf(field)]({ ...making, field, scope, hint: making.hintOf(field, scope.subform) })

const makers: { readonly [Kind in ValueKind]: (wanted: Wanted) => unknown } = {
  text: (wanted) => (fieldTypeOf(wanted.field).control === 'phone' ? phoneNumber(wanted) : text(wanted)),
  number: ({ field, hint, random }) => numberBetween(field, hint.numbers, random),
  boolean: ({ hint, random }) => (hint.weights ? random.weighted(hint.weights) === 'true' : random.chance(0.5)),
  date: (wanted) => dayNear(wanted),
  datetime: (wanted) => instantNear(wanted),
  option: (wanted) => (fieldTypeOf(wanted.field).many ? severalOptions(wanted) : oneOption(wanted)),
  location: ({ model, field, hint, random }) =>
    random.pickUneven(placesAt(model, field.settings['level'] ?? hint.level))?.code,
  agency: ({ model, random }) => random.pick(Object.values(model.agencies).filter(({ retired }) => !retired))?.id,
  user: ({ people, random }) => random.pick(people),
  group: ({ model, random }) => random.pick(Object.values(model.userGroups).filter(({ retired }) => !retired))?.id,
  age: ({ field, hint, random, scope }) =>
    isBlank(own(scope.answers, String(field.settings['birthDate'])))
      ? random.whole(...(hint.numbers ?? [1, 80]))
      : undefined,
  rows: () => undefined,
  none: () => undefined,
}

const text = ({ field, hint, scope, voice, random }: Wanted) => textFor(field, hint, scope.answers, voice, random)

const phoneNumber = ({ random }: Wanted) =>
  `+999 ${random.whole(100, 999)} ${random.whole(100, 999)} ${random.whole(100, 999)}`

function numberBetween(field: Field, hint: FieldHint['numbers'], random: Random): number {
  const { minimum = 0, decimals = 0 } = field.settings as { readonly minimum?: number; readonly decimals?: number }
  const { maximum = minimum + 20 } = field.settings as { readonly maximum?: number }
  const [least, most] = hint ?? [minimum, maximum]
  return decimals === 0
    ? random.whole(Math.ceil(least), Math.floor(most))
    : Number((least + random.next() * (most - least)).toFixed(decimals))
}

function dayNear({ field, hint, random, scope }: Wanted): string | undefined {
  const { earliest, latest } = field.settings as { readonly earliest?: string; readonly latest?: string }
  const day = addDays(scope.record.today, random.whole(...(hint.days ?? [-60, 0])))
  return day === undefined || (earliest && day < earliest) || (latest && day > latest) ? undefined : day
}

function instantNear(wanted: Wanted): string | undefined {
  const day = dayNear(wanted)
  const [hour, minute] = [wanted.random.whole(6, 15), wanted.random.whole(0, 59)]
  return day && `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`
}

function oneOption({ model, field, scope, hint, random }: Wanted): string | undefined {
  const offered = offeredOptions(model, field, scope)
  if (!hint.weights) return random.pick(offered)?.id
  const weights = hint.weights
  return random.weighted(Object.fromEntries(offered.map(({ id }) => [id, own(weights, id) ?? 0])))
}

function severalOptions(wanted: Wanted): readonly string[] {
  const wish = wanted.random.whole(1, wanted.hint.most ?? 3)
  const chosen = Array.from({ length: wish }, () => oneOption(wanted)).filter((id) => id !== undefined)
  return [...new Set(chosen)]
}

const atLevel = new WeakMap<Model, Map<unknown, readonly Location[]>>()

function placesAt(model: Model, level: unknown): readonly Location[] {
  const byLevel = atLevel.get(model) ?? new Map<unknown, readonly Location[]>()
  atLevel.set(model, byLevel)
  const places =
    byLevel.get(level) ??
    model.locations.filter((place) => !place.retired && (level === undefined || place.level === level))
  byLevel.set(level, places)
  return places
}
