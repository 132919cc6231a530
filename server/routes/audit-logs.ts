/** What everybody did, for those who watch over it; never a value or a word that was searched for. */
import { Hono } from 'hono'
import { own } from '../../engine/lib/own.ts'
import { problems } from '../../engine/problems.ts'
import { automaticNames, deedOf, isAutomatic } from '../audit/actions.ts'
import { type AuditReader, auditReader } from '../audit/audit-reader.ts'
import { deedTeller, entryTeller } from '../audit/told-entries.ts'
import { valuesOf } from '../bracketed.ts'
import type { Asked, Env } from '../context.ts'
import { deedNamed } from '../dialect/deeds.ts'
import { fullNames } from '../full-names.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { pageOf } from '../page.ts'
import { spanOf } from '../time-span.ts'

const LONG_PAGE = 100

export const auditLogs = new Hono<Env>()
  .get('/audit_logs', audited('audit_log'), async (c) => {
    const { actor, parts } = c.var
    const reader = await auditReader(actor, parts.stores)
    const { page, per, offset } = pageOf(c, { per: LONG_PAGE })
    const { entries, total, isMore } = await parts.stores.audit.search({
      ...spanOf(c, { from: c.req.query('from'), to: c.req.query('to') }),
      ...people(valuesOf(c, 'user_name'), reader.people),
      ...(await deeds(c, reader)),
      ...recordType(c),
      order: orderOf(c),
      offset,
      limit: per,
    })
    const tell = await entryTeller(c, entries, reader)
    const metadata = { total, per, page, ...(isMore && { more: true }) }
    return jsonResponse(c, { data: entries.map(tell), metadata })
  })
  .get('/audit_logs/choices', auditedIfPossible('audit_choices_read'), async (c) => {
    const { actor, parts, release } = c.var
    const reader = await auditReader(actor, parts.stores)
    const everybody = await parts.stores.accounts.people()
    const fullNameOf = new Map(everybody.map(({ userName, fullName }) => [userName, fullName]))
    const names = reader.people ?? [...fullNameOf.keys()]
    const nameOf = await fullNames(
      c,
      names.filter((name) => !fullNameOf.has(name)),
    )
    const types = Object.values(release.model.recordTypes)
    const known = new Set((await parts.stores.audit.actions()).map(namesTold(c, reader)))
    const named = (deed: string) => types.map((type) => deedNamed(type, deed, (texts) => said(c, texts)))
    const data = {
      users: names.map((name) => ({ user_name: name, full_name: fullNameOf.get(name) ?? nameOf(name) ?? name })),
      actions: [...known].sort().map((action) => ({
        action,
        automatic: isAutomatic(action),
        ...named(action).find((names) => names.action_label !== undefined),
      })),
      record_types: types.map(({ id, label }) => ({ id, label: said(c, label) })),
    }
    return jsonResponse(c, { data })
  })

/** Those asked for, of those whom the reader may watch. */
function people(asked: readonly string[], mine: readonly string[] | undefined) {
  if (asked.length === 0) return mine && { people: mine }
  return { people: mine ? asked.filter((name) => mine.includes(name)) : asked }
}

/** The name of a deed to this reader; one that is told otherwise of some type goes by that name here. */
function namesTold(c: Asked, reader: AuditReader) {
  const told = deedTeller(c, reader)
  const types = Object.values(c.var.release.model.recordTypes)
  return (action: string): string => {
    const deed = deedOf(action)
    return types.map((type) => told(action, type)).find((name) => name !== deed) ?? deed
  }
}

/** A deed is asked for with its refusals, by the name under which the reader hears of it. */
async function deeds(c: Asked, reader: AuditReader) {
  const asked = valuesOf(c, 'audit_log_actions')
  const { parts } = c.var
  const known = asked.length > 0 ? await parts.stores.audit.actions() : []
  const told = namesTold(c, reader)
  const isAsked = (action: string) =>
    asked.includes(action) ? told(action) === deedOf(action) : asked.includes(told(action))
  const isWithout = c.req.query('automatic') === 'false'
  return {
    ...(asked.length > 0 && { actions: known.filter(isAsked) }),
    ...(isWithout && { without: automaticNames }),
  }
}

function recordType(c: Asked) {
  const asked = c.req.query('record_type')
  if (asked === undefined || asked === '') return {}
  const { recordTypes } = c.var.release.model
  const type = own(recordTypes, asked) ?? Object.values(recordTypes).find(({ plural }) => plural === asked)
  if (!type) throw problems.queryRefused({ field: 'record_type', code: 'query.unreadable_value' })
  return { recordType: type.id }
}

function orderOf(c: Asked): 'asc' | 'desc' {
  const [by, order] = [c.req.query('order_by') ?? 'timestamp', c.req.query('order') ?? 'desc']
  if (by !== 'timestamp') throw problems.queryRefused({ field: 'order_by', code: 'query.not_sortable' })
  if (order !== 'asc' && order !== 'desc') {
    throw problems.queryRefused({ field: 'order', code: 'query.unreadable_value' })
  }
  return order
}
