import type { Texts } from '../texts.ts'

/** Things outside the forms that fields may offer as options. */
export interface Register {
  /** Ids of the source, and what they are now. */
  readonly ids: ReadonlyMap<string, string>
  readonly options: readonly (readonly [from: string, id: string, label: Texts])[]
}

export interface Registers {
  readonly agencies: Register
  readonly userGroups: Register
  readonly roles: Register
  readonly programmes: Register
  /** Level of the places that numbers are reported by. */
  readonly reportingLevel: number | undefined
}

export const registerOf = (options: Register['options']): Register => ({
  ids: new Map(options.map(([from, id]) => [from, id])),
  options,
})
