/** Core facts as the platform writes them: at the birth of a record, and at each change. */
import { own } from '../lib/own.ts'
import { shortIdOf } from '../lib/uuid.ts'
import type { Model, RecordType } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import type { CoreFacts } from './core-facts.ts'

/** The core facts of a new record: it belongs to who makes it. */
export const coreOfNew = (model: Model, type: RecordType, id: string, actor: Actor, now: string): CoreFacts => ({
  status: own(model.lookups, type.statusLookup)?.options[0]?.id ?? '',
  record_state: true,
  owned_by: actor.userName,
  owned_by_full_name: actor.fullName,
  owned_by_agency_id: actor.agency,
  owned_by_groups: actor.groups,
  shared_with: [],
  short_id: shortIdOf(id),
  created_at: now,
  created_by: actor.userName,
  created_organization: actor.agency,
  last_updated_at: now,
  last_updated_by: actor.userName,
})

export const coreAfter = (core: CoreFacts, actor: Actor, now: string): CoreFacts => ({
  ...core,
  last_updated_at: now,
  last_updated_by: actor.userName,
})
