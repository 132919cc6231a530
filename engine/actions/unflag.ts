import { problems } from '../problems.ts'
import { answersTo, asking, message } from './asked.ts'
import { defineChanging } from './door.ts'
import { mayResolve, standingFlag, withFlag } from './flag-rows.ts'

/** Resolves a flag, with the reason; it stays listed and counts no more. */
export const unflag = defineChanging(
  'unflag',
  (deciding) => {
    const { type, action, actor, access, record, today } = deciding
    const { flag: id, unflag_message } = answersTo(deciding, {
      required: { flag: asking('flag', 'text'), unflag_message: message('unflag_message') },
    })
    const flag = standingFlag(deciding, id)
    if (!mayResolve(type, flag, { userName: actor.userName, record, access })) {
      throw problems.actionRefused({ action: action.name, reasons: [{ code: 'flag.not_yours' }] })
    }
    const resolved = { removed: true, unflag_message, unflagged_by: actor.userName, unflagged_date: today }
    return withFlag(deciding, { ...flag, ...resolved })
  },
  { permission: ['flag', 'resolve_any_flag'] },
)
