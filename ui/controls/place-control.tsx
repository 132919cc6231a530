import { createMemo, createSignal, For, onMount, Show } from 'solid-js'
import { isOfLevel, levelsOf } from '../../engine/fields/location.ts'
import type { Field, Location, Model } from '../../engine/model.ts'
import { placeAndAbove, placeOf, placePath, placesBelow } from '../../engine/options/places.ts'
import { type Aria, Labelled } from '../form/answer-frame.tsx'
import { domId, type Entry } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { locale } from '../lib/locale.ts'
import { placesFound } from '../lib/place-search.ts'
import { notePlace, recentPlaces } from '../lib/recent-places.ts'
import { say, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { type Pick, Picker } from './picker.tsx'

/** So many are drawn at a key: more would be slower to draw than to find by one more letter. */
const shownPlaces = 8

/** What a place lies in, from the nearest up. */
const asPick = (model: Model, code: string): Pick => {
  const [name, ...above] = [...placePath(model, code, locale())].reverse()
  return { id: code, label: name ?? code, ...(above.length > 0 ? { note: above.join(' · ') } : {}) }
}

/** Places that may be answered and fit the text; before anything is typed, the ones chosen lately stand first. */
function picksFor(model: Model, field: Field, text: string) {
  const may = (place: Location) => isOfLevel(field, place)
  const { places, total } = placesFound(model.locations, text, { most: shownPlaces, may })
  const recent = text.trim() === '' ? recentPlaces().flatMap((code) => placeOf(model, code) ?? []) : []
  const first = recent.filter((place) => !place.retired && may(place))
  const all = [...first, ...places.filter((place) => !first.includes(place))].slice(0, shownPlaces)
  return { picks: all.map(({ code }) => asPick(model, code)), total }
}

/** A place: found by its name, or step by step from the highest level down. */
export function PlaceControl(props: ControlProps) {
  const { withPlaces } = useFilling()
  const code = () => (typeof props.entry.value() === 'string' ? String(props.entry.value()) : undefined)
  const find = (text: string) => picksFor(withPlaces(), props.entry.field, text)
  const choose = (code: string | undefined) => {
    props.entry.answer(code)
    if (code !== undefined) notePlace(code)
  }
  // Fetched before anybody opens the list.
  onMount(() => setTimeout(withPlaces))
  const chosen = createMemo(() => (code() === undefined ? [] : [asPick(withPlaces(), code() ?? '')]))
  return (
    <Labelled entry={props.entry}>
      {(aria) => (
        <>
          <Picker
            aria={aria}
            name={say(props.entry.field.label)}
            find={find}
            chosen={chosen()}
            many={false}
            onChoose={([id]) => choose(id)}
          />
          <Show when={chosen()[0]?.note}>
            <p class="answer-echo" dir="auto">
              {chosen()[0]?.note}
            </p>
          </Show>
          <StepByStep entry={props.entry} aria={aria} />
        </>
      )}
    </Labelled>
  )
}

/** One list per level; each shows what lies below the one above it. */
function StepByStep(props: { readonly entry: Entry; readonly aria: Aria }) {
  const { withPlaces, model } = useFilling()
  const answered = () => props.entry.value() as string | undefined
  /** How far somebody has come down without being where an answer may be. */
  const [reached, setReached] = createSignal<string>()
  const [opened, setOpened] = createSignal(false)
  const lowest = () => Math.max(...(levelsOf(props.entry.field) ?? [Number.POSITIVE_INFINITY]))
  const path = createMemo(() => placeAndAbove(withPlaces(), reached() ?? answered() ?? '').map(({ code }) => code))
  const steps = createMemo(() =>
    [undefined, ...path()]
      .map((above) => placesBelow(withPlaces(), above).filter((place) => !place.retired || path().includes(place.code)))
      .filter((places, index) => places.length > 0 && index <= lowest()),
  )
  const go = (step: number, code: string) => {
    const to = code || path()[step - 1]
    const at = to === undefined ? undefined : placeOf(withPlaces(), to)
    const mayAnswer = at !== undefined && isOfLevel(props.entry.field, at)
    setReached(to)
    props.entry.answer(mayAnswer ? to : undefined)
    if (mayAnswer) notePlace(at.code)
  }
  return (
    <details class="steps" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('form.place.step_by_step')}</summary>
      <Show when={opened()}>
        <For each={steps()}>
          {(places, step) => (
            <label class="step">
              <span>{say(model.instance.locationLevels[step()]) || t('form.place.level', { count: step() + 1 })}</span>
              <select
                class="input"
                id={domId(props.entry.path, `step-${step()}`)}
                onChange={(event) => go(step(), event.currentTarget.value)}
              >
                <option value="">{t('form.place.any')}</option>
                <For each={places}>
                  {(place) => (
                    <option value={place.code} selected={path()[step()] === place.code}>
                      {say(place.name)}
                    </option>
                  )}
                </For>
              </select>
            </label>
          )}
        </For>
      </Show>
    </details>
  )
}
