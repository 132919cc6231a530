/**
 * Records given, or shown, to somebody else: the dialect's addresses for each kind of it that the configuration has. A start
 * and a step are named actions like any other; what an address adds is how they are asked for and what is answered.
 */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { RecordType } from '../../engine/model.ts'
import { Problem, problems } from '../../engine/problems.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import type { Answers } from '../../engine/records/record.ts'
import { actionOfStep, kindsOf } from '../../engine/transitions/kinds.ts'
import { mayStart } from '../../engine/transitions/permissions.ts'
import { seenEntries } from '../../engine/transitions/steps.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
import { peopleNamed } from '../accounts/person-of.ts'
import { valuesOf } from '../bracketed.ts'
import { type Asked, type Env, localeOf, nowOf } from '../context.ts'
import { partChanged } from '../dialect/part-changed.ts'
import { type Telling, transitionLost, transitionShown } from '../dialect/transitions.ts'
import { fullNames } from '../full-names.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedWhenRefused } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import type { Performed } from '../perform-action.ts'
import { mustType, typeAsked } from '../record-type.ts'
import { bodyOf } from '../request-body.ts'
import type { JsonObject } from '../security/json-reader.ts'
import { anyObject, listOf, object, text, uuid } from '../security/shapes.ts'
import { todayOf } from '../today.ts'
import { performAsked } from './change-record.ts'
import { recordOfPath } from './record-of-path.ts'
import { doneToEach, MOST_AT_ONCE, whichShape } from './several.ts'
import { type Reached, reached } from './show-record.ts'
import { showDocument } from './transition-document.ts'

export const startShape = object({ data: anyObject })
export const answerShape = object({ data: anyObject })
export const startSeveralShape = object({ data: anyObject })
export const doSeveralShape = object({
  data: anyObject,
  record_action: text({ longest: 60, pattern: /^[a-z][a-z0-9_]*$/ }),
})

const param = (c: Asked, name: string) => c.req.param(name as never) as string

/** The kind whose name for addresses stands in this one; other addresses are of the same form. */
function kindOfPath(c: Asked): TransitionKind | undefined {
  const type = typeAsked(c)
  return type && kindsOf(type).find(({ plural }) => plural === param(c, 'kinds'))
}

const mustKind = (c: Asked): TransitionKind => {
  const kind = kindOfPath(c)
  if (!kind) throw new Problem('missing', 'route.unknown', {})
  return kind
}

type Handler = (c: Asked) => Promise<Response>

/** Noted by the name of its start where it is refused; what is of no kind is for others to answer. */
const refusalNoted = createMiddleware<Env>(async (c, next) => {
  const kind = kindOfPath(c)
  return kind ? auditedWhenRefused(kind.id, recordOfPath)(c, next) : next()
})

const readNoted = createMiddleware<Env>(async (c, next) =>
  kindOfPath(c) ? audited('transitions_read', recordOfPath)(c, next) : next(),
)

const ofKind = (handler: Handler) => createMiddleware<Env>(async (c, next) => (kindOfPath(c) ? handler(c) : next()))

export const transitions = new Hono<Env>()
  .get('/:plural/:id/transitions', audited('transitions_read', recordOfPath), listAll)
  .get('/:plural/:id/transitions/:entry/document', audited('transition_document', recordOfPath), showDocument)
  .get('/:plural/:id/:kinds', readNoted, ofKind(listOfKind))
  .post('/:plural/:id/:kinds', refusalNoted, ofKind(start))
  .patch('/:plural/:id/:kinds/:entry', refusalNoted, ofKind(answer))
  .delete('/:plural/:id/:kinds/:entry', refusalNoted, ofKind(revoke))
  .post('/:plural/actions', auditedWhenRefused('update', recordOfPath), doSeveral)
  .post('/:plural/:kinds', refusalNoted, ofKind(startSeveral))

/** Everything that this person may know of, the latest first; `types`: of these kinds only. */
async function listAll(c: Asked): Promise<Response> {
  const found = await reached(c)
  const kinds = kindsAsked(c, found.type)
  return jsonResponse(c, { data: await told(c, found, (row) => kinds === undefined || kinds.includes(row.type)) })
}

async function listOfKind(c: Asked): Promise<Response> {
  const kind = mustKind(c)
  const found = await reached(c)
  return jsonResponse(c, { data: await told(c, found, ({ type }) => type === kind.id) })
}

/** By their ids, or as the dialect writes them: `TransferRequest`. */
function kindsAsked(c: Asked, type: RecordType): readonly string[] | undefined {
  const wanted = valuesOf(c, 'types')
  if (wanted.length === 0) return undefined
  const bare = (name: string) => name.replaceAll('_', '').toLowerCase()
  return wanted.map((name) => {
    const kind = kindsOf(type).find(({ id }) => bare(id) === bare(name))
    if (!kind) throw problems.queryRefused({ field: 'types', code: 'query.unreadable_value' })
    return kind.id
  })
}

async function told(c: Asked, found: Reached, isAsked: (row: TransitionRow) => boolean) {
  const rows = entriesFor(c, found).filter(isAsked).reverse()
  const telling = await tellingOf(c, found, rows)
  return rows.map((row) => transitionShown(row, telling))
}

const entriesFor = (c: Asked, { record, access }: Pick<Reached, 'record' | 'access'>) =>
  seenEntries(record, { userName: c.var.actor.userName, access })

async function tellingOf(
  c: Asked,
  { type, record, access }: Pick<Reached, 'type' | 'record' | 'access'>,
  rows: readonly TransitionRow[],
): Promise<Telling> {
  const { actor, release, parts } = c.var
  const { model } = release
  const to = rows.flatMap(({ transitioned_to }) => transitioned_to ?? [])
  const others = rows.flatMap(({ transitioned_by, responded_by, record_owned_by }) => [
    transitioned_by,
    responded_by ?? [],
    record_owned_by ?? [],
  ])
  return {
    ...{ model, type, record, access, actor, today: todayOf(c), now: nowOf(c).instant, locale: localeOf(c) },
    say: (texts) => said(c, texts),
    nameOf: await fullNames(c, [...to, ...others.flat()]),
    people: (await peopleNamed(parts.stores.accounts, model, to)) ?? new Map(),
  }
}

/** Answers of the dialog, and `service_record_id` where it begins on a row. */
async function start(c: Asked): Promise<Response> {
  const kind = mustKind(c)
  const { data } = await bodyOf(c, startShape)
  const done = await performAsked(c, { name: kind.id, record: param(c, 'id'), answers: data })
  const { userName } = c.var.actor
  return answerWith(c, done, ({ type, transitioned_by }) => type === kind.id && transitioned_by === userName)
}

/** By the state that it shall come to, with what the step asks. */
async function answer(c: Asked): Promise<Response> {
  const { status, ...answers } = (await bodyOf(c, answerShape)).data
  return doStep(c, text({ longest: 30 }).read(status ?? null, '/data/status'), answers)
}

function revoke(c: Asked): Promise<Response> {
  return doStep(c, 'revoked', {})
}

/** Several steps may lead to one state: the one that is possible now counts, else the first. */
async function doStep(c: Asked, status: string, answers: Answers): Promise<Response> {
  const kind = mustKind(c)
  const [record, entry] = [param(c, 'id'), param(c, 'entry')]
  const there = kind.steps.filter(({ to }) => to === status)
  const standing = there.length > 1 ? (await reached(c)).record.core.transitions : undefined
  const now = standing?.find(({ unique_id }) => unique_id === entry)?.status
  const step = there.find(({ from }) => now !== undefined && from.includes(now)) ?? there[0]
  if (!step) throw problems.bodyRefused({ code: 'transition.status_unknown', detail: '/data/status' })
  const name = actionOfStep(kind.id, step.id)
  const done = await performAsked(c, { name, record, answers: { ...answers, transition: entry } })
  return answerWith(c, done, ({ unique_id }) => unique_id === entry)
}

async function answerWith(c: Asked, done: Performed, isIt: (row: TransitionRow) => boolean): Promise<Response> {
  const { record, access } = done
  const row = record.core.transitions?.findLast(isIt)
  if (!row) return partChanged(c, undefined, done)
  if (!access) return partChanged(c, transitionLost(row, record), done)
  const telling = await tellingOf(c, { type: mustType(c), record, access }, [row])
  return partChanged(c, transitionShown(row, telling), done)
}

/** The same start on up to a hundred records: those of `ids`, or those that `filters` and `query` find. */
async function startSeveral(c: Asked): Promise<Response> {
  return severally(c, mustKind(c).id, (await bodyOf(c, startSeveralShape)).data)
}

/** The same for any action that the configuration lets lists do to several. */
async function doSeveral(c: Asked): Promise<Response> {
  mustType(c)
  const { data, record_action } = await bodyOf(c, doSeveralShape)
  return severally(c, record_action, data)
}

function severally(c: Asked, name: string, { ids, query, filters, ...answers }: JsonObject): Promise<Response> {
  const which = {
    ...(ids !== undefined && { ids: listOf(uuid, MOST_AT_ONCE).read(ids, '/data/ids') }),
    ...(query !== undefined && { query: whichShape.query.read(query, '/data/query') }),
    ...(filters !== undefined && { filters: anyObject.read(filters, '/data/filters') }),
  }
  if (which.ids === undefined && which.filters === undefined) {
    throw problems.bodyRefused({ code: 'body.value_missing', detail: '/data/ids' })
  }
  const type = mustType(c)
  const named = type.lifecycle?.actions.find(({ id }) => id === name)
  const mayAtAll = c.var.actor.grants.some(
    ({ recordType, actions }) => recordType === type.id && named && mayStart(type, named, actions),
  )
  if (!named?.bulk || !mayAtAll) throw problems.actionForbidden({ action: name })
  return doneToEach(c, which, { name, answers, tooMany: 'records.too_many' })
}
