import type { Component } from 'solid-js'
import { createResource, createSignal, For, Show } from 'solid-js'
import type { ValueKind } from '../../../../engine/fields/field-type.ts'
import type { Location } from '../../../../engine/model.ts'
import { placeAndAbove, placeOf } from '../../../../engine/options/places.ts'
import { DayChoice } from '../../../controls/day-choice.tsx'
import { useData } from '../../../data/data.tsx'
import { placesFound } from '../../../lib/place-search.ts'
import { say, t } from '../../../lib/t.ts'
import { optionsOf, type Reading } from '../../../lib/value-text.ts'
import { choiceText, rangeText, recentDays } from './filter-text.ts'
import type { ListFilter } from './list-model.ts'
import { type Choice, OptionList } from './option-list.tsx'

export interface FilterProps {
  readonly filter: ListFilter
  /** In force now, in the dialect's notation. */
  readonly values: readonly string[]
  readonly choose: (values: readonly string[]) => void
  readonly reading: Reading
}

const Options: Component<FilterProps> = (props) => {
  const choices = () =>
    optionsOf(props.filter.named, props.reading.model).map(({ id, label }) => ({
      value: id,
      label: say(label) || id,
    }))
  return <OptionList {...props} choices={choices()} />
}

const YesNo: Component<FilterProps> = (props) => (
  <OptionList
    {...props}
    choices={['true', 'false'].map((value) => ({ value, label: choiceText(value, props.filter, props.reading) }))}
  />
)

const Agencies: Component<FilterProps> = (props) => (
  <OptionList {...props} choices={named(Object.values(props.reading.model.agencies))} />
)

const Groups: Component<FilterProps> = (props) => (
  <OptionList {...props} choices={named(Object.values(props.reading.model.userGroups))} />
)

const People: Component<FilterProps> = (props) => {
  const { reference, actor } = useData()
  const [people] = createResource(() => reference.people().catch(() => []), { initialValue: [] })
  const choices = (): Choice[] => {
    const others = people().filter(({ user_name }) => user_name !== actor().user_name)
    const all = others.map(({ user_name, full_name }) => ({ value: user_name, label: full_name }))
    return [{ value: actor().user_name, label: t('filters.me', { name: actor().full_name }) }, ...all]
  }
  return <OptionList {...props} choices={choices()} />
}

const Places: Component<FilterProps> = (props) => {
  const { reference } = useData()
  const [places] = createResource(() => reference.places().catch(() => []), { initialValue: [] })
  const tree = () => ({ locations: places() })
  const choiceOf = (place: Location): Choice => {
    const above = placeAndAbove(tree(), place.code).slice(0, -1).reverse()
    return {
      value: place.code,
      label: say(place.name),
      ...(above.length > 0 && { beside: above.map(({ name }) => say(name)).join(' · ') }),
    }
  }
  const find = (text: string, most: number) => {
    const { places: found, total } = placesFound(places(), text, { most, may: () => true })
    return { choices: found.map(choiceOf), total }
  }
  const ticked = () => props.values.flatMap((code) => placeOf(tree(), code) ?? []).map(choiceOf)
  return <OptionList {...props} choices={ticked()} find={find} />
}

const Ranges: Component<FilterProps> = (props) => {
  const offered = () => props.filter.ranges ?? []
  const choices = () => offered().map((value) => ({ value, label: rangeText(value, props.filter, props.reading) }))
  const own = () => props.values.find((value) => !offered().includes(value))
  const [from, to] = [() => own()?.split('..')[0] ?? '', () => own()?.split('..')[1] ?? '']
  const change = (first: string, second: string) => {
    const kept = props.values.filter((value) => offered().includes(value))
    props.choose(first === '' && second === '' ? kept : [...kept, `${first}..${second}`])
  }
  return (
    <>
      <Show when={choices().length > 0}>
        <OptionList {...props} choices={choices()} />
      </Show>
      <div class="filter-bounds">
        <label>
          {t('filters.from')}
          <input
            class="input"
            type="number"
            inputmode="numeric"
            min="0"
            value={from()}
            onChange={(event) => change(event.currentTarget.value, to())}
          />
        </label>
        <label>
          {t('filters.to')}
          <input
            class="input"
            type="number"
            inputmode="numeric"
            min="0"
            value={to()}
            onChange={(event) => change(from(), event.currentTarget.value)}
          />
        </label>
      </div>
    </>
  )
}

const Days: Component<FilterProps> = (props) => {
  const isRecent = (value: string | undefined) => recentDays.some((range) => range === value)
  const chosen = () => props.values[0]
  const [ownOpen, setOwnOpen] = createSignal(chosen() !== undefined && !isRecent(chosen()))
  const [from, to] = [
    () => (isRecent(chosen()) ? '' : (chosen()?.split('..')[0] ?? '')),
    () => (isRecent(chosen()) ? '' : (chosen()?.split('..')[1] ?? '')),
  ]
  const change = (first: string, second: string) =>
    props.choose(first === '' && second === '' ? [] : [`${first}..${second}`])
  return (
    <>
      <div class="options">
        <For each={recentDays}>
          {(range) => (
            <label class="option">
              <input
                type="checkbox"
                checked={chosen() === range}
                onChange={(event) => props.choose(event.currentTarget.checked ? [range] : [])}
              />
              {rangeText(range, props.filter, props.reading)}
            </label>
          )}
        </For>
      </div>
      <Show
        when={ownOpen()}
        fallback={
          <button type="button" class="button button-plain button-small" onClick={() => setOwnOpen(true)}>
            {t('filters.own_days')}
          </button>
        }
      >
        <div class="filter-bounds filter-bounds-days">
          <DayChoice
            label={t('filters.from')}
            day={from()}
            earliest={undefined}
            latest={to() || undefined}
            today={props.reading.today}
            onChange={(day) => change(day, to())}
          />
          <DayChoice
            label={t('filters.to')}
            day={to()}
            earliest={from() || undefined}
            latest={undefined}
            today={props.reading.today}
            onChange={(day) => change(from(), day)}
          />
        </div>
      </Show>
    </>
  )
}

/** How a kind of value is filtered by. Text is not: what would be typed must not stand in an address. */
export const filterControls: Readonly<Record<ValueKind, Component<FilterProps> | undefined>> = {
  text: undefined,
  number: Ranges,
  boolean: YesNo,
  date: Days,
  datetime: Days,
  option: Options,
  location: Places,
  agency: Agencies,
  user: People,
  group: Groups,
  record: undefined,
  age: Ranges,
  rows: undefined,
  files: undefined,
  none: undefined,
}

const named = (
  entries: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[],
): Choice[] => entries.map(({ id, name }) => ({ value: id, label: say(name) || id }))
