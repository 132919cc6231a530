import type { FlagRow } from '../records/collections.ts'
import { answersTo, asking, message } from './asked.ts'
import { defineChanging } from './door.ts'
import { flagged } from './flag-rows.ts'

/** Asks for attention: what it is about, and the day. */
export const flag = defineChanging(
  'flag',
  (deciding) => {
    const { actor, moment, today, record } = deciding
    const { message: text, date = today } = answersTo(deciding, {
      required: { message: message('message') },
      optional: { date: asking('date', 'date') },
    })
    const row: FlagRow = {
      unique_id: moment.newId(),
      message: text,
      date,
      flagged_by: actor.userName,
      created_at: moment.now,
      removed: false,
    }
    return flagged(deciding, [...(record.core.flags ?? []), row])
  },
  // Whoever may flag many may flag one.
  { permission: ['flag', 'flag_multiple'] },
)
