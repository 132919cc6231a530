import type { TransitionRow } from '../records/collections.ts'
import { defineChanging } from './door.ts'
import { nothingChanged, outcomeOf } from './outcome.ts'

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
  return outcomeOf(deciding, after, { fields: [] }, { before: record })
})
