import type { Editor, Found, Json } from './editor.ts'
import { Refused } from './operation.ts'

/** Sets properties of a thing by name, among those that may be set so; null takes one away. Gives the last that was set. */
export function withProperties(editor: Editor, found: Found, set: Json, may: (name: string) => boolean): string {
  const strange = Object.keys(set).find((name) => !may(name))
  if (strange !== undefined) throw new Refused('edit.property_unknown', { name: strange.slice(0, 80) })
  for (const [name, value] of Object.entries(set)) editor.set(found, name, value === null ? undefined : value)
  return Object.keys(set).at(-1) ?? ''
}

export const among =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name)
