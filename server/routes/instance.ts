/** The instance itself: what anybody may know of it before signing in, and what everybody may who is in. */
import { Hono } from 'hono'
import { textIn } from '../../engine/lib/text-in.ts'
import type { Texts } from '../../engine/model.ts'
import { type Asked, type Env, wantedLocale } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { auditedIfPossible } from '../middleware/audited.ts'
import { narrowed, saidIn } from '../narrowed.ts'
import { logoAddress } from './look.ts'
import { actionsByType } from './model.ts'

export const publicInstance = new Hono<Env>().get('/primero', (c) => {
  const { instance } = c.var.release.model
  const { site } = c.var.parts
  const locale = wantedLocale(c.req.header('accept-language'), instance.locales) ?? instance.defaultLocale
  const said = (texts: Texts) => textIn(texts, locale, instance.defaultLocale)
  return jsonResponse(c, {
    data: {
      name: said(instance.name),
      locales: instance.locales,
      default_locale: instance.defaultLocale,
      ...(instance.signInHelp && { sign_in_help: said(instance.signInHelp) }),
      ...(instance.logo && { logo: logoAddress(instance.logo) }),
      ...(instance.themeColour && { theme_colour: instance.themeColour }),
      ...(instance.quickExit && { quick_exit: instance.quickExit }),
      sandbox_ui: site.demo,
      demo: site.demo,
      developer: site.developer,
      password_reset: c.var.parts.mail !== undefined,
      mailbox: c.var.parts.mail?.captured !== undefined,
      workshop: c.var.parts.workshop !== undefined,
    },
  })
})

export const instance = new Hono<Env>()
  .get('/system_settings', auditedIfPossible('settings_read'), (c) => {
    const { model } = c.var.release
    return jsonResponse(c, {
      data: {
        default_locale: model.instance.defaultLocale,
        locales: model.instance.locales,
        base_language: model.instance.defaultLocale,
        time_zone: model.instance.timeZone,
        configuration_file_version: model.instance.version,
        release: model.hash,
        location_levels: model.instance.locationLevels.map((level) => saidIn(c, level)),
        modules: modulesOf(c),
      },
    })
  })
  .get('/permissions', auditedIfPossible('permissions_read'), (c) => {
    const management = [...new Set(Object.values(c.var.release.model.roles).map(({ reach }) => reach))].sort()
    return jsonResponse(c, { data: { management, resource_actions: actionsByType(c.var.actor) } })
  })

/** The dialect's modules are the programmes of this person. */
function modulesOf(c: Asked) {
  const types = Object.values(narrowed(c).recordTypes)
  return c.var.release.model.instance.programmes
    .filter(({ id }) => c.var.actor.programmes.includes(id))
    .map(({ id, name }) => ({
      unique_id: id,
      name: saidIn(c, name),
      associated_record_types: types.filter(({ programmes }) => programmes.includes(id)).map((type) => type.id),
    }))
}
