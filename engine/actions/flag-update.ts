import { answersTo, asking, message } from './asked.ts'
import { defineChanging } from './door.ts'
import { standingFlag, withFlag } from './flag-rows.ts'

/** Says anew what a flag is about, or its day. */
export const flagUpdate = defineChanging('flag_update', (deciding) => {
  const { flag: id, ...said } = answersTo(deciding, {
    required: { flag: asking('flag', 'text') },
    optional: { message: message('message'), date: asking('date', 'date') },
  })
  return withFlag(deciding, { ...standingFlag(deciding, id), ...said })
})
