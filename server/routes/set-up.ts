/** The first administrator of an instance that has nobody yet, by the one-time link that the console printed. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import type { Model, Role } from '../../engine/model.ts'
import { type Issue, Problem, problems } from '../../engine/problems.ts'
import { type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { bodyOf } from '../request-body.ts'
import { passwordIssues } from '../security/password-policy.ts'
import { hashOf, isSecret } from '../security/secrets.ts'
import { object, optional, text } from '../security/shapes.ts'
import type { NewAccount } from '../stores/account-stores.ts'
import { startSession } from './tokens.ts'

const idText = text({ longest: 60, shortest: 1 })

export const setUpShape = object({
  token: text({ longest: 100 }),
  user: object({
    user_name: text({ longest: 60, shortest: 2, pattern: /^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u }),
    full_name: text({ longest: 200, shortest: 1 }),
    password: text({ longest: 1024, shortest: 1 }),
    role: optional(idText),
    agency: optional(idText),
  }),
})

export const setUp = new Hono<Env>().post('/set_up', async (c) => {
  const { token, user } = await bodyOf(c, setUpShape)
  const { stores, signInLimits, passwords, passwordPolicy, newId } = c.var.parts
  const { model } = c.var.release
  const { ms, instant } = nowOf(c)
  const attempt = { account: 'set-up', address: c.var.address, password: token, device: undefined }
  await signInLimits.reserve(attempt, ms)
  const tokenHash = isSecret(token) ? hashOf(token) : ''
  if (!(await stores.setUp.isOffered(tokenHash, ms))) throw new Problem('forbidden', 'set_up.refused', {})
  await signInLimits.succeeded(attempt)

  const role = user.role ?? administratorOf(model)?.id ?? ''
  const agency = user.agency ?? Object.keys(model.agencies)[0] ?? ''
  const issues: readonly Issue[] = [
    ...passwordIssues(
      user.password,
      [user.user_name, user.full_name, ...Object.values(model.instance.name)],
      passwordPolicy,
    ),
    ...(own(model.roles, role) ? [] : [{ path: 'role', code: 'choice.unknown' }]),
    ...(own(model.agencies, agency) ? [] : [{ path: 'agency', code: 'choice.unknown' }]),
  ]
  if (issues.length > 0) throw problems.answersHaveIssues({ issues })

  const account: NewAccount = {
    id: newId(),
    userName: user.user_name,
    fullName: user.full_name,
    role,
    agency,
    groups: [],
    services: [],
    disabled: false,
    passwordHash: await passwords.hash(user.password),
  }
  const note = { at: instant, userName: account.userName, action: 'set_up' }
  const outcome = await stores.setUp.redeem(tokenHash, ms, account, note)
  if (outcome !== 'done') throw new Problem('forbidden', 'set_up.refused', {})
  await startSession(c, { ...account, membershipVersion: 1 }, 'cookie')
  return jsonResponse(c, { id: account.id, user_name: account.userName }, { status: 201 })
})

/** The role that may do most for the instance: it manages most, and of those that reach furthest. */
function administratorOf(model: Model): Role | undefined {
  const weight = (role: Role) => role.manages.length * 2 + (role.reach === 'all' ? 1 : 0)
  return Object.values(model.roles).reduce<Role | undefined>(
    (best, role) => (best === undefined || weight(role) > weight(best) ? role : best),
    undefined,
  )
}
