import { type Becoming, tried } from '../effects/becoming.ts'
import { applyEffects } from '../effects/index.ts'
import { settle } from '../life/live.ts'
import type { RecordType } from '../model.ts'
import type { TransitionRow } from '../records/collections.ts'
import { kindOf } from '../transitions/kinds.ts'
import { defineChanging } from './door.ts'
import { becomingOf, nothingChanged, outcomeOf } from './outcome.ts'

/** No role may name it: nobody does it but the platform. */
export const EXPIRE = 'expire_transitions'

/** Ends the entries whose time is over; what they gave counted no more from that instant on. */
export const expire = defineChanging(EXPIRE, (deciding) => {
  const { record, moment } = deciding
  const { core } = record
  const isOver = ({ status, expires_at }: TransitionRow) =>
    (status === 'in_progress' || status === 'accepted') && expires_at !== undefined && expires_at <= moment.now
  if (!core.transitions?.some(isOver)) return nothingChanged(deciding)
  const transitions = core.transitions.map(
    (row): TransitionRow => (isOver(row) ? { ...row, status: 'expired', responded_at: moment.now } : row),
  )
  const after = { ...record, version: record.version + 1, core: { ...core, transitions } }
  const becoming = becomingOf(deciding, after, record)
  for (const row of transitions.filter((_, index) => isOver(core.transitions?.[index] as TransitionRow))) {
    becoming.transition = row
    happens(becoming, deciding.type, row.type)
  }
  settle(becoming)
  return outcomeOf(deciding, after, { fields: [] }, { before: record, becoming })
})

/** It is over whatever comes of its effects: those that cannot be done whole are not done at all. */
function happens(becoming: Becoming, type: RecordType, kind: string): void {
  const { answers, core, stageIsSet, notices } = becoming
  const told = notices.length
  const effects = kindOf(type, kind)?.expiryEffects ?? []
  const isDone = tried(becoming, `transitions/${kind}`, () => {
    applyEffects(becoming, effects)
    return true
  })
  if (isDone) return
  Object.assign(becoming, { answers, core, stageIsSet })
  notices.length = told
}
