/** Whom a record may be given to: people who are eligible, by the same judgement that a start is held to. */
import { Hono } from 'hono'
import { fold } from '../../engine/lib/fold.ts'
import { own } from '../../engine/lib/own.ts'
import { isUuid } from '../../engine/lib/uuid.ts'
import type { RecordType } from '../../engine/model.ts'
import { accessTo, accessToNew } from '../../engine/permissions/access-to.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { problems } from '../../engine/problems.ts'
import type { Answers } from '../../engine/records/record.ts'
import { eligibleIssue } from '../../engine/transitions/eligible.ts'
import { kindsOf } from '../../engine/transitions/kinds.ts'
import { mayStart } from '../../engine/transitions/permissions.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
import { personOf } from '../accounts/person-of.ts'
import type { Asked, Env } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited } from '../middleware/audited.ts'
import { pageOf } from '../page.ts'
import { typeNamed } from '../record-type.ts'
import type { Colleague, Near } from '../stores/account-stores.ts'

export const recipients = new Hono<Env>()
  .get('/users/recipients', audited('recipients_read'), (c) => listRecipients(c, c.req.query('transition') ?? ''))
  // The dialect's `assign-to` and the like: the kind whose name begins so.
  .get('/users/:verb{[a-z]+-to}', audited('recipients_read'), (c) =>
    listRecipients(c, c.req.param('verb').replace(/-to$/, '')),
  )

interface Question {
  readonly type: RecordType
  readonly kind: TransitionKind
  readonly programme: string
  readonly access: Access
  readonly owner?: string
}

async function listRecipients(c: Asked, named: string): Promise<Response> {
  const { per, offset, page } = pageOf(c, { per: 100 })
  const question = await questionOf(c, named)
  const { found, elsewhere } = await eligible(c, question)
  const words = fold((c.req.query('query') ?? '').slice(0, 200))
    .split(' ')
    .filter((word) => word !== '')
  const fitting = words.length === 0 ? found : found.filter((one) => hasWords(one, words))
  const why = found.length > 0 ? undefined : elsewhere > 0 ? 'filters' : 'none_with_permission'
  return jsonResponse(c, {
    data: fitting.slice(offset, offset + per).map(wireRecipient(c)),
    metadata: { total: fitting.length, per, page, ...(why && { why }) },
  })
}

/** Of what is given by whom: a record within reach, or any of a programme. */
async function questionOf(c: Asked, named: string): Promise<Question> {
  const { actor, parts } = c.var
  const type = typeNamed(c, c.req.query('record_type') ?? '')
  if (!type) throw problems.queryRefused({ field: 'record_type', code: 'query.unreadable_value' })
  const kind = kindNamed(type, named)
  if (!kind) throw problems.queryRefused({ field: 'transition', code: 'query.unreadable_value' })
  const id = c.req.query('record_id')
  const stored = id !== undefined && isUuid(id) ? await parts.stores.records.get(type.id, id) : undefined
  if (id !== undefined && !stored) throw problems.recordNotFound({ id })
  const programme = stored?.record.programme ?? c.req.query('record_module_id') ?? firstProgramme(c, type)
  const access = stored ? accessTo(actor, stored.record, stored.reach) : accessToNew(actor, type.id, programme)
  if (!access && id !== undefined) throw problems.recordNotFound({ id })
  const start = type.lifecycle?.actions.find((action) => action.id === kind.id)
  if (!access || !start || !mayStart(type, start, access.actions, true)) {
    throw problems.actionForbidden({ action: kind.id })
  }
  return { type, kind, programme, access, ...(stored && { owner: stored.record.core.owned_by }) }
}

const kindNamed = (type: RecordType, named: string): TransitionKind | undefined =>
  kindsOf(type).find(({ id }) => id === named) ??
  (named.length > 3 ? kindsOf(type).find(({ id }) => id.startsWith(named)) : undefined)

const firstProgramme = (c: Asked, { id, programmes }: RecordType): string =>
  programmes.find((programme) => accessToNew(c.var.actor, id, programme)) ?? ''

async function eligible(c: Asked, { type, kind, programme, access, owner }: Question) {
  const { actor, parts, release } = c.var
  const { model } = release
  const { recipient } = kind
  if (recipient === 'owner' || !kind.programmes.includes(programme)) return { found: [], elsewhere: 0 }
  const roles = Object.values(model.roles)
    .filter(({ actions }) => own(actions, type.id)?.includes(recipient.receives))
    .map(({ id }) => id)
  const people = await parts.stores.accounts.withRoles(roles, nearFor(c, kind, access))
  const answers = answersOf(c)
  const isChoosing = answers['authorized_role_unique_id'] === undefined && { isChoosing: true as const }
  const giving = { actor, access, programme, answers, ...isChoosing, ...(owner !== undefined && { owner }) }
  let elsewhere = 0
  const found = people.filter((account) => {
    const person = personOf(model, account)
    const issue = eligibleIssue(model, type, kind, { ...giving, person })
    if (issue?.code === 'recipient.elsewhere') elsewhere += 1
    return issue === undefined
  })
  return { found, elsewhere }
}

/** Nobody further away can be eligible: those need not be looked at. */
function nearFor(c: Asked, { id, recipient }: TransitionKind, { actions }: Access): Near | undefined {
  if (recipient === 'owner') return undefined
  const { within } = recipient
  const mine = within.filter(({ permission }) => actions.has(permission)).map(({ reach }) => reach)
  const isPlain = actions.has(id) && !within.some(({ permission }) => permission === id)
  if (mine.length === 0 || mine.includes('all') || isPlain) return undefined
  const { agency, groups } = c.var.actor
  return { ...(mine.includes('agency') && { agency }), ...(mine.includes('group') && { groups }) }
}

/** What is asked before the recipient, under the names of the questions and the dialect's. */
function answersOf(c: Asked): Answers {
  const { agency, location, service, authorized_role_unique_id: role } = c.req.query()
  const said = { transitioned_to_agency: agency, location, service, authorized_role_unique_id: role }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== ''))
}

/** Each word begins some word of the name, the user name or the code. */
function hasWords(one: Colleague, words: readonly string[]): boolean {
  const { fullName, userName, code = '' } = one
  const text = folded.get(one) ?? ` ${fold(fullName)} ${fold(userName)} ${fold(code)}`
  folded.set(one, text)
  return words.every((word) => text.includes(` ${word}`))
}

const folded = new WeakMap<Colleague, string>()

const wireRecipient = (c: Asked) => {
  const { model } = c.var.release
  return (account: Colleague) => ({
    id: account.id,
    user_name: account.userName,
    full_name: account.fullName,
    code: account.code,
    position: account.position,
    agency: account.agency,
    location: account.location,
    services: personOf(model, account).services,
  })
}
