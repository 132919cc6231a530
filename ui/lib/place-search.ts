/** Finding places among thousands at every key: their names are folded at once and looked through as one text. */
import { fold } from '../../engine/lib/fold.ts'
import type { Location } from '../../engine/model.ts'

/** Ends the names of a place, and parts them; folding leaves both alone. */
const PLACE = '\u0001'
const NAME = '\u0002'
const SIGNS = /[-‐–()[\]/.,;:'’"_]/g

interface Index {
  /** ` name␂ other name␂ code␁ name…` */
  readonly text: string
  /** Where the names of each place begin. */
  readonly starts: Uint32Array
  /** Number of the place above each; -1 for none. */
  readonly above: Int32Array
}

const indexes = new WeakMap<readonly Location[], Index>()

function indexOf(places: readonly Location[]): Index {
  const known = indexes.get(places)
  if (known) return known
  const written = places.map(({ code, pCode, name }) =>
    [...new Set([...Object.values(name), code, ...(pCode === undefined ? [] : [pCode])])].join(`${NAME} `),
  )
  const text = ` ${words(fold(written.join(`${PLACE} `)))}${PLACE}`
  const starts = new Uint32Array(places.length)
  for (let place = 0, at = 0; place < places.length; place++) {
    starts[place] = at
    at = text.indexOf(PLACE, at) + 1
  }
  const numbers = new Map(places.map(({ code }, number) => [code, number]))
  const above = Int32Array.from(places, ({ parent }) => (parent === undefined ? -1 : (numbers.get(parent) ?? -1)))
  const made = { text, starts, above }
  indexes.set(places, made)
  return made
}

const words = (folded: string) => folded.replace(SIGNS, ' ')

/** Calls back for every place that has the text where one of its words begins; several times where it has it often. */
function eachPlaceWith({ text, starts }: Index, wanted: string, found: (place: number) => void) {
  let place = 0
  for (let at = text.indexOf(` ${wanted}`); at >= 0; at = text.indexOf(` ${wanted}`, at + 1)) {
    while (place + 1 < starts.length && (starts[place + 1] ?? 0) <= at) place++
    found(place)
  }
}

/** Whether one of the names of the place begins with the text. */
function begins({ text, starts }: Index, place: number, wanted: string): boolean {
  const names = text.slice(starts[place], starts[place + 1])
  return names.startsWith(` ${wanted}`) || names.includes(`${NAME} ${wanted}`)
}

/** More words than this are not looked for. */
const MOST_WORDS = 8

export interface PlacesFound {
  readonly places: readonly Location[]
  readonly total: number
}

/**
 * Places of which each word of the text begins some word: of a name in any language, of a code, or of a name above it.
 * First those with a name that begins so, then those with all of it in their own names, then what lies below.
 */
export function placesFound(
  places: readonly Location[],
  text: string,
  { most, may }: { readonly most: number; readonly may: (place: Location) => boolean },
): PlacesFound {
  const phrase = words(fold(text)).trim().replace(/ +/g, ' ')
  const wanted = [...new Set(phrase.split(' '))].filter(Boolean).slice(0, MOST_WORDS)
  if (places.length === 0) return { places: [], total: 0 }
  const index = indexOf(places)
  const own = new Uint8Array(places.length)
  for (const [bit, word] of wanted.entries())
    eachPlaceWith(index, word, (place) => (own[place] = (own[place] ?? 0) | (1 << bit)))
  const all = 2 ** wanted.length - 1
  const withAbove = new Uint8Array(places.length)
  const ranks: Location[][] = [[], [], []]
  let total = 0
  for (let number = 0; number < places.length; number++) {
    const above = index.above[number] ?? -1
    withAbove[number] = (own[number] ?? 0) | (above < 0 ? 0 : (withAbove[above] ?? 0))
    const place = withAbove[number] === all ? places[number] : undefined
    if (!place || place.retired || !may(place)) continue
    total++
    const rank = ranks[own[number] !== all ? 2 : begins(index, number, phrase) ? 0 : 1]
    if (rank && rank.length < most) rank.push(place)
  }
  return { places: ranks.flat().slice(0, most), total }
}
