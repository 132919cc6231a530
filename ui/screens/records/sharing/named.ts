import { own } from '../../../../engine/lib/own.ts'
import type { NamedAction } from '../../../../engine/lifecycle.ts'
import type { Model, RecordType } from '../../../../engine/model.ts'
import { kindOf } from '../../../../engine/transitions/kinds.ts'
import type { TransitionKind } from '../../../../engine/transitions/transition-kind.ts'
import { say, t } from '../../../lib/t.ts'

/** An action by its name, as this person's model has it. */
export const actionNamed = (type: RecordType, id: string): NamedAction | undefined =>
  type.lifecycle?.actions.find((action) => action.id === id)

/** The kind of transition that an action begins; undefined for all others. */
export function kindBegunBy(type: RecordType, action: string): TransitionKind | undefined {
  const { transition } = actionNamed(type, action) ?? {}
  return transition?.step === 'start' ? kindOf(type, transition.kind) : undefined
}

/** Whether an action is about an entry that stands, and therefore offered beside it only. */
export const isStep = (type: RecordType, action: string): boolean => {
  const { transition } = actionNamed(type, action) ?? {}
  return transition !== undefined && transition.step !== 'start'
}

/** What a kind of transition is called; `export` is none, but stands in the ledger too. */
export const kindName = (type: RecordType, id: string): string =>
  say(kindOf(type, id)?.label) || (id === 'export' ? t('sharing.ledger.export') : id)

export const roleName = (model: Model, type: RecordType, kind: string, role: string): string =>
  say(own(model.lookups, `roles_of_${type.id}_${kind}`)?.options.find(({ id }) => id === role)?.label) ||
  say(own(model.roles, role)?.label) ||
  role
