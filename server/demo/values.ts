/** A plausible answer of each kind of value. Knows field types only by their kind and settings. */
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { levelsOf } from '../../engine/fields/location.ts'
import { isOffered, offeredOptions } from '../../engine/forms/offered-options.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { addDays } from '../../engine/lib/dates.ts'
import { own } from '../../engine/lib/own.ts'
import type { Scope } from '../../engine/logic/scope.ts'
import type { Field, Location, Lookup, Model, Option } from '../../engine/model.ts'
import { lookupOf } from '../../engine/options/option-set.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { wireValue } from '../../engine/records/wire.ts'
import type { FieldHint } from './hints.ts'
import type { Random } from './random.ts'
import { textFor, type Voice } from './text-values.ts'

/** What all values of one record are made from. */
export interface Making {
  readonly model: Model
  readonly random: Random
  readonly voice: Voice
  /** Names of the people that a field may name. */
  readonly userNames: readonly string[]
  readonly hintOf: (field: Field) => FieldHint
  /** Records made before that the person who writes may link to. */
  readonly linkable: (type: string) => readonly AnyRecord[]
}

interface Wanted {
  readonly making: Making
  readonly field: Field
  readonly hint: FieldHint
  readonly scope: Scope
}

const VOICE = '@voice'

/** What is said about the field, given the answer or the voice that it goes by. */
export function hintIn(field: Field, scope: Scope, { hintOf, voice }: Making): FieldHint {
  const hint = hintOf(field)
  if (hint.by === undefined) return hint
  const value = hint.by === VOICE ? voice.name : String(own(scope.answers, hint.by))
  return { ...hint, ...own(hint.cases, value) }
}

/** A value as a client would send it; undefined where none can be made. */
export function valueFor(field: Field, scope: Scope, making: Making): unknown {
  const hint = hintIn(field, scope, making)
  return likeLinked(hint, scope, making) ?? makers[kindOf(field)]({ making, field, scope, hint })
}

/** What stands on the record that a link beside the field leads to. */
function likeLinked({ like }: FieldHint, { answers, fields, record }: Scope, { model, linkable }: Making): unknown {
  if (!like) return undefined
  const [link, name] = like
  const type = own(model.recordTypes, String(fields.get(link)?.settings['recordType']))
  const linked = type && linkable(type.id).find(({ id }) => id === own(answers, link))
  const field = type?.fields.find(({ id }) => id === name)
  return linked && field && wireValue(model, field, linked.answers, record.today)
}

const makers: { readonly [Kind in ValueKind]: (wanted: Wanted) => unknown } = {
  text: (wanted) => (fieldTypeOf(wanted.field).control === 'phone' ? phoneNumber(wanted) : text(wanted)),
  number: (wanted) =>
    fieldTypeOf(wanted.field).control === 'tally'
      ? counts(wanted)
      : numberBetween(wanted.field, wanted.hint.numbers, wanted.making.random),
  boolean: ({ making: { random }, hint }) =>
    hint.weights ? random.weighted(hint.weights) === 'true' : random.chance(0.5),
  date: (wanted) => dayNear(wanted),
  datetime: (wanted) => instantNear(wanted),
  option: (wanted) => (fieldTypeOf(wanted.field).many ? severalOptions(wanted) : oneOption(wanted)),
  location: ({ making: { model, random }, field, hint }) =>
    random.pickUneven(placesAt(model, levelsOf(field)?.at(-1) ?? hint.level))?.code,
  agency: ({ making: { model, random } }) =>
    random.pick(Object.values(model.agencies).filter(({ retired }) => !retired))?.id,
  user: ({ making }) => making.random.pick(making.userNames),
  group: ({ making: { model, random } }) =>
    random.pick(Object.values(model.userGroups).filter(({ retired }) => !retired))?.id,
  record: ({ making: { random, linkable }, field }) => random.pick(linkable(String(field.settings['recordType'])))?.id,
  age: (wanted) => yearsOfAge(wanted),
  rows: () => undefined,
  files: () => undefined,
  none: () => undefined,
}

const text = ({ making: { voice, random }, field, hint }: Wanted) => textFor(field, hint, voice, random)

const phoneNumber = ({ making: { random } }: Wanted) =>
  `+999 ${random.whole(100, 999)} ${random.whole(100, 999)} ${random.whole(100, 999)}`

function numberBetween(field: Field, hint: FieldHint['numbers'], random: Random): number {
  const { minimum = 0, decimals = 0 } = field.settings as { readonly minimum?: number; readonly decimals?: number }
  const { maximum = minimum + 20 } = field.settings as { readonly maximum?: number }
  const [least, most] = hint ?? [minimum, maximum]
  return decimals === 0
    ? random.whole(Math.ceil(least), Math.floor(most))
    : Number((least + random.next() * (most - least)).toFixed(decimals))
}

const counts = ({ making: { model, random }, field, hint, scope }: Wanted) =>
  Object.fromEntries(
    offeredOptions(model, field, scope)
      .filter(() => random.chance(0.7))
      .map(({ id }) => [id, random.whole(...(hint.numbers ?? [0, 5]))]),
  )

/** Nothing beside a birth date; the upper end of an interval some years above the lower. */
function yearsOfAge({ making: { model, random }, field, hint, scope }: Wanted): number | undefined {
  const { answers, fields, record } = scope
  if (!isBlank(own(answers, String(field.settings['birthDate'])))) return undefined
  const lower = [...fields.values()].find((other) => fieldTypeOf(other).upTo?.(other) === field.id)
  if (!lower) return random.whole(...(hint.numbers ?? [1, 80]))
  const from = wireValue(model, lower, answers, record.today)
  return typeof from === 'number' ? from + random.whole(1, 3) : undefined
}

function dayNear({ making: { random }, field, hint, scope }: Wanted): string | undefined {
  const { earliest, latest } = field.settings as { readonly earliest?: string; readonly latest?: string }
  const day = addDays(scope.record.today, random.whole(...(hint.days ?? [-60, 0])))
  return day === undefined || (earliest && day < earliest) || (latest && day > latest) ? undefined : day
}

function instantNear(wanted: Wanted): string | undefined {
  const day = dayNear(wanted)
  const [hour, minute] = [wanted.making.random.whole(6, 15), wanted.making.random.whole(0, 59)]
  return day && `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`
}

/** Tries a few before it looks at all, because most options of most lookups are offered. */
function oneOption({ making: { model, random }, field, scope, hint }: Wanted): string | undefined {
  const options = optionsOf(model, field.settings['lookup'])
  for (let attempt = 0; attempt < 3; attempt++) {
    const id = hint.weights ? random.weighted(hint.weights) : random.pick(options.ids)
    const option = id === undefined ? undefined : options.byId.get(id)
    if (option && isOffered(field, option, scope)) return id
  }
  return random.pick(offeredOptions(model, field, scope))?.id
}

function severalOptions(wanted: Wanted): readonly string[] {
  const wish = wanted.making.random.whole(1, wanted.hint.most ?? 3)
  const chosen = Array.from({ length: wish }, () => oneOption(wanted)).filter((id) => id !== undefined)
  return [...new Set(chosen)]
}

interface Options {
  readonly ids: readonly string[]
  readonly byId: ReadonlyMap<string, Option>
}

const optionsByLookup = new WeakMap<Lookup, Options>()
const noOptions: Options = { ids: [], byId: new Map() }

/** Those of a lookup that anybody may still choose. */
function optionsOf(model: Model, id: unknown): Options {
  const lookup = lookupOf(model, id)
  if (!lookup) return noOptions
  const known = optionsByLookup.get(lookup)
  if (known) return known
  const open = lookup.options.filter(({ retired }) => !retired)
  const made = { ids: open.map((option) => option.id), byId: new Map(open.map((option) => [option.id, option])) }
  optionsByLookup.set(lookup, made)
  return made
}

const atLevel = new WeakMap<Model, Map<unknown, readonly Location[]>>()

function placesAt(model: Model, level: unknown): readonly Location[] {
  const byLevel = atLevel.get(model) ?? new Map<unknown, readonly Location[]>()
  atLevel.set(model, byLevel)
  const known = byLevel.get(level)
  if (known) return known
  const made = model.locations.filter((place) => !place.retired && (level === undefined || place.level === level))
  byLevel.set(level, made)
  return made
}
