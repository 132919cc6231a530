/** People and what they give: the services of accounts follow their lookup when its options become others. */
import { eq } from 'drizzle-orm'
import { equal } from '../../engine/lib/equal.ts'
import { migrationKindOf } from '../../engine/migrations/index.ts'
import type { NewLevel, ResolvedStep } from '../../engine/migrations/migration.ts'
import type { Database } from '../db/open.ts'
import { users } from '../db/schema.ts'

/** The fact of records that has its options of the same lookup. */
const SERVICE = { subform: 'transitions', field: 'service' }

/** Inside the transaction that switches. */
export function takePeople({ db }: Pick<Database, 'db'>, way: readonly NewLevel[]): void {
  const turns = way.flatMap(({ direction, steps }) =>
    servicesIn(direction === 'forward' ? steps : [...steps].reverse()).map((step) => ({ direction, step })),
  )
  if (turns.length === 0) return
  const facts = { id: users.id, services: users.services, membershipVersion: users.membershipVersion }
  for (const { id, services, membershipVersion } of db.select(facts).from(users).all()) {
    const after = turns.reduce<readonly string[]>((given, { direction, step }) => {
      const values = migrationKindOf(step)[direction]({ [SERVICE.field]: given }, step, { record: id })
      return (values[SERVICE.field] as readonly string[] | undefined) ?? []
    }, services)
    if (equal(after, services)) continue
    db.update(users)
      .set({ services: after, membershipVersion: membershipVersion + 1 })
      .where(eq(users.id, id))
      .run()
  }
}

/** One for each step as it was written, whatever the number of record types. */
function servicesIn(steps: readonly ResolvedStep[]): readonly ResolvedStep[] {
  const seen = new Set<string>()
  return steps.filter(({ ofCore, subform, id, ...step }) => {
    const written = id.split('.')[0] ?? id
    const isOne =
      ofCore === true && subform === SERVICE.subform && step['field'] === SERVICE.field && !seen.has(written)
    if (isOne) seen.add(written)
    return isOne
  })
}
