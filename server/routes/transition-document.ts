import { isFormVisible } from '../../engine/forms/field-state.ts'
import { own } from '../../engine/lib/own.ts'
import { type RecordScope, scopeOfRecord } from '../../engine/logic/scope.ts'
import type { Form, Role } from '../../engine/model.ts'
import { readableRecord } from '../../engine/permissions/readable-record.ts'
import { fieldsGiven } from '../../engine/permissions/role-fields.ts'
import { problems } from '../../engine/problems.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import { consentMissing, consentReason } from '../../engine/transitions/consent.ts'
import { kindOf } from '../../engine/transitions/kinds.ts'
import { seenEntries } from '../../engine/transitions/steps.ts'
import { type Asked, nowOf } from '../context.ts'
import { fullNames } from '../full-names.ts'
import { jsonResponse } from '../json-response.ts'
import { said } from '../narrowed.ts'
import { todayOf } from '../today.ts'
import { type Reached, reached } from './show-record.ts'

/**
 * What goes to somebody outside: of the record just what the named role may see of it and its sender reads, form by form.
 * There is none any more once the entry was taken back or the consent withdrawn.
 */
export async function showDocument(c: Asked): Promise<Response> {
  const { actor, release } = c.var
  const found = await reached(c)
  const { type, record, access } = found
  const id = c.req.param('entry' as never) as string
  const row = seenEntries(record, { userName: actor.userName, access }).find(({ unique_id }) => unique_id === id)
  const role = own(release.model.roles, row?.authorized_role_unique_id ?? '')
  if (!row?.remote || !role) throw problems.transitionNotFound({ id })
  const scope = scopeOf(c, found)
  mustStand(c, found, row, scope)
  const forms = formsFor(found, role, scope)
  const names = namesGiven(found, role, forms)
  const nameOf = await fullNames(c, [row.transitioned_by, record.core.owned_by])
  return jsonResponse(c, {
    data: {
      record: readableRecord(
        release.model,
        { ...access, readable: names, userName: actor.userName },
        record,
        todayOf(c),
      ),
      forms: Object.fromEntries(
        forms
          .filter(({ fields }) => fields.some((name) => names.has(name)))
          .map(({ id, label, fields }) => [
            id,
            { label: said(c, label), fields: fields.filter((name) => names.has(name)) },
          ]),
      ),
      role_label: said(c, role.label),
      at: nowOf(c).instant,
      transition: {
        ...{ id: row.unique_id, type: row.type, created_at: row.created_at, status: row.status },
        ...{ transitioned_by: row.transitioned_by, transitioned_by_full_name: nameOf(row.transitioned_by) },
        ...{ transitioned_to_remote: row.transitioned_to_remote, service: row.service, location: row.location },
        ...{ notes: row.notes, type_label: said(c, kindOf(type, row.type)?.label) },
        authorized_role_unique_id: role.id,
      },
    },
  })
}

/** What both the role and the sender read. Of a subform in which the role sees just rows of its own, nobody outside has any. */
function namesGiven({ type, access }: Reached, role: Role, forms: readonly Form[]): ReadonlySet<string> {
  const { readable } = fieldsGiven(role, type)
  const narrowed = own(role.ownRows ?? {}, type.id) ?? {}
  const isGiven = (name: string) => readable.has(name) && access.readable.has(name) && own(narrowed, name) === undefined
  return new Set(forms.flatMap(({ fields }) => fields).filter(isGiven))
}

/** Forms of the role that the record has now. */
function formsFor({ type }: Reached, { forms }: Role, scope: RecordScope): readonly Form[] {
  const given = own(forms, type.id) ?? {}
  return type.forms.filter((form) => own(given, form.id) !== undefined && isFormVisible(form, scope))
}

const OVER: readonly TransitionRow['status'][] = ['rejected', 'revoked', 'expired']

function scopeOf(c: Asked, { type, record }: Reached): RecordScope {
  const { release, actor } = c.var
  const { answers, core, programme, version } = record
  const writing = { actor, isOwner: core.owned_by === actor.userName, now: nowOf(c).instant, version }
  return scopeOfRecord({
    ...{ model: release.model, type, answers, core, programme },
    ...{ today: todayOf(c), writing },
  })
}

function mustStand(c: Asked, { type }: Reached, row: TransitionRow, scope: RecordScope): void {
  const { instant: now } = nowOf(c)
  const kind = kindOf(type, row.type)
  const missing = kind && !row.consent_overridden ? consentMissing(kind, scope) : undefined
  const isOver = OVER.includes(row.status) || (row.expires_at !== undefined && row.expires_at <= now)
  const reasons = [...(isOver ? [{ code: 'transition.answered' }] : []), ...(missing ? [consentReason(missing)] : [])]
  if (reasons.length > 0) throw problems.actionRefused({ action: row.type, reasons })
}
