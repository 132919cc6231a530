/** The same flag on several records at once. */
import { problems } from '../../engine/problems.ts'
import type { Asked } from '../context.ts'
import { mustType } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import { object, optional, orNull, text } from '../security/shapes.ts'
import { doneToEach, whichShape } from './several.ts'

const MANY = 'flag_multiple'

export const flagSeveralShape = object({
  data: object({
    message: text({ longest: 10_000 }),
    date: optional(orNull(text({ longest: 30 }))),
    ...whichShape,
  }),
})

export async function flagSeveral(c: Asked): Promise<Response> {
  const type = mustType(c)
  const { message, date, ...which } = (await bodyOf(c, flagSeveralShape)).data
  const { actor } = c.var
  if (!actor.grants.some(({ recordType, actions }) => recordType === type.id && actions.has(MANY))) {
    throw problems.actionForbidden({ action: MANY })
  }
  const answers = { message, ...(date !== undefined && date !== null && { date }) }
  return doneToEach(c, which, { name: 'flag', answers, tooMany: 'flags.too_many' })
}
