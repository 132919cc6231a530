import { problems } from '../problems.ts'
import { seenRows } from '../query/seen-rows.ts'
import { coreAfter } from '../records/stamps.ts'
import { answersTo, asking } from './asked.ts'
import { defineChanging } from './door.ts'
import { outcomeOf } from './outcome.ts'

/** Takes away an alert that the actor sees. */
export const removeAlert = defineChanging('remove_alert', (deciding) => {
  const { model, type, actor, access, record, moment } = deciding
  const { alert: id } = answersTo(deciding, { required: { alert: asking('alert', 'text') } })
  const seen = seenRows(model, type, 'alerts', record, { access, userName: actor.userName })
  if (!seen.some(({ unique_id }) => unique_id === id)) throw problems.partNotFound({ id })
  const alerts = (record.core.alerts ?? []).filter(({ unique_id }) => unique_id !== id)
  const core = { ...coreAfter(record.core, actor, moment.now), alerts }
  return outcomeOf(deciding, { ...record, version: record.version + 1, core }, { fields: [] }, { before: record })
})
