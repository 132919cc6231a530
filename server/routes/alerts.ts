/** What asks for attention: the alerts of a record, and on how many records there are some. */
import { Hono } from 'hono'
import type { Model, RecordType, Texts } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { askableBy, typeFor } from '../../engine/query/askable.ts'
import { conditionOn } from '../../engine/query/filter-values.ts'
import type { Where } from '../../engine/query/query.ts'
import { seenRows } from '../../engine/query/seen-rows.ts'
import type { Asked, Env } from '../context.ts'
import { partChanged } from '../dialect/part-changed.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { timeOf } from '../today.ts'
import { performAsked } from './change-record.ts'
import { recordOfPath } from './record-of-path.ts'
import { reached } from './show-record.ts'

export const alerts = new Hono<Env>()
  .get('/alerts', auditedIfPossible('alerts_read'), countAlerts)
  .get('/:plural/:id/alerts', audited('record_alerts', recordOfPath), listAlerts)
  .delete('/:plural/:id/alerts/:alert', auditedWhenRefused('remove_alert', recordOfPath), removeAlert)

async function listAlerts(c: Asked): Promise<Response> {
  const { release, actor } = c.var
  const { type, record, access } = await reached(c)
  const rows = seenRows(release.model, type, 'alerts', record, { access, userName: actor.userName })
  const data = rows.map((row) => {
    const label = labelOf(release.model, type, String(row['type']))
    return { ...row, form_unique_id: row['form'] ?? null, ...(label && { type_label: said(c, label) }) }
  })
  return jsonResponse(c, { data: data.reverse() })
}

const ANSWERED = /_answered$/

/** What people call alerts of the kind: as their rule, or as the approval that they tell of. */
function labelOf({ recordTypes }: Model, type: RecordType, kind: string): Texts | undefined {
  const rules = Object.values(recordTypes).flatMap(({ lifecycle }) => lifecycle?.alerts ?? [])
  const approvals = type.lifecycle?.approvals ?? []
  const named = (id: string) => rules.find((rule) => rule.id === id) ?? approvals.find((approval) => approval.id === id)
  return (named(kind) ?? named(kind.replace(ANSWERED, '')))?.label
}

async function removeAlert(c: Asked): Promise<Response> {
  const [record, alert] = ['id', 'alert'].map((name) => c.req.param(name as never) as string)
  const done = await performAsked(c, { name: 'remove_alert', record: record ?? '', answers: { alert } })
  return partChanged(c, { unique_id: alert }, done)
}

/** Of each record type, how many records of the list that people see first carry an alert for them. */
async function countAlerts(c: Asked): Promise<Response> {
  const { actor, parts, release } = c.var
  const { recordTypes } = release.model
  const types = Object.keys(recordTypes).flatMap((id) => typeFor(actor, recordTypes, id) ?? [])
  const counts = types.map(async (type) => {
    const query = { from: `${type.id}.alerts`, where: { all: usuallyListed(type, actor) } }
    return [type.id, await parts.stores.records.recordsWith(actor, query, timeOf(c))] as const
  })
  return jsonResponse(c, { data: Object.fromEntries(await Promise.all(counts)) })
}

/** What a list asks when nobody has chosen otherwise, of the record that a row stands on. */
const usuallyListed = (type: RecordType, actor: Actor): readonly Where[] => [
  { field: 'record.record_state', among: [true] },
  ...type.list.filters.flatMap(({ field, default: values = [] }) => {
    const asked = values.length > 0 ? askableBy(actor, type, field) : undefined
    return (asked && conditionOn({ ...asked, name: `record.${field}` }, values)) ?? []
  }),
]
