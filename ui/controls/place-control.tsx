import { createMemo, createSignal, For, Show } from 'solid-js'
import { fold } from '../../engine/lib/fold.ts'
import type { Location, Model } from '../../engine/model.ts'
import { placeAndAbove, placePath, placesBelow } from '../../engine/options/places.ts'
import { type Aria, Labelled } from '../form/answer-frame.tsx'
import { domId, type Entry } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { locale } from '../lib/locale.ts'
import { say, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { type Pick, Picker, shownAtOnce } from './picker.tsx'

const foldedNames = new WeakMap<readonly Location[], readonly string[]>()

/** Folded once per list: thousands of names are looked through at each key. */
const namesOf = (model: Model) => {
  const known = foldedNames.get(model.locations)
  if (known) return known
  const made = model.locations.map((place) => fold(`${say(place.name)} ${place.code} ${place.pCode ?? ''}`))
  foldedNames.set(model.locations, made)
  return made
}

const asPick = (model: Model, code: string): Pick => {
  const [name, ...above] = [...placePath(model, code, locale())].reverse()
  return { id: code, label: name ?? code, ...(above.length > 0 ? { note: above.join(t('list_separator')) } : {}) }
}

/** Places that may be answered and whose name has a word that starts so; the ones whose name itself starts so come first. */
function placesFound(model: Model, level: unknown, text: string) {
  const wanted = fold(text)
  const names = namesOf(model)
  const first: Location[] = []
  const rest: Location[] = []
  for (const [index, place] of model.locations.entries()) {
    if (place.retired || (level !== undefined && place.level !== level)) continue
    const name = names[index] ?? ''
    if (name.startsWith(wanted)) first.push(place)
    else if (name.includes(` ${wanted}`)) rest.push(place)
  }
  return [...first, ...rest]
}

/** A place: found by its name, or step by step from the highest level down. */
export function PlaceControl(props: ControlProps) {
  const { withPlaces } = useFilling()
  const code = () => (typeof props.entry.value() === 'string' ? String(props.entry.value()) : undefined)
  const level = () => props.entry.field.settings['level']
  const find = (text: string) => {
    const found = placesFound(withPlaces(), level(), text)
    return {
      picks: found.slice(0, shownAtOnce).map((place) => asPick(withPlaces(), place.code)),
      total: found.length,
    }
  }
  const chosen = createMemo(() => (code() === undefined ? [] : [asPick(withPlaces(), code() ?? '')]))
  return (
    <Labelled
      entry={props.entry}
      echo={
        <Show when={chosen()[0]?.note}>
          <p class="answer-echo" dir="auto">
            {chosen()[0]?.note}
          </p>
        </Show>
      }
    >
      {(aria) => (
        <>
          <Picker
            aria={aria}
            name={say(props.entry.field.label)}
            find={find}
            chosen={chosen()}
            many={false}
            onChoose={([id]) => props.entry.answer(id)}
          />
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
  const level = () => props.entry.field.settings['level'] as number | undefined
  const path = createMemo(() => placeAndAbove(withPlaces(), reached() ?? answered() ?? '').map(({ code }) => code))
  const steps = createMemo(() =>
    [undefined, ...path()]
      .map((above) => placesBelow(withPlaces(), above).filter((place) => !place.retired || path().includes(place.code)))
      .filter((places, index) => places.length > 0 && index <= (level() ?? Number.POSITIVE_INFINITY)),
  )
  const go = (step: number, code: string) => {
    const to = code || path()[step - 1]
    const at = withPlaces().locations.find((place) => place.code === to)
    const mayAnswer = at !== undefined && (level() === undefined || at.level === level())
    setReached(to)
    props.entry.answer(mayAnswer ? to : undefined)
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
