/** What the browser works with: the model narrowed to the person and their language, and the long lists beside it. */
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { calendarOf } from '../../engine/lib/calendars.ts'
import { own } from '../../engine/lib/own.ts'
import { type Follows, stepsFor } from '../../engine/migrations/follows.ts'
import { packPlaces } from '../../engine/options/packed-places.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { stillToAgree } from '../accounts/agreements.ts'
import type { Asked, Env } from '../context.ts'
import { etagOf, jsonResponse, textResponse } from '../json-response.ts'
import { UNDERSTOOD } from '../late-edits.ts'
import { auditedIfPossible } from '../middleware/audited.ts'
import { narrowedText, said } from '../narrowed.ts'
import type { Release } from '../release.ts'
import type { Stores } from '../stores/stores.ts'

export const model = new Hono<Env>()
  .get('/model', auditedIfPossible('model_read'), async (c) => {
    const { actor, session } = c.var
    const toAgree = stillToAgree(c.var.parts.stores.agreements, c.var.release.model, session.account)
    const facts = JSON.stringify({
      id: session.account.id,
      ...actorFacts(c, actor),
      calendar: calendarFor(c),
      ...(toAgree.length > 0 && { to_agree: toAgree.map(({ what }) => what) }),
    })
    const text = `{"data":${narrowedText(c)},"actor":${facts},"follows":${await followsText(c)}}`
    return textResponse(c, text, { etag: etagOf(text) })
  })
  .get('/model/places', auditedIfPossible('places_read'), (c) => {
    const { actor, release } = c.var
    const { text, etag, gzip } = release.kept(`places ${actor.locale}`, () => {
      const whole = JSON.stringify({ data: packPlaces(release.model, actor.locale) })
      return { text: whole, etag: etagOf(whole), gzip: gzipSync(whole) }
    })
    return textResponse(c, text, { etag, gzip })
  })
  .get('/model/people', auditedIfPossible('people_read'), async (c) => {
    const people = await c.var.parts.stores.accounts.people()
    const data = people.map(({ userName, fullName, agency }) => ({ user_name: userName, full_name: fullName, agency }))
    return jsonResponse(c, { data })
  })

/** How drafts that were typed under earlier releases get to this one, as far as the role may know. */
function followsText(c: Asked): Promise<string> {
  const { actor, release, parts } = c.var
  return release.kept(`follows ${actor.role}`, async () =>
    JSON.stringify(await followsOf(parts.stores, release, actor)),
  )
}

async function followsOf({ releases }: Stores, { model }: Release, { role }: Actor): Promise<Follows> {
  const ways = releases.lately(KNOWN).flatMap((hash, age) => {
    const levels = releases.levelsSince(hash) ?? []
    return hash !== model.hash && (age <= UNDERSTOOD || levels.length === 0) ? [{ hash, levels }] : []
  })
  const follows = ways.map(async ({ hash, levels }) => {
    const before = levels.length > 0 ? await releases.model(hash) : undefined
    return [hash, stepsFor(levels, role, before ? [before, model] : [model])] as const
  })
  return Object.fromEntries(await Promise.all(follows))
}

/** So many releases back drafts are taken over as they are, where nothing has become of records since. */
const KNOWN = 20

const calendarFor = ({ var: { actor, release, session } }: Asked) =>
  calendarOf(release.model.instance.calendars, actor.locale, session.account.calendar)

const actorFacts = (c: Asked, actor: Actor) => ({
  user_name: actor.userName,
  full_name: actor.fullName,
  role: actor.role,
  role_label: said(c, own(c.var.release.model.roles, actor.role)?.label),
  agency: actor.agency,
  groups: actor.groups,
  locale: actor.locale,
  manages: [...actor.manages],
  programmes: actor.programmes,
  actions: actionsByType(actor),
})

/** What may be done with at least some records of each type. */
export function actionsByType(actor: Actor): Readonly<Record<string, readonly string[]>> {
  const types = [...new Set(actor.grants.map(({ recordType }) => recordType))]
  const actionsOf = (type: string) =>
    actor.grants.filter(({ recordType }) => recordType === type).flatMap(({ actions }) => [...actions])
  return Object.fromEntries(types.map((type) => [type, [...new Set(actionsOf(type))].sort()]))
}
