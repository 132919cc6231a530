import type { Ledger } from './ledger.ts'

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value says nothing when it is null, or empty. */
export const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && Object.keys(value).length === 0)

/** A place in a JSON document, by which whoever reads it also says what became of it. */
export class Item {
  readonly value: unknown
  readonly at: string
  readonly #ledger: Ledger

  constructor(value: unknown, at: string, ledger: Ledger) {
    this.value = value
    this.at = at
    this.#ledger = ledger
  }

  get(key: string): Item {
    const value = isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined
    return new Item(value, `${this.at}/${escaped(key)}`, this.#ledger)
  }

  list(): readonly Item[] {
    return Array.isArray(this.value)
      ? this.value.flatMap((value, index) =>
          value === undefined ? [] : [new Item(value, `${this.at}/${index}`, this.#ledger)],
        )
      : []
  }

  entries(): readonly (readonly [key: string, item: Item])[] {
    const { value } = this
    return isObject(value)
      ? Object.keys(value).flatMap((key) => (value[key] === undefined ? [] : [[key, this.get(key)] as const]))
      : []
  }

  /** Whether it says anything at all. */
  get isSaid(): boolean {
    return !saysNothing(this.value)
  }

  get text(): string {
    return typeof this.value === 'string' ? this.value.trim() : ''
  }

  get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined
  }

  texts(): readonly string[] {
    return this.list().flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  }

  carried(to: string): void {
    if (this.value !== undefined) this.#ledger.mark(this.at, { fate: 'carried', to })
  }

  converted(to: string, note: string): void {
    if (this.value !== undefined) this.#ledger.mark(this.at, { fate: 'converted', to, note })
  }

  leftOut(note: string): void {
    if (this.value !== undefined) this.#ledger.mark(this.at, { fate: 'left_out', note })
  }

  isDefault(): void {
    if (this.value !== undefined) this.#ledger.mark(this.at, { fate: 'default' })
  }

  /** Leaves out what of it has no fate yet. */
  restLeftOut(note: string): void {
    if (!this.#ledger.isTouched(this.at)) {
      if (this.isSaid) this.leftOut(note)
      else this.isDefault()
      return
    }
    for (const [, item] of this.entries()) item.restLeftOut(note)
    for (const item of this.list()) item.restLeftOut(note)
  }

  get isTouched(): boolean {
    return this.#ledger.isTouched(this.at)
  }
}

/** Every place of a document that holds something by itself: texts, numbers, yes and no, null, and what is empty. */
export function placesIn(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [at]
  return Object.entries(value).flatMap(([key, part]) => placesIn(part, `${at}/${escaped(key)}`))
}
