/** Who can see a field, and what somebody can see and do; numbers of people and records, never a value. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { USER } from '../audit/actions.ts'
import type { Asked, Env } from '../context.ts'
import { audited } from '../middleware/audited.ts'
import { entrusted } from '../middleware/entrusted.ts'
import { said } from '../narrowed.ts'
import { anyTypeNamed } from '../record-type.ts'
import type { System } from '../system/system.ts'
import { fieldTable, personTable, toldFieldProof, toldPersonProof } from '../system/told.ts'
import { reportResponse } from './report-response.ts'

const PERMISSION = 'access_proof:read'

export const accessProof = (care: System) =>
  new Hono<Env>()
    .get('/access_proof/field', audited('access_proof_field', typeAsked), entrusted(PERMISSION), async (c) => {
      const { model } = c.var.release
      const { type, field } = fieldAsked(c)
      const told = toldFieldProof(model, (texts) => said(c, texts), await care.field(model, type, field))
      return reportResponse(c, told, () => fieldTable(told), `access-${type}-${field}`)
    })
    .get('/access_proof/user/:name', audited('access_proof_user', personAsked), entrusted(PERMISSION), async (c) => {
      const { parts, release } = c.var
      const account = await parts.stores.accounts.byUserName(c.req.param('name'))
      const proof = account && (await care.person(release.model, account.userName))
      if (!proof) throw new Problem('missing', 'user.not_found', {})
      const told = toldPersonProof(release.model, (texts) => said(c, texts), proof)
      return reportResponse(c, told, () => personTable(told), 'access-of-person')
    })

/** A field, a field of a subform (which is read with its subform), or one of the platform's own facts. */
function fieldAsked(c: Asked) {
  const { record_type: named = '', field: path = '' } = c.req.query()
  const type = anyTypeNamed(c.var.release.model, named)
  if (!type) throw problems.queryRefused({ field: 'record_type', code: 'query.unreadable_value' })
  const [name = '', cell] = path.split('.')
  const field = type.fields.find(({ id }) => id === name)
  const fact = own(coreFacts, name as keyof typeof coreFacts)
  const isThere = field
    ? cell === undefined || field.rows?.fields.some(({ id }) => id === cell)
    : cell === undefined && fact !== undefined && !fact.internal
  if (!isThere) throw problems.queryRefused({ field: 'field', code: 'query.unknown_field' })
  return { type: type.id, field: name }
}

function typeAsked(c: Asked) {
  const type = anyTypeNamed(c.var.release.model, c.req.query('record_type') ?? '')
  return type ? { recordType: type.id } : {}
}

const personAsked = () => ({ recordType: USER })
