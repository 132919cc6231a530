import type { Model } from '../../../engine/model.ts'

/** Dice that fall the same way every time. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0 || 1
  return (sides) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % sides
  }
}

type Json = Record<string, unknown> | unknown[]

const isHolder = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** The model with one random thing changed in it, wherever it stands; and where that is. */
export function mutated(
  model: Model,
  roll: (sides: number) => number,
): { readonly model: Model; readonly path: string } {
  const copy = structuredClone(model) as unknown as Record<string, unknown>
  let holder: Json = copy
  const path: string[] = []
  for (;;) {
    const keys = Object.keys(holder).filter((key) => path.length > 0 || key !== 'hash')
    const key = keys[roll(keys.length)]
    if (key === undefined) return { model: copy as never, path: path.join('/') }
    path.push(key)
    const value: unknown = (holder as Record<string, unknown>)[key]
    const goesOn = isHolder(value) && Object.keys(value).length > 0 && (path.length < 3 || roll(6) > 0)
    if (goesOn) {
      holder = value
      continue
    }
    change(holder, key, value, roll, path.length)
    return { model: copy as never, path: path.join('/') }
  }
}

function change(holder: Json, key: string, value: unknown, roll: (sides: number) => number, depth: number): void {
  if (Array.isArray(holder)) {
    const index = Number(key)
    if (roll(2) === 0) holder.splice(index, 1)
    else if (holder.length > 1) holder.push(...holder.splice(index, 1))
    else holder.splice(index, 1)
    return
  }
  const isId = key === 'id' || key === 'code'
  if (depth > 2 && roll(4) === 0 && !isId && isOptional(key)) delete holder[key]
  else if (typeof value === 'string') holder[key] = another(value) ?? `${value}x`
  else if (typeof value === 'number') holder[key] = value + 1
  else if (typeof value === 'boolean') holder[key] = !value
  else if (Array.isArray(value)) value.pop()
  else if (isHolder(value)) delete (value as Record<string, unknown>)[Object.keys(value).find(isLoose) ?? '']
  else holder[key] = 'something'
}

/** Without which a model is none. */
const isOptional = (key: string) => ['visible', 'required', 'help', 'guidance', 'retired', 'tags', 'when'].includes(key)

/** What may go where it stands first: parts of a life are lists, and each of them is there. */
const isLoose = (key: string) => !lifeParts.has(key)
const lifeParts = new Set(['workflows', 'actions', 'approvals', 'transitions', 'tasks', 'alerts', 'triggers'])

/** Words of which the engine knows only these. */
const closed: readonly (readonly string[])[] = [
  ['self', 'group', 'agency', 'all', 'none'],
  ['r', 'rw'],
  ['text', 'number', 'date', 'yes-no'],
]

function another(value: string): string | undefined {
  const words = closed.find((list) => list.includes(value))
  return words?.find((word) => word !== value)
}
