/** Flags of one record: listed, added, changed, resolved; and those of everything that is near somebody, for the home page. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import type { RecordType } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { problems } from '../../engine/problems.ts'
import { sourceFor } from '../../engine/query/askable.ts'
import type { Where } from '../../engine/query/query.ts'
import { seenRows } from '../../engine/query/seen-rows.ts'
import type { FlagRow } from '../../engine/records/collections.ts'
import { titleOf } from '../../engine/records/title.ts'
import { valuesOf } from '../bracketed.ts'
import type { Asked, Env } from '../context.ts'
import { flagShown } from '../dialect/flags.ts'
import { partChanged } from '../dialect/part-changed.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { pageOf } from '../page.ts'
import type { Performed } from '../perform-action.ts'
import { bodyOf } from '../request-body.ts'
import { anyObject, object } from '../security/shapes.ts'
import { timeOf } from '../today.ts'
import { performAsked } from './change-record.ts'
import { flagSeveral } from './flag-several.ts'
import { recordOfPath } from './record-of-path.ts'
import { type Reached, reached } from './show-record.ts'

export const flags = new Hono<Env>()
  .get('/flags', audited('flags'), listNear)
  .get('/:plural/:id/flags', audited('record_flags', recordOfPath), listFlags)
  .post('/:plural/:id/flags', auditedWhenRefused('flag', recordOfPath), addFlag)
  .patch('/:plural/:id/flags/:flag', auditedWhenRefused('flag', recordOfPath), changeFlag)
  .post('/:plural/flags', auditedWhenRefused('flag', recordOfPath), flagSeveral)

export const flagShape = object({ data: anyObject })

const flagsOn = (c: Asked, { type, record, access }: Reached): readonly FlagRow[] => {
  const { release, actor } = c.var
  return seenRows(release.model, type, 'flags', record, {
    access,
    userName: actor.userName,
  }) as readonly unknown[] as readonly FlagRow[]
}

async function listFlags(c: Asked): Promise<Response> {
  const found = await reached(c)
  return jsonResponse(c, { data: flagsOn(c, found).map((flag) => flagShown(flag, found, c.var.actor.userName)) })
}

async function addFlag(c: Asked): Promise<Response> {
  const { data } = await bodyOf(c, flagShape)
  const done = await performAsked(c, { name: 'flag', record: idOf(c), answers: data })
  return answerWith(c, done, ({ flagged_by }) => flagged_by === c.var.actor.userName)
}

/** With the reason why it is resolved, or with what it says from now on. */
async function changeFlag(c: Asked): Promise<Response> {
  const { data } = await bodyOf(c, flagShape)
  const flag = c.req.param('flag' as never) as string
  const name = Object.hasOwn(data, 'unflag_message') ? 'unflag' : 'flag_update'
  const done = await performAsked(c, { name, record: idOf(c), answers: { ...data, flag } })
  return answerWith(c, done, ({ unique_id }) => unique_id === flag)
}

const idOf = (c: Asked) => c.req.param('id' as never) as string

function answerWith(c: Asked, done: Performed, isIt: (flag: FlagRow) => boolean): Promise<Response> {
  const { access = { actions: new Set<string>() }, record } = done
  const found = { access, record, type: typeOf(c, done.record.type) }
  const flag = done.record.core.flags?.findLast(isIt)
  return partChanged(c, flag && flagShown(flag, found, c.var.actor.userName), done)
}

const typeOf = (c: Asked, id: string) => own(c.var.release.model.recordTypes, id) as RecordType

/** Flags near somebody: not those of everything there is, which nobody could look through. */
async function listNear(c: Asked): Promise<Response> {
  const { page, per, offset } = pageOf(c, { per: 1000 })
  const { actor, parts } = c.var
  const near: Actor = { ...actor, grants: actor.grants.filter(({ rows }) => rows !== 'all') }
  const where = { all: conditionsAsked(c) }
  const { counts, rows } = await parts.stores.records.gathered({
    ...timeOf(c),
    sources: typesAsked(c, near).map(({ id }) => ({
      actor: near,
      query: { from: `${id}.flags`, where },
      keys: [{ fields: ['date'] }, { fields: ['created_at'] }],
    })),
    groups: { all: { all: [] } },
    shown: ['all'],
    directions: ['desc', 'desc'],
    offset,
    limit: per,
  })
  const data = await Promise.all(rows.map(({ from, record, row }) => nearFlag(c, from, record, row)))
  const metadata = { total: counts['all'] ?? 0, per, page }
  return jsonResponse(c, { data: data.filter((one) => one !== undefined), metadata })
}

const isTrue = (c: Asked, name: string): boolean => {
  const value = c.req.query(name) ?? 'false'
  if (value !== 'true' && value !== 'false')
    throw problems.queryRefused({ field: name, code: 'query.unreadable_value' })
  return value === 'true'
}

const conditionsAsked = (c: Asked): readonly Where[] => [
  { field: 'record.record_state', among: [true] },
  ...(isTrue(c, 'active_only') ? [{ field: 'removed', among: [false] }] : []),
  ...(isTrue(c, 'flagged_by_me') ? [{ field: 'flagged_by', among: [c.var.actor.userName] }] : []),
]

/** By their names or as they stand in addresses; all where none is named. */
function typesAsked(c: Asked, actor: Actor): readonly RecordType[] {
  const { recordTypes } = c.var.release.model
  const wanted = valuesOf(c, 'record_type')
  const known = Object.values(recordTypes).filter(({ id, plural }) => wanted.includes(id) || wanted.includes(plural))
  if (known.length < new Set(wanted).size) {
    throw problems.queryRefused({ field: 'record_type', code: 'query.unreadable_value' })
  }
  const types = wanted.length > 0 ? known : Object.values(recordTypes)
  return types.filter(({ id }) => sourceFor(actor, recordTypes, `${id}.flags`))
}

async function nearFlag(c: Asked, from: string, id: string, flag: string) {
  const { parts, release, actor } = c.var
  const type = typeOf(c, from.split('.')[0] ?? '')
  const stored = await parts.stores.records.get(type.id, id)
  const access = stored && accessTo(actor, stored.record, stored.reach)
  const row = stored?.record.core.flags?.find(({ unique_id }) => unique_id === flag)
  if (!stored || !access || !row) return undefined
  const { record } = stored
  const { today } = timeOf(c)
  return {
    ...flagShown(row, { type, record, access }, actor.userName),
    plural: type.plural,
    record_id_display: record.core.short_id,
    name: titleOf(release.model, record, { locale: actor.locale, today, readable: access.readable }),
  }
}
