/** What may be done to a record now, and its approvals: asked for, decided, and what has changed since the last one. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { Approval, ApprovalStep, NamedAction } from '../../engine/lifecycle.ts'
import { formsOn } from '../../engine/permissions/access-to.ts'
import { actionsOn } from '../../engine/permissions/actions-on.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { diff } from '../../engine/records/diff.ts'
import type { Answers, Change } from '../../engine/records/record.ts'
import { type Asked, type Env, localeOf, nowOf } from '../context.ts'
import { wireAction } from '../dialect/actions.ts'
import { changesTold, historyEntry } from '../dialect/history.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { mustType } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import { object, optional, orNull, text } from '../security/shapes.ts'
import { todayOf } from '../today.ts'
import { answerChange } from './change-record.ts'
import { recordOfPath } from './record-of-path.ts'
import { type Reached, reached } from './show-record.ts'

async function showActions(c: Asked): Promise<Response> {
  const { actor, release } = c.var
  const { type, record, access } = await reached(c)
  const offered = actionsOn(release.model, actor, record, access, { now: nowOf(c).instant })
  const wording = {
    ...{ model: release.model, type, record, access, actor, today: todayOf(c), locale: localeOf(c) },
    say: (texts: Parameters<typeof said>[1]) => said(c, texts),
  }
  return jsonResponse(c, { data: offered.map((action) => wireAction(action, wording)) })
}

const steps: Readonly<Record<string, ApprovalStep>> = { requested: 'request', approved: 'approve', rejected: 'reject' }

export const approvalShape = object({
  data: object({
    approval_status: text({ longest: 20 }),
    approval_type: optional(orNull(text({ longest: 60 }))),
    notes: optional(orNull(text({ longest: 10_000 }))),
  }),
})

const kindOf = (c: Asked) => c.req.param('kind' as never) as string

const unknownApproval = () => new Problem('missing', 'approval.unknown', {})

/** The dialect's way of asking for an approval and of answering: each is an action by itself. */
async function changeApproval(c: Asked): Promise<Response> {
  const type = mustType(c)
  const { approval_status, approval_type, notes } = (await bodyOf(c, approvalShape)).data
  const ofKind = (type.lifecycle?.actions ?? []).filter(({ approval }) => approval?.kind === kindOf(c))
  if (ofKind.length === 0) throw unknownApproval()
  const step = own(steps, approval_status)
  const named = ofKind.find(({ approval }) => approval?.step === step)
  if (!named) throw problems.bodyRefused({ code: 'approval.status_unknown', detail: '/data/approval_status' })
  return answerChange(c, {
    name: named.id,
    record: c.req.param('id' as never) as string,
    answers: answersTo(named, { comment: notes, kind: approval_type }),
  })
}

/** What the step asks; the dialect sends more, which means nothing then. */
const answersTo = ({ asks }: NamedAction, given: Answers): Answers =>
  Object.fromEntries(
    Object.entries(given).filter(([id, value]) => value !== undefined && asks.some((ask) => ask.id === id)),
  )

async function showApproval(c: Asked): Promise<Response> {
  const { actor, release } = c.var
  const found = await reached(c)
  const { type, record, reach, access } = found
  const forms = formsOn(release.model, actor, record, reach)
  const approval = type.lifecycle?.approvals.find(
    ({ id, form, programmes }) =>
      id === kindOf(c) && Object.hasOwn(forms, form) && programmes.includes(record.programme),
  )
  if (!approval) throw unknownApproval()
  const { id, label, form, status } = approval
  const standing = access.readable.has(status) ? own(record.answers, status) : undefined
  const told = maySeeChanges(found, approval) ? await changesSince(c, found, approval) : {}
  return jsonResponse(c, {
    data: { id, label: said(c, label), form, ...(standing !== undefined && { status: standing }), ...told },
  })
}

/** Whoever decides has to know what about; whoever reads the log may read it here. */
const maySeeChanges = ({ type, access }: Reached, { id }: Approval) =>
  access.actions.has('history') ||
  (type.lifecycle?.actions ?? []).some(
    ({ approval, permission }) =>
      approval?.kind === id && approval.step === 'approve' && access.actions.has(permission),
  )

/** What people changed on the approved form since it was approved last; what the approval itself writes is no difference. */
async function changesSince(c: Asked, { type, record, access }: Reached, approval: Approval) {
  const { model } = c.var.release
  const ofKind = (type.lifecycle?.actions ?? []).filter((action) => action.approval?.kind === approval.id)
  const last = await lastDone(c, record.id, ofKind.find((action) => action.approval?.step === 'approve')?.id)
  const then = last && (await c.var.parts.stores.records.answersAt(record.id, last.version))
  const calculated = type.fields.filter(({ calculation }) => calculation !== undefined).map(({ id }) => id)
  const left = new Set([...ofKind.flatMap(writtenBy), ...calculated])
  const placed = type.forms.find(({ id }) => id === approval.form)?.fields ?? []
  const change: Change = {
    ...{ record: record.id, version: record.version, action: '', by: '', at: '', mutation: '', release: model.hash },
    fields: diff(then ?? {}, record.answers),
  }
  const names = new Set(placed.filter((id) => !left.has(id)))
  const told = changesTold([change], { type, access, userName: c.var.actor.userName, seesForm: () => true, names })
  const wording = {
    model,
    type,
    today: todayOf(c),
    say: (texts: Parameters<typeof said>[1]) => said(c, texts),
    nameOf: () => undefined,
  }
  return {
    ...(last &&
      then && {
        approved_at: todayIn(model.instance.timeZone, last.at),
        approved_by: last.by,
        approved_version: last.version,
      }),
    changes: told.flatMap((one) => historyEntry(one, wording).record_changes),
  }
}

const writtenBy = ({ effects }: NamedAction): readonly string[] =>
  effects.flatMap((effect) =>
    effect.effect === 'set_field' ? [effect.field] : effect.effect === 'add_row' ? [effect.subform] : [],
  )

const PAGE = 200

/** The last time that an action was done to the record. */
async function lastDone(c: Asked, record: string, action: string | undefined): Promise<Change | undefined> {
  for (let offset = 0; action !== undefined; offset += PAGE) {
    const page = await c.var.parts.stores.records.history(record, { offset, limit: PAGE })
    const found = page.find((change) => change.action === action)
    if (found || page.length < PAGE) return found
  }
  return undefined
}

export const actions = new Hono<Env>()
  .get('/:plural/:id/actions', audited('actions_read', recordOfPath), showActions)
  .get('/:plural/:id/approvals/:kind', audited('approval_read', recordOfPath), showApproval)
  .patch('/:plural/:id/approvals/:kind', auditedWhenRefused('update', recordOfPath), changeApproval)
