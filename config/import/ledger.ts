/** What became of one place of a source. `default`: it said nothing, or what holds anyway. */
export type Fate = 'carried' | 'converted' | 'left_out' | 'default'

export interface Mark {
  readonly fate: Fate
  /** Where it stands now, by the path of the thing: `fields/<record type>/<field>/label`. */
  readonly to?: string
  /** How it was converted, or why it was left out. */
  readonly note?: string
}

export interface Entry extends Partial<Mark> {
  readonly at: string
}

/** A thing of the source as a whole, such as a form, counted beside its places. */
export interface Thing extends Mark {
  readonly kind: string
  readonly at: string
  readonly name: string
}

/** Something of the source that was wrong or not clear, and what was done about it. */
export interface Finding {
  readonly kind: 'dangling' | 'difference' | 'invalid' | 'meaning'
  readonly at: string
  readonly found: string
  readonly instead: string
}

/**
 * The books of an import: every place of the source ends in exactly one fate. A mark counts for its place and
 * everything below it that has none of its own, so a place that nobody thought of shows as unexplained.
 */
export class Ledger {
  readonly things: Thing[] = []
  readonly findings: Finding[] = []
  /** What the result has that the source does not. */
  readonly added: { readonly what: string; readonly why: string }[] = []
  readonly #marks = new Map<string, Mark>()
  readonly #touched = new Set<string>()
  readonly #known = new Set<string>()
  readonly #places: readonly string[]

  constructor(places: readonly string[]) {
    this.#places = places
  }

  /** The first mark of a place stands: a thing that is used twice was carried the first time. */
  mark(at: string, mark: Mark): void {
    if (!this.#marks.has(at)) this.#marks.set(at, mark)
    for (let place = at; !this.#touched.has(place); place = above(place)) {
      this.#touched.add(place)
      if (place === '') break
    }
  }

  /** Whether the place or something below it has a mark. */
  isTouched = (at: string): boolean => this.#touched.has(at)

  /** The first word on a thing counts, as with marks. */
  thing(thing: Thing): void {
    if (this.#known.has(thing.at)) return
    this.#known.add(thing.at)
    this.things.push(thing)
  }

  find(finding: Finding): void {
    const isKnown = this.findings.some(({ at, found }) => at === finding.at && found === finding.found)
    if (!isKnown) this.findings.push(finding)
  }

  add(what: string, why: string): void {
    if (!this.added.some((one) => one.what === what)) this.added.push({ what, why })
  }

  /** One entry for each place; without a fate where it is unexplained. */
  entries(): readonly Entry[] {
    return this.#places.map((at) => ({ at, ...this.#markOf(at) }))
  }

  #markOf(at: string): Mark | undefined {
    for (let place = at; ; place = above(place)) {
      const mark = this.#marks.get(place)
      if (mark || place === '') return mark
    }
  }
}

const above = (place: string): string => place.slice(0, Math.max(0, place.lastIndexOf('/')))
