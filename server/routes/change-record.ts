import { createHash } from 'node:crypto'
import type { Action } from '../../engine/actions/action-type.ts'
import { readableRecord } from '../../engine/permissions/readable-record.ts'
import { type Asked, nowOf } from '../context.ts'
import { changedRecord, lostRecord, toldOfChange } from '../dialect/records.ts'
import { jsonResponse } from '../json-response.ts'
import type { Parts } from '../parts.ts'
import { type Performed, performAction } from '../perform-action.ts'
import { recordEtag, versionDemanded } from '../record-etag.ts'
import { mustType } from '../record-type.ts'
import type { Release } from '../release.ts'
import { bodyOf } from '../request-body.ts'
import { anyObject, object, optional, text, uuid, wholeNumber } from '../security/shapes.ts'
import { servingFor } from '../serve-as.ts'
import type { Account } from '../stores/account-stores.ts'
import { todayOf } from '../today.ts'

const reason = optional(text({ longest: 2000 }))
const programmeText = text({ longest: 60, shortest: 1 })

export const createShape = object({ data: anyObject, override_reason: reason })

export const updateShape = object({
  data: anyObject,
  base_version: optional(wholeNumber(1)),
  record_action: optional(text({ longest: 60, pattern: /^[a-z][a-z0-9_]*$/ })),
  override_reason: reason,
})

type Wish = Omit<Action, 'type' | 'mutation' | 'ifVersion'> & {
  /** Another than the path's. */
  readonly type?: string
}

export async function createRecord(c: Asked): Promise<Response> {
  mustType(c)
  const { data, override_reason } = await bodyOf(c, createShape)
  const { id, module_id } = data
  return answerChange(c, {
    name: 'create',
    record: id === undefined ? newIdFor(c) : uuid.read(id, '/data/id'),
    answers: data,
    ...(module_id !== undefined && { programme: programmeText.read(module_id, '/data/module_id') }),
    ...(override_reason !== undefined && { overrideReason: override_reason }),
  })
}

export async function updateRecord(c: Asked): Promise<Response> {
  mustType(c)
  const { data, base_version, record_action = 'update', override_reason } = await bodyOf(c, updateShape)
  return answerChange(c, {
    name: record_action,
    record: idOf(c),
    answers: data,
    ...(base_version !== undefined && { baseVersion: base_version }),
    ...(override_reason !== undefined && { overrideReason: override_reason }),
  })
}

export const disableRecord = (c: Asked): Promise<Response> =>
  answerChange(c, { name: 'disable', record: idOf(c), answers: {} })

const idOf = (c: Asked) => c.req.param('id' as never) as string

/** Performs the action on a record of the path's type. */
export function performAsked(c: Asked, wish: Wish, mutation = mutationOf(c)): Promise<Performed> {
  const { parts, release, session, actor } = c.var
  const ifVersion = versionDemanded(c)
  const { type = mustType(c).id } = wish
  const action = { ...wish, type, mutation, ...(ifVersion !== undefined && { ifVersion }) }
  const worksWith = (release: Release, { stores }: Pick<Parts, 'stores'>) => ({
    ...{ stores, model: release.model },
    actorOf: (account: Account) => release.actorOf(account, actor.locale),
  })
  const said = c.req.header('x-formwork-release')
  return performAction(
    {
      ...worksWith(release, parts),
      renewed: (account) => worksWith(...servingFor(parts, account)),
      moment: () => ({ now: nowOf(c).instant, newId: parts.newId }),
      log: parts.log,
    },
    {
      ...{ account: session.account, action, fingerprint: fingerprintOf(action) },
      ...(said !== undefined && { release: said }),
    },
  )
}

/** Performs the action and answers with what it changed, or with nothing where nothing is wanted. */
export async function answerChange(c: Asked, wish: Wish): Promise<Response> {
  const type = mustType(c)
  const { model } = c.var.release
  const { record, access, changed } = await performAsked(c, wish)
  if (!access) return jsonResponse(c, { data: lostRecord(record) })
  const etag = recordEtag(c, record.version)
  if (/\breturn=minimal\b/.test(c.req.header('prefer') ?? '')) {
    return c.body(null, 204, { ETag: etag, 'Preference-Applied': 'return=minimal' })
  }
  const { userName } = c.var.actor
  const shown = (names: ReadonlySet<string>) =>
    readableRecord(model, { ...access, userName, names }, record, todayOf(c))
  if (wish.name === 'create') return jsonResponse(c, { data: shown(access.readable) }, { etag })
  const told = toldOfChange(type, changed, access)
  return jsonResponse(c, { data: changedRecord(type, shown(told), changed, told) }, { etag })
}

/** Id of the write, made by the client; without one, no two writes are the same. */
function mutationOf(c: Asked): string {
  const key = c.req.header('idempotency-key')
  return key === undefined ? c.var.parts.newId() : uuid.read(key, 'Idempotency-Key')
}

/** For clients that leave an id to the server: the same write asked for again makes the same thing. `part`: one of several in it. */
export function newIdFor(c: Asked, part = ''): string {
  if (c.req.header('idempotency-key') === undefined) return c.var.parts.newId()
  const digest = createHash('sha256')
    .update(`${c.var.actor.userName} ${mutationOf(c)}${part}`)
    .digest('hex')
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
}

const fingerprintOf = ({ mutation: _, ...rest }: Action): string =>
  createHash('sha256').update(JSON.stringify(rest)).digest('base64url')
