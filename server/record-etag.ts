import { createHash } from 'node:crypto'
import { problems } from '../engine/problems.ts'
import type { Asked } from './context.ts'
import { todayOf } from './today.ts'

/**
 * The version of a record, and a digest of what else decides how it looks: who reads it, under which release, on which day.
 * So that what somebody may no longer read is never "not modified".
 */
export function recordEtag(c: Asked, version: number, fields?: string): string {
  const { release, actor, session } = c.var
  const view = [
    release.model.hash,
    release.model.directory,
    actor.userName,
    session.account.membershipVersion,
    actor.locale,
    todayOf(c),
    fields,
  ]
  return `"${version}-${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 12)}"`
}

/** The version that `If-Match` demands; a bare `"3"` will do. */
export function versionDemanded(c: Asked): number | undefined {
  const header = c.req.header('if-match')
  if (header === undefined || header === '*') return undefined
  const [, version] = /^(?:W\/)?"(\d{1,9})(?:-[\w-]*)?"$/.exec(header.trim()) ?? []
  if (version === undefined) throw problems.bodyRefused({ code: 'if_match.unreadable' })
  return Number(version)
}
