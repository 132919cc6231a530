import type { Instance, Model } from '../../engine/model.ts'
import type { DirectoryKind, Laid } from './directory-kind.ts'

/** The release's model with the instance's own entries in place of its own; `directory` names what was laid over it. */
export function laidOver(model: Model, parts: readonly Laid[], directory: string): Model {
  const instance = Object.assign({}, model.instance, ...parts.map((part) => part.instance ?? {})) as Instance
  const whole = Object.fromEntries(Object.entries(instance).filter(([, value]) => value !== undefined))
  const laid = Object.assign({}, model, ...parts.map((part) => part.model ?? {})) as Model
  return { ...laid, instance: whole as unknown as Instance, directory }
}

/** What one kind of changed entries comes to. */
export const laidBy = (kind: DirectoryKind, model: Model, changed: ReadonlyMap<string, object>): Laid =>
  changed.size > 0 ? kind.laid(model, changed) : {}
