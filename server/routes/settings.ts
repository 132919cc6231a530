/** What of the instance's settings it may change for itself. */
import { Hono } from 'hono'
import { ONLY } from '../../config/directory/directory-kind.ts'
import { settings as kind, type Settings } from '../../config/directory/kinds/settings.ts'
import type { Policy } from '../../engine/model.ts'
import { isLaxer } from '../../engine/plan/second-person.ts'
import { mustMay } from '../accounts/managing.ts'
import type { Asked, Env } from '../context.ts'
import { changeEntry, merged, mustStand, versionOf } from '../directory/changing.ts'
import { texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { bodyOf } from '../request-body.ts'
import { boolean, object, optional, orNull, text, wholeNumber } from '../security/shapes.ts'

const DEED = 'settings_write'

export const settingsShape = versioned(
  object({
    sign_in_help: optional(orNull(texts(2000))),
    quick_exit: optional(orNull(text({ longest: 500 }))),
    mail: optional(boolean),
    second_person: optional(text({ longest: 10, pattern: /^(always|risky|never)$/ })),
    mask_below: optional(wholeNumber(1)),
  }),
)

export const settings = new Hono<Env>()
  .get('/settings', audited('directory_read'), (c) => {
    mustMay(c.var.actor, 'settings:read')
    return jsonResponse(c, { data: wire(c, mustStand(c, kind, ONLY)) })
  })
  .patch('/settings', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, 'settings:write')
    const { data, version } = await bodyOf(c, settingsShape)
    const { sign_in_help: help, quick_exit: exit, mail, second_person: second, mask_below: mask } = data
    const change = (before: Settings = mustStand(c, kind, ONLY)) =>
      merged<Settings>(before, {
        ...(help !== undefined && { signInHelp: Object.keys(help ?? {}).length > 0 ? help : null }),
        ...(exit !== undefined && { quickExit: exit?.trim() || null }),
        ...(mail !== undefined && { mail }),
        policy: {
          ...before.policy,
          ...(second !== undefined && { secondPerson: second }),
          ...(mask !== undefined && { maskBelow: mask }),
        },
      })
    const released = c.var.parts.configuration.base().instance.policy
    // Laxer than the release is only what a release says, to which somebody else agrees.
    const isTooLax = second !== undefined && isLaxer({ secondPerson: second } as Policy, released)
    const issues = isTooLax ? [{ path: 'second_person', code: 'policy.laxer_than_release' }] : []
    const after = await changeEntry(c, { kind, id: ONLY, version, action: DEED, change, issues })
    return jsonResponse(c, { data: wire(c, after) })
  })

const wire = (c: Asked, { signInHelp, quickExit, mail, policy }: Settings) => ({
  sign_in_help_i18n: signInHelp ?? {},
  quick_exit: quickExit ?? null,
  mail,
  second_person: policy.secondPerson ?? 'risky',
  mask_below: policy.maskBelow ?? 1,
  version: versionOf(c, kind, ONLY),
})
