/** What a person was told of: theirs only, and only while they reach the record. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import { problems } from '../../engine/problems.ts'
import { type Asked, type Env, nowOf } from '../context.ts'
import { jsonResponse } from '../json-response.ts'
import { isMailed, isWanted, noticeLine } from '../mail/letters.ts'
import { reaches } from '../mail/reaches.ts'
import { auditedIfPossible } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { pageOf } from '../page.ts'
import { bodyOf } from '../request-body.ts'
import { object, type Shape, uuid } from '../security/shapes.ts'
import type { StoredNotice } from '../stores/notice-stores.ts'

/** So many of the newest are shown; older ones are history. */
const MOST_SHOWN = 200
/** Nobody needs to know how many more there are. */
const MOST_COUNTED = 100

const yes: Shape<true> = {
  schema: { const: true },
  read(value, at) {
    if (value !== true) throw problems.bodyRefused({ code: 'body.wrong_form', detail: at })
    return true
  },
}

export const readShape = object({ data: object({ read: yes }) })

export const notices = new Hono<Env>()
  .get('/notices/unread', async (c) => jsonResponse(c, { data: { unread: (await unreadOf(c)).length } }))
  .get('/notices/kinds', (c) => {
    const { session, release, parts } = c.var
    const { account } = session
    const mailed = Object.values(release.model.notifications ?? {}).filter((kind) => isMailed(release.model, kind))
    return jsonResponse(c, {
      data: {
        /** Whether mail is sent at all, and whether there is an address to send it to. */
        mail: parts.mail !== undefined,
        address: account.email !== undefined,
        send_mail: account.sendMail !== false,
        kinds: mailed.map(({ id, label }) => ({
          id,
          label: said(c, label),
          send_mail: isWanted({ ...account, sendMail: true }, id),
        })),
      },
    })
  })
  .get('/notices', auditedIfPossible('notices_read'), async (c) => {
    const { page, per, offset } = pageOf(c, { per: 20 })
    const all = await c.var.parts.stores.notices.list(c.var.session.account.id, MOST_SHOWN)
    const visible = await reachedOf(c, all)
    const unread = (await unreadOf(c)).length
    const data = visible.slice(offset, offset + per).map((notice) => wireNotice(c, notice))
    return jsonResponse(c, { data, metadata: { total: visible.length, per, page, unread } })
  })
  .patch('/notices', (c) => markRead(c))
  .patch('/notices/:id', (c) => markRead(c, [uuid.read(c.req.param('id'), 'id')]))

async function markRead(c: Asked, ids?: readonly string[]): Promise<Response> {
  await bodyOf(c, readShape)
  await c.var.parts.stores.notices.markRead(c.var.session.account.id, nowOf(c).instant, ids)
  return jsonResponse(c, { data: { unread: (await unreadOf(c)).length } })
}

const unreadOf = async (c: Asked) =>
  reachedOf(c, await c.var.parts.stores.notices.unread(c.var.session.account.id, MOST_COUNTED))

/** Several may be of one record, which is looked at once. */
async function reachedOf(c: Asked, all: readonly StoredNotice[]): Promise<readonly StoredNotice[]> {
  const { parts, release, actor } = c.var
  const known = new Map<string, boolean>()
  for (const notice of all) {
    if (known.has(keyOf(notice))) continue
    const isKnown = own(release.model.notifications ?? {}, notice.notification) !== undefined
    if (isKnown) known.set(keyOf(notice), await reaches(parts.stores, actor, notice))
  }
  return all.filter((notice) => own(release.model.notifications ?? {}, notice.notification) && known.get(keyOf(notice)))
}

const keyOf = ({ record, beyondReach = false }: StoredNotice) => `${record} ${beyondReach}`

function wireNotice(c: Asked, notice: StoredNotice) {
  const { model } = c.var.release
  return {
    id: notice.id,
    at: notice.at,
    notification: notice.notification,
    text: noticeLine(model, notice, c.var.actor.locale),
    record_type: notice.recordType,
    plural: own(model.recordTypes, notice.recordType)?.plural,
    record_id: notice.record,
    record_id_display: notice.shortId,
    ...(notice.form !== undefined && { form: notice.form }),
    by: notice.by,
    by_full_name: notice.byFullName,
    read_at: notice.readAt ?? null,
  }
}
