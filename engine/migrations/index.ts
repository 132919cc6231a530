/** Every kind of step from one release to the next. A new one is one file and one word here. */
import { mapOptions } from './map-options.ts'
import { merge } from './merge.ts'
import type { MigrationKind } from './migration.ts'
import { move } from './move.ts'
import { rename } from './rename.ts'
import { retype } from './retype.ts'
import { split } from './split.ts'
import { unit } from './unit.ts'

export const migrationKinds: readonly MigrationKind[] = [rename, retype, mapOptions, split, merge, move, unit]

const byName: ReadonlyMap<string, MigrationKind> = new Map(migrationKinds.map((member) => [member.kind, member]))

/** The kind that a step names; the checker lets no other through. */
export function migrationKindOf({ kind }: { readonly kind: string }): MigrationKind {
  const found = byName.get(kind)
  if (!found) throw new Error(`No kind of migration ${kind}`)
  return found
}
