import { withDefaults } from '../../../../engine/forms/defaults.ts'
import type { Writer } from '../../../../engine/logic/scope.ts'
import type { Model, RecordType } from '../../../../engine/model.ts'
import type { CoreFacts } from '../../../../engine/records/core-facts.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import type { ActorFacts } from '../../../data/wire.ts'

interface Beginning {
  readonly model: Model
  readonly type: RecordType
  readonly today: string
  readonly programme: string | undefined
  readonly actor: ActorFacts
}

/** What will be known of a record that this person begins now, as far as conditions may ask for it. */
export const coreOfNew = (actor: ActorFacts): Partial<CoreFacts> => ({
  owned_by: actor.user_name,
  owned_by_full_name: actor.full_name,
  owned_by_agency_id: actor.agency,
  owned_by_groups: actor.groups,
  created_by: actor.user_name,
  record_state: true,
})

/** The answers that a new record begins with. */
export const newAnswers = ({ model, type, today, programme, actor }: Beginning): Answers =>
  withDefaults(model, type, {}, { core: coreOfNew(actor), today, programme, writing: { actor: writerOf(actor) } })

/** Who writes, as defaults may ask. */
export const writerOf = (actor: ActorFacts): Writer => ({
  userName: actor.user_name,
  fullName: actor.full_name,
  agency: actor.agency,
  role: actor.role,
})
