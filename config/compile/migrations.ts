import type { Migration, MigrationStep } from '../../engine/migrations/migration.ts'
import type { Folder } from '../folder.ts'

/** In the order in which they are applied. Of duplicates the first counts. */
export function migrationsOf({ migrations }: Folder): readonly Migration[] {
  const byId = new Map<string, Migration>()
  for (const { json } of migrations) {
    if (!byId.has(json.id)) byId.set(json.id, { id: json.id, steps: json.steps as unknown as readonly MigrationStep[] })
  }
  return [...byId.values()].sort(({ id }, other) => (id < other.id ? -1 : 1))
}
