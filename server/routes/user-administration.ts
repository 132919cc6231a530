/** Accounts by those who manage people: made, changed several at once, opened again with a code, and their sessions. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { wireAccount } from '../accounts/account-facts.ts'
import { managedChanges, newAccountOf, newAccountShape } from '../accounts/managed-edit.ts'
import { type Givable, givableBy, isManaged, mustManage, mustMay } from '../accounts/managing.ts'
import { USER } from '../audit/actions.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { isMailed } from '../mail/letters.ts'
import { audited, auditedIfPossible, auditedWhenRefused } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { bodyOf } from '../request-body.ts'
import { hashOf, newSecret } from '../security/secrets.ts'
import { listOf, object, optional, text, uuid } from '../security/shapes.ts'
import { CODE_LIFETIME, codeIn, newCode } from '../security/sign-in-codes.ts'
import type { Account, AccountChanges } from '../stores/account-stores.ts'
import { accountOfPath, visibleAccount } from './users.ts'

const MOST_AT_ONCE = 100

export const createUserShape = object({ data: newAccountShape })

const ACTIONS = ['disable', 'enable', 'add_to_group', 'take_out_of_group', 'move_to_agency', 'give_role'] as const

export const severalShape = object({
  data: object({
    ids: listOf(uuid, MOST_AT_ONCE),
    action: text({ longest: 20, pattern: new RegExp(`^(${ACTIONS.join('|')})$`) }),
    /** Of what is done with a group, an agency or a role: which. */
    to: optional(text({ longest: 80, shortest: 1 })),
  }),
})

export const userAdministration = new Hono<Env>()
  .get('/users/choices', auditedIfPossible('user_choices_read'), async (c) => {
    const { actor, release } = c.var
    mustMay(actor, 'users:read')
    const { model } = release
    const { width, ...givable } = await givableHere(c)
    const named = (ids: readonly string[], of: (id: string) => Parameters<typeof said>[1]) =>
      ids.map((id) => ({ unique_id: id, name: said(c, of(id)) }))
    const data = {
      width,
      roles: named(givable.roles, (id) => model.roles[id]?.label),
      agencies: named(
        givable.agencies.filter((id) => !model.agencies[id]?.retired),
        (id) => model.agencies[id]?.name,
      ),
      user_groups: named(
        givable.groups.filter((id) => !model.userGroups[id]?.retired),
        (id) => model.userGroups[id]?.name,
      ),
      services: (own(model.lookups, model.instance.services ?? '')?.options ?? [])
        .filter(({ retired }) => !retired)
        .map(({ id, label }) => ({ unique_id: id, name: said(c, label) })),
      locales: model.instance.locales,
      may: [...actor.manages].filter((permission) => permission.startsWith('users:')),
      mail: c.var.parts.mail !== undefined,
      mails: Object.values(model.notifications ?? {})
        .filter((kind) => isMailed(model, kind))
        .map(({ id, label }) => ({ unique_id: id, name: said(c, label) })),
    }
    return jsonResponse(c, { data })
  })
  .post('/users', auditedWhenRefused('users_create'), async (c) => {
    const { actor, parts, release } = c.var
    mustMay(actor, 'users:create')
    const { data } = await bodyOf(c, createUserShape)
    const { model } = release
    const account = {
      ...newAccountOf({ model, actor, givable: await givableHere(c) }, data),
      id: parts.newId(),
      // Nobody knows it: the way in is a code, or a link by mail.
      passwordHash: await parts.passwords.hash(newSecret()),
    }
    const note = noteOf(c, 'users_create', account.id)
    if ((await parts.stores.accounts.create(account, note)) === 'exists') {
      throw problems.answersHaveIssues({ issues: [{ path: 'user_name', code: 'account.name_taken' }] })
    }
    return jsonResponse(c, { data: wireAccount(model, { ...account, membershipVersion: 1 }) })
  })
  .post('/users/update_bulk', auditedWhenRefused('users_update'), async (c) => {
    const { actor } = c.var
    const { data } = await bodyOf(c, severalShape)
    mustMay(actor, data.action.endsWith('able') ? 'users:disable' : 'users:update')
    const givable = await givableHere(c)
    const results = []
    for (const id of new Set(data.ids)) results.push(await one(c, givable, id, data))
    return jsonResponse(c, { data: results, metadata: { total: results.length } })
  })
  .post('/users/:id/sign_in_code', auditedWhenRefused('sign_in_code', accountOfPath), async (c) => {
    const account = await managed(c, 'users:sign_in_codes')
    if (account.disabled) throw new Problem('conflict', 'account.disabled', {})
    const code = newCode()
    const expires = nowOf(c).ms + CODE_LIFETIME
    const note = noteOf(c, 'sign_in_code', account.id)
    await c.var.parts.stores.passwordResets.offerCode(account.id, hashOf(codeIn(code) ?? ''), expires, note)
    const data = { user_name: account.userName, code, expires_at: new Date(expires).toISOString() }
    return jsonResponse(c, { data })
  })
  .post('/users/:id/password-reset-request', auditedWhenRefused('password_reset_mail', accountOfPath), async (c) => {
    const account = await managed(c, 'users:sign_in_codes')
    if (!c.var.parts.mail) throw new Problem('missing', 'route.unknown', {})
    if (account.disabled) throw new Problem('conflict', 'account.disabled', {})
    if (!account.email) throw new Problem('conflict', 'account.no_address', {})
    const note = noteOf(c, 'password_reset_mail', account.id)
    await c.var.parts.stores.passwordResets.mailTo(account.id, nowOf(c).ms, note)
    return c.body(null, 204)
  })
  .get('/users/:id/sessions', audited('user_sessions', accountOfPath), async (c) => {
    const { stores } = c.var.parts
    const { userName } = await seen(c)
    const mine = c.var.session.id
    const [sessions, devices] = await Promise.all([
      stores.sessions.listOf(userName),
      stores.sessions.devicesOf(userName),
    ])
    const data = sessions.map(({ handle, kind, agent, createdAt, lastSeenAt }) => ({
      ...{ id: handle, kind, agent: agent ?? null, current: mine.startsWith(handle) },
      ...{ created_at: new Date(createdAt).toISOString(), last_seen_at: new Date(lastSeenAt).toISOString() },
    }))
    return jsonResponse(c, { data, metadata: { total: data.length, devices } })
  })
  .delete('/users/:id/sessions', auditedWhenRefused('end_sessions', accountOfPath), async (c) => {
    const { id, userName } = await seen(c)
    await c.var.parts.stores.sessions.endAllOf(userName, noteOf(c, 'end_sessions', id))
    return c.body(null, 204)
  })
  .delete('/users/:id/sessions/:session', auditedWhenRefused('end_sessions', accountOfPath), async (c) => {
    const { id, userName } = await seen(c)
    const { session } = c.req.param()
    const ended = await c.var.parts.stores.sessions.endOne(userName, session, noteOf(c, 'end_sessions', id))
    if (!ended) throw new Problem('missing', 'session.not_found', {})
    return c.body(null, 204)
  })

const givableHere = (c: Asked): Promise<Givable> =>
  givableBy(c.var.release.model, c.var.actor, c.var.parts.stores.accounts)

const noteOf = (c: Asked, action: string, record: string) => ({
  ...{ at: nowOf(c).instant, userName: c.var.actor.userName, action },
  ...{ recordType: USER, record },
})

/** The account of the path, which the actor sees and manages. */
async function managed(c: Asked, action: Parameters<typeof mustManage>[3]): Promise<Account> {
  const account = await visibleAccount(c)
  mustManage(c.var.actor, await givableHere(c), account, action)
  return account
}

/** The same for sessions; everybody's own are theirs. */
const seen = (c: Asked): Promise<Account> =>
  c.req.param('id' as never) === c.var.session.account.id ? visibleAccount(c) : managed(c, 'users:sessions')

interface Wish {
  readonly action: string
  readonly to?: string
}

/** What the wish comes to for one of several. */
function changesOf({ groups }: Account, { action, to = '' }: Wish) {
  if (action === 'disable' || action === 'enable') return { disabled: action === 'disable' }
  if (action === 'move_to_agency') return { agency: to }
  if (action === 'give_role') return { role_unique_id: to }
  const others = groups.filter((group) => group !== to)
  return { user_group_unique_ids: action === 'add_to_group' ? [...others, to] : others }
}

async function one(c: Asked, givable: Givable, id: string, wish: Wish) {
  const { actor, parts, release } = c.var
  const account = await parts.stores.accounts.byId(id)
  if (!account || !isManaged(actor, givable, account)) return { id, status: 'refused', message: ['user.not_found'] }
  let changes: AccountChanges
  try {
    changes = managedChanges({ model: release.model, actor, givable }, changesOf(account, wish), account)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { issues = [] } = error.details as { readonly issues?: readonly { readonly code: string }[] }
    return { id, status: 'refused', message: issues.map(({ code }) => code) }
  }
  try {
    const standing = account.membershipVersion
    await parts.stores.accounts.update(id, changes, { ...noteOf(c, 'users_update', id), standing })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'conflict') throw error
    return { id, status: 'refused', message: [error.code] }
  }
  return { id, status: 'done' }
}
