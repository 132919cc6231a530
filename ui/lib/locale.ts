import { createRoot, createSignal } from 'solid-js'
import { directionOf as usualDirection } from '../../engine/lib/direction.ts'

/** Languages whose catalogues ship. An instance may use any of them, and its own texts may be in more. */
export const shippedLocales = ['en', 'ar', 'fr', 'es'] as const
const place = 'formwork.locale'

const remembered = () => {
  try {
    return localStorage.getItem(place) ?? undefined
  } catch {
    return undefined
  }
}

const preferred = () =>
  remembered() ??
  navigator.languages.map((tag) => tag.split('-')[0] ?? tag).find((tag) => shippedLocales.some((l) => l === tag)) ??
  'en'

const [locale, setLocaleSignal] = createRoot(() => createSignal(preferred()))

/** The language of the screen. */
export { locale }

type Direction = 'rtl' | 'ltr'
const turnedPlace = 'formwork.direction'

const rememberedTurn = (): Direction | undefined => {
  try {
    const turned = sessionStorage.getItem(turnedPlace)
    return turned === 'rtl' || turned === 'ltr' ? turned : undefined
  } catch {
    return undefined
  }
}

const [turned, setTurned] = createRoot(() => createSignal(rememberedTurn()))

/** The direction in which somebody who writes a configuration looks at it, if not that of the language. */
export { turned as turnedDirection }

/** Where a language begins its lines. */
export const directionOf = (tag: string): Direction => turned() ?? usualDirection(tag)

/** Turns the screen around for as long as the tab is open; without a direction, back to the language's own. */
export function turnScreen(direction?: Direction) {
  try {
    if (direction) sessionStorage.setItem(turnedPlace, direction)
    else sessionStorage.removeItem(turnedPlace)
  } catch {
    // Without storage it lasts until the page is left.
  }
  setTurned(direction)
}

/** Whether the screens have texts in the language. */
export const isShipped = (tag: string) => shippedLocales.some((shipped) => shipped === tag)

/** Digits of languages that some browsers do not know. */
const digits: Readonly<Record<string, string>> = { ne: 'deva' }

/** The language for numbers and days. English without a country is read everywhere but in one country with the day first. */
export function formatLocale(): string {
  const tag = locale()
  if (tag === 'en') return 'en-GB'
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : `en-GB-u-nu-${digits[tag] ?? 'latn'}`
}

/** Changes the language of the screen and remembers it on this device. Load the catalogues first: see catalogue.ts. */
export function rememberLocale(tag: string) {
  try {
    localStorage.setItem(place, tag)
  } catch {
    // A browser without storage forgets the choice at the next start; nothing else depends on it.
  }
  setLocaleSignal(tag)
}
