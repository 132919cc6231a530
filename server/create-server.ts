/** The whole server as one function of its parts: no port opened, no globals, no singletons. */
import { Hono } from 'hono'
import { Problem } from '../engine/problems.ts'
import type { Env } from './context.ts'
import { agreed } from './middleware/agreed.ts'
import { sameOrigin } from './middleware/same-origin.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { signedIn } from './middleware/signed-in.ts'
import type { Parts } from './parts.ts'
import { problemResponse } from './problem-response.ts'
import { access } from './routes/access.ts'
import { accessProof } from './routes/access-proof.ts'
import { accessTokens } from './routes/access-tokens.ts'
import { actions } from './routes/actions.ts'
import { agencies } from './routes/agencies.ts'
import { alerts } from './routes/alerts.ts'
import { attachments } from './routes/attachments.ts'
import { auditLogs } from './routes/audit-logs.ts'
import { backups } from './routes/backups.ts'
import { conduct } from './routes/conduct.ts'
import { contact } from './routes/contact.ts'
import { dashboards } from './routes/dashboards.ts'
import { developer } from './routes/developer.ts'
import { deviceKey } from './routes/device-key.ts'
import { drafts } from './routes/drafts.ts'
import { flags } from './routes/flags.ts'
import { formBurden } from './routes/form-burden.ts'
import { health } from './routes/health.ts'
import { instance, publicInstance } from './routes/instance.ts'
import { linked } from './routes/linked.ts'
import { locations } from './routes/locations.ts'
import { look, publicLook } from './routes/look.ts'
import { mailbox } from './routes/mailbox.ts'
import { metadata } from './routes/metadata.ts'
import { model } from './routes/model.ts'
import { notices } from './routes/notices.ts'
import { openApi } from './routes/openapi.ts'
import { passwordReset } from './routes/password-reset.ts'
import { plans } from './routes/plans.ts'
import { recipients } from './routes/recipients.ts'
import { recordClock } from './routes/record-clock.ts'
import { records } from './routes/records.ts'
import { releases } from './routes/releases.ts'
import { screens } from './routes/screens.ts'
import { setUp } from './routes/set-up.ts'
import { settings } from './routes/settings.ts'
import { system } from './routes/system.ts'
import { tasks } from './routes/tasks.ts'
import { tokens } from './routes/tokens.ts'
import { transitions } from './routes/transitions.ts'
import { uploads } from './routes/uploads.ts'
import { usage } from './routes/usage.ts'
import { userAdministration } from './routes/user-administration.ts'
import { userGroups } from './routes/user-groups.ts'
import { users } from './routes/users.ts'
import { workshop } from './routes/workshop.ts'
import { clientAddress } from './security/client-address.ts'

const API = '/api/v2'

export function createServer(parts: Parts) {
  const server = new Hono<Env>()
    .onError(problemResponse)
    .use(async (c, next) => {
      c.set('parts', parts)
      c.set('release', parts.configuration.release())
      c.set('requestId', parts.newId())
      const remote = c.env?.incoming?.socket.remoteAddress
      c.set('address', clientAddress(remote, c.req.header('x-forwarded-for'), parts.site.proxies))
      await next()
    })
    .use(securityHeaders)
    .route('/', health)
    .use('/openapi.json', signedIn, agreed)
    .route('/', openApi)
    .use(`${API}/*`, sameOrigin)
    .route(API, publicInstance)
    .route(API, publicLook)
    .route(API, tokens)
    .route(API, setUp)
    .route(API, passwordReset)
    .route(API, mailbox)
    .route(API, workshopOf(parts))
    .use(`${API}/*`, signedIn)
    .use(`${API}/*`, agreed)
    .route(API, conduct)
    .route(API, contact)
    .route(API, openApi)
    .route(API, instance)
    .route(API, model)
    .route(API, metadata)
    .route(API, dashboards)
    .route(API, access)
    .route(API, auditLogs)
    .route(API, recipients)
    .route(API, userAdministration)
    .route(API, userGroups)
    .route(API, agencies)
    .route(API, locations)
    .route(API, look)
    .route(API, accessTokens)
    .route(API, settings)
    .route(API, users)
    .route(API, notices)
    .route(API, deviceKey)
  if (parts.promotion) server.route(API, releases(parts.promotion)).route(API, plans(parts.promotion))
  if (parts.editing) server.route(API, drafts(parts.editing))
  if (parts.site.developer) server.route(API, developer)
  if (parts.workshop) server.route(API, recordClock)
  if (parts.system) {
    for (const routes of [system, backups, usage, formBurden, accessProof]) server.route(API, routes(parts.system))
  }
  return server
    .route(API, uploads)
    .route(API, attachments)
    .route(API, tasks)
    .route(API, flags)
    .route(API, alerts)
    .route(API, actions)
    .route(API, transitions)
    .route(API, linked)
    .route(API, records)
    .all('/api/*', () => {
      throw new Problem('missing', 'route.unknown', {})
    })
    .route('/', screens)
    .all('/*', () => {
      throw new Problem('missing', 'route.unknown', {})
    })
}

/** Without a workshop there are no such addresses. */
const workshopOf = ({ workshop: isOpen }: Parts) => (isOpen ? workshop : new Hono<Env>())

export type Server = ReturnType<typeof createServer>
