/** Accounts: those that one may see, and one's own, of which one may change the parts that decide nothing. */
import { Hono } from 'hono'
import { Problem, problems } from '../../engine/problems.ts'
import { accountChanges, accountIssues, accountShape, ownEdit } from '../accounts/account-edit.ts'
import { isVisible, wireAccount } from '../accounts/account-facts.ts'
import { accountQuestion } from '../accounts/account-question.ts'
import { managedChanges, managedShape } from '../accounts/managed-edit.ts'
import { givableBy, isManaged, mustManage, mustMay } from '../accounts/managing.ts'
import { USER } from '../audit/actions.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { pageOf } from '../page.ts'
import { bodyOf } from '../request-body.ts'
import { knownDevice, rememberDevice } from '../security/devices.ts'
import { passwordIssues } from '../security/password-policy.ts'
import { object } from '../security/shapes.ts'
import type { Account, AccountChanges } from '../stores/account-stores.ts'

const PERMISSION = 'users:read'

export const users = new Hono<Env>()
  .get('/users', audited('users_list'), async (c) => {
    const { actor, parts, release } = c.var
    if (!actor.manages.has(PERMISSION)) throw problems.actionForbidden({ action: PERMISSION })
    const { page, per, offset } = pageOf(c, { per: 20 })
    const question = { ...accountQuestion(c), offset, limit: per }
    const { total, accounts } = await parts.stores.accounts.search(question)
    const givable = await givableBy(release.model, actor, parts.stores.accounts)
    const data = accounts.map((account) => ({
      ...wireAccount(release.model, account),
      last_access: account.lastAccess,
      managed: isManaged(actor, givable, account),
    }))
    return jsonResponse(c, { data, metadata: { total, per, page } })
  })
  .get('/users/:id', audited('users_show', accountOfPath), async (c) => {
    const { actor, parts, release } = c.var
    const account = await visibleAccount(c)
    const managed = isManaged(actor, await givableBy(release.model, actor, parts.stores.accounts), account)
    const lastAccess = account.id === c.var.session.account.id ? undefined : await lastAccessOf(c, account)
    return jsonResponse(c, { data: { ...wireAccount(release.model, account), last_access: lastAccess, managed } })
  })
  .patch('/users/:id', auditedWhenRefused('users_update', accountOfPath), (c) =>
    c.req.param('id') === c.var.session.account.id ? changeOwn(c) : changeOther(c),
  )

async function lastAccessOf(c: Asked, { id }: Account): Promise<string | undefined> {
  const question = { ids: [id], sort: 'user_name', order: 'asc', offset: 0, limit: 1 } as const
  return (await c.var.parts.stores.accounts.search(question)).accounts[0]?.lastAccess
}

/** The parts of one's own account that decide nothing; address and password for the present password only. */
async function changeOwn(c: Asked): Promise<Response> {
  const { data: wish } = await bodyOf(c, object({ data: accountShape }))
  const { account } = c.var.session
  const { model } = c.var.release
  const { edit: data, issues: notMine } = ownEdit(model, c.var.actor, wish, account)
  const unfit = [...notMine, ...accountIssues(model, data)]
  const mustProve = data.password !== undefined || (unfit.length === 0 && isOtherAddress(data, account))
  const issues = [...unfit, ...(mustProve ? await issuesOfPassword(c, account, data) : [])]
  if (issues.length > 0) throw problems.answersHaveIssues({ issues })
  if (data.password !== undefined) await changePassword(c, account, data.password)
  return changed(c, account, accountChanges(data, account))
}

/** Somebody else's account, by those who manage it. */
async function changeOther(c: Asked): Promise<Response> {
  const { actor, parts, release } = c.var
  const account = await visibleAccount(c)
  mustMay(actor, 'users:update')
  const { data } = await bodyOf(c, object({ data: managedShape }))
  const { model } = release
  const givable = await givableBy(model, actor, parts.stores.accounts)
  mustManage(actor, givable, account, 'users:update')
  if (data.disabled !== undefined && data.disabled !== account.disabled) mustMay(actor, 'users:disable')
  return changed(c, account, managedChanges({ model, actor, givable }, data, account))
}

async function changed(c: Asked, account: Account, changes: AccountChanges): Promise<Response> {
  const { actor, parts, release } = c.var
  const note = {
    ...{ at: nowOf(c).instant, userName: actor.userName, action: 'users_update', ...accountOfPath(c) },
    standing: account.membershipVersion,
  }
  const after =
    Object.keys(changes).length > 0 ? await parts.stores.accounts.update(account.id, changes, note) : account
  return jsonResponse(c, { data: wireAccount(release.model, after ?? account) })
}

/** What the audit says of a request about an account. */
export function accountOfPath(c: Asked) {
  return { recordType: USER, record: c.req.param('id' as never) as string }
}

/** One's own, or one that one may see; any other is not there. */
export async function visibleAccount(c: Asked): Promise<Account> {
  const id = c.req.param('id' as never) as string
  const { actor, session, parts, release } = c.var
  if (id === session.account.id) return session.account
  const account = actor.manages.has(PERMISSION) ? await parts.stores.accounts.byId(id) : undefined
  if (!account || !isVisible(release.model, actor, account)) throw new Problem('missing', 'user.not_found', {})
  return account
}

type Edit = ReturnType<typeof accountShape.read>

/** Where links for a new password go: whoever finds a device open must not be able to turn them to themselves. */
const isOtherAddress = ({ email }: Edit, account: Account) =>
  email !== undefined && email !== null && email.trim() !== '' && email.trim() !== account.email

/** Of the present password, and of the new one where there is one. */
async function issuesOfPassword(c: Asked, account: Account, { password, current_password: current }: Edit) {
  const { passwords, signInLimits, stores, passwordPolicy } = c.var.parts
  if (current === undefined) return [{ path: 'current_password', code: 'answer.required' }]
  const passwordHash = await stores.accounts.passwordHashOf(account.userName)
  const device = knownDevice(c, { userName: account.userName, passwordHash })
  const attempt = { account: account.userName, address: c.var.address, password: current, device }
  await signInLimits.reserve(attempt, nowOf(c).ms)
  if (!(await passwords.matches(current, passwordHash))) {
    return [{ path: 'current_password', code: 'password.current_wrong' }]
  }
  await signInLimits.succeeded(attempt)
  if (password === undefined) return []
  const { instance, agencies } = c.var.release.model
  const known = [account.userName, account.fullName, account.email ?? '', ...Object.values(instance.name)]
  const agency = Object.values(agencies[account.agency]?.name ?? {})
  return passwordIssues(password, [...known, ...agency], passwordPolicy)
}

/** Ends all other sessions; the device stays known. */
async function changePassword(c: Asked, { id, userName }: Account, password: string): Promise<void> {
  const { passwords, stores } = c.var.parts
  const passwordHash = await passwords.hash(password)
  const note = { at: nowOf(c).instant, userName, action: 'password_change', keepSession: c.var.session.id }
  await stores.accounts.setPassword(id, passwordHash, note)
  rememberDevice(c, { userName, passwordHash })
}
