/** Name, logo and colour of the instance. */
import { Hono } from 'hono'
import { ONLY } from '../../config/directory/directory-kind.ts'
import { look as kind, type Look, shadesOf } from '../../config/directory/kinds/look.ts'
import { mustMay } from '../accounts/managing.ts'
import type { Asked, Env } from '../context.ts'
import { changeEntry, merged, mustStand, versionOf } from '../directory/changing.ts'
import { broughtFile, keptFileResponse } from '../directory/kept-files.ts'
import { fileHash, texts, versioned } from '../directory/shapes.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { bodyOf } from '../request-body.ts'
import { object, optional, orNull, text } from '../security/shapes.ts'

const DEED = 'look_write'
const colour = text({ longest: 7, pattern: /^#[0-9A-Fa-f]{6}$/ })

export const lookShape = versioned(
  object({ name: optional(texts(120)), logo: optional(orNull(fileHash)), theme_colour: optional(orNull(colour)) }),
)

/** Anybody sees the logo, on the sign-in page. */
export const publicLook = new Hono<Env>().get('/look/logo', (c) =>
  keptFileResponse(c, c.var.release.model.instance.logo),
)

export const look = new Hono<Env>()
  .get('/look', audited('directory_read'), (c) => {
    mustMay(c.var.actor, 'settings:read')
    return jsonResponse(c, { data: wire(c, mustStand(c, kind, ONLY)) })
  })
  .patch('/look', auditedWhenRefused(DEED), async (c) => {
    mustMay(c.var.actor, 'settings:write')
    const { data, version } = await bodyOf(c, lookShape)
    const logo = typeof data.logo === 'string' ? await broughtFile(c, 'logo', data.logo) : data.logo
    const change = (before: Look = mustStand(c, kind, ONLY)) =>
      merged<Look>(before, {
        ...(data.name && { name: data.name }),
        ...(logo !== undefined && { logo }),
        ...(data.theme_colour !== undefined && { themeColour: data.theme_colour }),
      })
    const files = logo ? [logo.file] : []
    const after = await changeEntry(c, { kind, id: ONLY, version, action: DEED, change, files })
    return jsonResponse(c, { data: wire(c, after) })
  })

export const logoAddress = ({ file }: { readonly file: string }): string => `/api/v2/look/logo?v=${file.slice(0, 12)}`

const wire = (c: Asked, { name, logo, themeColour }: Look) => ({
  name_i18n: name,
  logo: logo ? logoAddress(logo) : null,
  theme_colour: themeColour ?? null,
  /** What the colour becomes on each theme, and how well texts stand out in it. */
  shades: themeColour ? shadesOf(themeColour) : [],
  version: versionOf(c, kind, ONLY),
})
