/** What became of a record: its log, how it stood, and who looked at it; each only as far as the reader reads the record today. */
import { todayIn } from '../../engine/lib/time-zone.ts'
import { answersTaken } from '../../engine/migrations/take.ts'
import { inNamesOfToday } from '../../engine/migrations/told.ts'
import { formsOn } from '../../engine/permissions/access-to.ts'
import { readableRecord } from '../../engine/permissions/readable-record.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { mayShow } from '../../engine/query/askable.ts'
import type { AnyRecord, Change } from '../../engine/records/record.ts'
import { recordAt } from '../../engine/records/rewind.ts'
import { isAutomatic, isRefusal } from '../audit/actions.ts'
import { filtersOf } from '../bracketed.ts'
import type { Asked } from '../context.ts'
import { deedNamed, toldDeed } from '../dialect/deeds.ts'
import { changesTold, type HistoryReader, historyEntry } from '../dialect/history.ts'
import { fullNames } from '../full-names.ts'
import { jsonResponse } from '../json-response.ts'
import { said } from '../narrowed.ts'
import { pageOf } from '../page.ts'
import type { AuditEntry } from '../stores/audit-stores.ts'
import { endOfDay, spanOf } from '../time-span.ts'
import { todayOf } from '../today.ts'
import { type Reached, reached } from './show-record.ts'

const LONGEST_HISTORY = 10_000

/** The record of the path, for one who may do this with it. */
async function reachedFor(c: Asked, action: string): Promise<Reached> {
  const found = await reached(c)
  if (!found.access.actions.has(action)) throw problems.actionForbidden({ action })
  return found
}

const allChanges = (c: Asked, { record }: Reached): Promise<readonly Change[]> =>
  c.var.parts.stores.records.history(record.id, { offset: 0, limit: LONGEST_HISTORY })

/** Under the names that fields have by now. */
const ofToday = (c: Asked, { type }: Reached, changes: readonly Change[]): readonly Change[] =>
  inNamesOfToday(changes, type, (release) => c.var.parts.stores.releases.levelsSince(release))

/** A record as it stood after an entry of its log, as the release that serves would have it. */
function inWordsOfToday(c: Asked, past: AnyRecord, { release }: Change): AnyRecord {
  const levels = c.var.parts.stores.releases.levelsSince(release) ?? []
  return { ...past, answers: answersTaken(past.type, past.id, past.answers, levels) }
}

function readerOf(c: Asked, { record, reach, type, access }: Reached) {
  const { actor, release } = c.var
  const forms = formsOn(release.model, actor, record, reach)
  return { type, access, userName: actor.userName, seesForm: (form: string) => Object.hasOwn(forms, form), forms }
}

export async function showHistory(c: Asked): Promise<Response> {
  const { page, per, offset } = pageOf(c, { per: 20 })
  const found = await reachedFor(c, 'history')
  const { type } = found
  const reader = readerOf(c, found)
  const names = namesAsked(c, reader)
  const told = changesTold(ofToday(c, found, await allChanges(c, found)), { ...reader, ...(names && { names }) })
  const shown = told.slice(offset, offset + per)
  const wording = {
    ...{ model: c.var.release.model, type, today: todayOf(c) },
    say: (texts: Parameters<typeof said>[1]) => said(c, texts),
    nameOf: await fullNames(
      c,
      shown.map(({ by }) => by),
    ),
  }
  const metadata = { total: told.length, per, page }
  return jsonResponse(c, { data: shown.map((change) => historyEntry(change, wording)), metadata })
}

/** Names of fields that the filters ask for; what the reader may not know of does not exist. */
function namesAsked(c: Asked, { type, seesForm }: HistoryReader): ReadonlySet<string> | undefined {
  const filter = filtersOf(c, ['field_names', 'form_unique_ids'])
  const [fields, forms] = [filter('field_names'), filter('form_unique_ids')]
  if (fields.length + forms.length === 0) return undefined
  const refused = (name: string) => problems.queryRefused({ field: name.slice(0, 60), code: 'query.unknown_field' })
  for (const name of fields) if (!mayShow(c.var.actor, type, name)) throw refused(name)
  const placed = forms.flatMap((id) => {
    const form = seesForm(id) && type.forms.find((one) => one.id === id)
    if (!form) throw refused(id)
    return form.fields
  })
  return new Set([...fields, ...placed])
}

const VERSION = /^[1-9]\d{0,8}$/

export async function showAsItWas(c: Asked): Promise<Response> {
  const { model } = c.var.release
  const found = await reachedFor(c, 'history')
  const { record, access } = found
  const changes = await allChanges(c, found)
  const version = versionAsked(c, changes)
  const then = changes.find((change) => change.version === version)
  const known = changes.filter((change) => change.version > version).length === record.version - version
  if (!then || !known) throw new Problem('missing', 'history.unknown', {})
  const { forms, ...reader } = readerOf(c, found)
  const told = changesTold(ofToday(c, found, changes), reader).map((change) => change.version)
  const earlier = told.find((one) => one < version)
  const later = told.findLast((one) => one > version)
  const day = todayIn(model.instance.timeZone, then.at)
  const past = await withOwnerNamed(c, inWordsOfToday(c, recordAt(record, changes, version), then))
  const data = readableRecord(model, { ...access, userName: c.var.actor.userName }, past, day)
  const metadata = {
    ...{ version, datetime: then.at, day, forms, actions: [] },
    ...(earlier !== undefined && { earlier }),
    ...(later !== undefined && { later }),
  }
  return jsonResponse(c, { data, metadata })
}

/** The log names owners by their user names. */
async function withOwnerNamed(c: Asked, record: AnyRecord): Promise<AnyRecord> {
  const { owned_by: owner } = record.core
  const nameOf = await fullNames(c, [owner])
  return { ...record, core: { ...record.core, owned_by_full_name: nameOf(owner) ?? owner } }
}

/** By number, or as it stood when the day was over. */
function versionAsked(c: Asked, newestFirst: readonly Change[]): number {
  const { version, date } = c.req.query()
  if (version !== undefined) {
    if (!VERSION.test(version)) throw problems.queryRefused({ field: 'version', code: 'query.unreadable_value' })
    return Number(version)
  }
  const end = endOfDay(c, date)
  if (end === undefined) throw problems.queryRefused({ field: 'date', code: 'query.unreadable_value' })
  return newestFirst.find(({ at }) => at < end)?.version ?? 0
}

const ACCESS = 'access_log'

export async function showAccess(c: Asked): Promise<Response> {
  const { page, per, offset } = pageOf(c, { per: 20 })
  const found = await reachedFor(c, ACCESS)
  const filter = filtersOf(c, ['actions', 'user_name', 'from', 'to'])
  const people = filter('user_name')
  const { stores } = c.var.parts
  const told = tellerOf(c, found)
  const { entries, total, isMore } = await stores.audit.search({
    record: found.record.id,
    recordType: found.type.id,
    ...spanOf(c, { from: filter('from')[0], to: filter('to')[0] }),
    ...(people.length > 0 && { people }),
    actions: await actionsAsked(c, filter('actions'), told),
    order: 'desc',
    offset,
    limit: per,
  })
  const nameOf = await fullNames(
    c,
    entries.flatMap(({ userName }) => userName ?? []),
  )
  const data = entries.map((entry) => accessEntry(c, entry, told(entry.action), { nameOf, found }))
  const metadata = { total, per, page, ...(isMore && { more: true }) }
  return jsonResponse(c, { data, metadata })
}

type Told = (action: string) => string

/** The name under which the reader hears of what was done. */
function tellerOf(c: Asked, found: Reached): Told {
  const { seesForm } = readerOf(c, found)
  return (action) => toldDeed(found.type, action, { readable: found.access.readable, seesForm })
}

/** Those deeds that go by the names asked for. Whoever was refused saw nothing. */
async function actionsAsked(c: Asked, asked: readonly string[], told: Told): Promise<readonly string[]> {
  const all = await c.var.parts.stores.audit.actions()
  const done = all.filter((action) => !isRefusal(action) && !isAutomatic(action))
  return asked.length > 0 ? done.filter((action) => asked.includes(told(action))) : done
}

function accessEntry(
  c: Asked,
  { at, userName }: AuditEntry,
  action: string,
  { nameOf, found }: { readonly nameOf: Awaited<ReturnType<typeof fullNames>>; readonly found: Reached },
) {
  const name = userName === undefined ? undefined : nameOf(userName)
  return {
    ...{ record_id: found.record.id, record_type: found.type.id, datetime: at, action },
    ...deedNamed(found.type, action, (texts) => said(c, texts)),
    ...(userName !== undefined && { user_name: userName }),
    ...(name !== undefined && { user_full_name: name }),
  }
}
