/** What follows from a write by itself: actions that it triggers, the stage, alerts, and the facts that count them. */
import type { Becoming } from '../effects/becoming.ts'
import { settled } from '../forms/settled.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import { withShares } from '../transitions/shares.ts'
import { alertsAfter, type Touched } from './alerts.ts'
import { withCounts } from './counts.ts'
import { stageAfter } from './stages.ts'
import type { Surroundings } from './surroundings.ts'
import { triggered } from './triggers.ts'

/** Brings the record to rest. `done` is the action that was performed; gives other records that changed with it. */
export function live(becoming: Becoming, done: string, around: Surroundings): readonly Touched[] {
  if (triggered(becoming, done).length > 0) settle(becoming)
  stageAfter(becoming)
  const touched = alertsAfter(becoming, around)
  const { type, before, now } = becoming
  becoming.core = withShares(type, before.core, withCounts(withEditor(becoming)), now)
  return touched.map(({ record, core }) => ({ record, core: withCounts(core) }))
}

/** Works out again what hangs on what has changed. */
export function settle(becoming: Becoming): void {
  const { model, type, answers, core, programme, today } = becoming
  becoming.answers = settled(model, type, answers, { core, programme, today })
}

/** Says whether somebody else than the owner wrote last; a record that only its owner wrote need not say so. */
function withEditor({ core, actor, answers, before }: Becoming): CoreFacts {
  if (answers === before.answers) return core
  const isOther = core.owned_by !== actor.userName
  const { not_edited_by_owner: known } = core
  return known === isOther || (known === undefined && !isOther) ? core : { ...core, not_edited_by_owner: isOther }
}
