/** A new password for those who forgot theirs: a mail with a one-time link, and what the link, or a code of an administrator, leads to. */
import { Hono } from 'hono'
import { Problem, problems } from '../../engine/problems.ts'
import { refusalOf } from '../audit/actions.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { bodyOf } from '../request-body.ts'
import { passwordIssues } from '../security/password-policy.ts'
import { reserved } from '../security/reserved.ts'
import { hashOf, isSecret } from '../security/secrets.ts'
import { object, optional, text } from '../security/shapes.ts'
import { codeIn } from '../security/sign-in-codes.ts'

export const resetRequestShape = object({ user: object({ email: text({ longest: 254, shortest: 3 }) }) })

export const resetShape = object({
  user: object({
    reset_password_token: text({ longest: 100 }),
    password: text({ longest: 1024, shortest: 1 }),
    password_confirmation: optional(text({ longest: 1024 })),
  }),
})

export const passwordReset = new Hono<Env>()
  /** The same answer after the same work, whoever asks for whom. */
  .post('/users/password-reset-request', async (c) => {
    const { user } = await bodyOf(c, resetRequestShape)
    const { stores } = mailing(c)
    const { ms, instant } = nowOf(c)
    const email = user.email.trim().toLowerCase()
    const attempt = { account: `password-reset ${email}`, password: `password-reset ${email}` }
    await reserved(c, { ...attempt, device: undefined }, REQUEST)
    await stores.passwordResets.ask(email, ms, { at: instant, action: REQUEST })
    return c.body(null, 204)
  })
  .post('/users/password-reset', async (c) => {
    const { user } = await bodyOf(c, resetShape)
    const { signInLimits, stores, passwords, passwordPolicy } = c.var.parts
    const { ms, instant } = nowOf(c)
    const token = user.reset_password_token
    const secret = isSecret(token) ? token : codeIn(token)
    const tokenHash = secret === undefined ? '' : hashOf(secret)
    const wish = { account: `password-reset-link ${tokenHash}`, password: token }
    const attempt = await reserved(c, { ...wish, device: undefined }, RESET)
    const account = await stores.passwordResets.accountOf(tokenHash, ms)
    if (!account) {
      await stores.audit.write([{ at: instant, action: refusalOf(RESET) }])
      throw refused()
    }
    await signInLimits.succeeded(attempt)

    const { instance, agencies } = c.var.release.model
    const names = [...Object.values(instance.name), ...Object.values(agencies[account.agency]?.name ?? {})]
    const known = [account.userName, account.fullName, account.email ?? '', ...names]
    const { password, password_confirmation: again = password } = user
    const issues = [
      ...passwordIssues(password, known, passwordPolicy),
      ...(again === password ? [] : [{ path: 'password_confirmation', code: 'password.unequal' }]),
    ]
    if (issues.length > 0) throw problems.answersHaveIssues({ issues })
    const passwordHash = await passwords.hash(password)
    const done = await stores.passwordResets.redeem(tokenHash, passwordHash, { ms, instant }, RESET)
    if (done === 'refused') throw refused()
    return c.body(null, 204)
  })

const REQUEST = 'password_reset_request'
const RESET = 'password_reset'

const refused = () => new Problem('forbidden', 'password_reset.refused', {})

/** Where no mail is sent there are no such addresses. */
function mailing(c: Asked) {
  const { parts } = c.var
  if (!parts.mail) throw new Problem('missing', 'route.unknown', {})
  return parts
}
