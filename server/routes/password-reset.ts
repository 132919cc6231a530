/** A new password for those who forgot theirs: a mail with a one-time link, and what the link leads to. */
import { Hono } from 'hono'
import { Problem, problems } from '../../engine/problems.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { bodyOf } from '../request-body.ts'
import { passwordIssues } from '../security/password-policy.ts'
import { hashOf, isSecret } from '../security/secrets.ts'
import { object, optional, text } from '../security/shapes.ts'

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
    const { signInLimits, stores } = mailing(c)
    const { ms, instant } = nowOf(c)
    const email = user.email.trim().toLowerCase()
    const attempt = { account: `password-reset ${email}`, password: `password-reset ${email}` }
    await signInLimits.reserve({ ...attempt, address: c.var.address, device: undefined }, ms)
    await stores.passwordResets.ask(email, ms, { at: instant, action: 'password_reset_request' })
    return c.body(null, 204)
  })
  .post('/users/password-reset', async (c) => {
    const { user } = await bodyOf(c, resetShape)
    const { signInLimits, stores, passwords, passwordPolicy } = mailing(c)
    const { ms, instant } = nowOf(c)
    const tokenHash = isSecret(user.reset_password_token) ? hashOf(user.reset_password_token) : ''
    const attempt = { account: `password-reset-link ${tokenHash}`, password: user.reset_password_token }
    await signInLimits.reserve({ ...attempt, address: c.var.address, device: undefined }, ms)
    const account = await stores.passwordResets.accountOf(tokenHash, ms)
    if (!account) throw refused()
    await signInLimits.succeeded({ ...attempt, address: c.var.address, device: undefined })

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
    const done = await stores.passwordResets.redeem(tokenHash, passwordHash, { ms, instant }, 'password_reset')
    if (done === 'refused') throw refused()
    return c.body(null, 204)
  })

const refused = () => new Problem('forbidden', 'password_reset.refused', {})

/** Where no mail is sent there are no such addresses. */
function mailing(c: Asked) {
  const { parts } = c.var
  if (!parts.mail) throw new Problem('missing', 'route.unknown', {})
  return parts
}
