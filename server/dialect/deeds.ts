/** What was done to a record, by the name under which one may hear of it. */
import type { ApprovalStep, NamedAction } from '../../engine/lifecycle.ts'
import type { RecordType, Texts } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { CoreFactName } from '../../engine/records/core-facts.ts'

export interface DeedReader {
  readonly readable: Access['readable']
  readonly seesForm: (form: string) => boolean
}

/** Something was changed: what is said of an action whose name alone would tell too much. */
const CHANGED = 'update'

const ENTRIES: CoreFactName = 'transitions'

const actionOf = ({ lifecycle }: RecordType, id: string): NamedAction | undefined =>
  lifecycle?.actions.find((action) => action.id === id)

/** The action's own name where the reader reads all that it is about. */
export function toldDeed(type: RecordType, deed: string, reader: DeedReader): string {
  const action = actionOf(type, deed)
  return action && !isOpen(type, action, reader) ? CHANGED : deed
}

function isOpen({ lifecycle }: RecordType, action: NamedAction, { readable, seesForm }: DeedReader): boolean {
  // To whom a record went is for those who reach it in their own right.
  if (action.transition && !readable.has(ENTRIES)) return false
  const approval = lifecycle?.approvals.find(({ id }) => id === action.approval?.kind)
  if (approval && !(seesForm(approval.form) && readable.has(approval.status))) return false
  return action.effects.every((effect) => {
    if (effect.effect === 'set_field') return readable.has(effect.field)
    if (effect.effect === 'add_row') return readable.has(effect.subform)
    return true
  })
}

export interface DeedName {
  readonly action_label?: string
  readonly action_step?: ApprovalStep
}

/** What the configuration calls the action; of a step of an approval the approval, and which step. Nothing for the platform's own, whose words stand in the screens' catalogues. */
export function deedNamed(type: RecordType | undefined, deed: string, say: (texts: Texts) => string): DeedName {
  const action = type && actionOf(type, deed)
  if (!action) return {}
  const step = action.approval?.step
  return { action_label: say(action.label), ...(step !== undefined && { action_step: step }) }
}
