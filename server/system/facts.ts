/** How an instance is: what it is, what it holds, when it was last cared for, and what asks for somebody's attention. */
import { existsSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { engineVersion } from '../../config/release/engine.ts'
import type { Model } from '../../engine/model.ts'
import { restorePoints } from '../backup/restore-point.ts'
import { DATABASE } from '../db/open.ts'
import { openBeside } from '../db/open-beside.ts'
import type { Environment } from '../env.ts'
import { activatedAt, activeModel, holdingsOf, mailsWaiting, unsettledIn } from '../stores/data-facts.ts'
import type { DataCheck } from './check-data.ts'
import { systemState } from './state.ts'

/** What asks for attention; screens have the words. */
export type Warning =
  | 'disk_low'
  | 'backup_not_configured'
  | 'backup_old'
  | 'backup_failed'
  | 'check_old'
  | 'not_whole'
  | 'mail_failed'
  | 'mail_waiting'

export interface SystemFacts {
  readonly status: 'ok' | 'attention'
  readonly warnings: readonly Warning[]
  readonly version: string
  readonly build: string | null
  readonly node: string
  readonly disk: { readonly free_bytes: number; readonly total_bytes: number }
  readonly database: { readonly bytes: number; readonly wal_bytes: number }
  readonly holdings: { readonly records: number; readonly people: number; readonly audit_entries: number }
  readonly mail: {
    readonly configured: boolean
    readonly queued: number
    readonly failed: number
    readonly oldest_queued_at: string | null
  }
  readonly release: {
    readonly hash: string
    readonly version: string
    readonly instance: string
    readonly activated_at: string | null
  } | null
  /** Records that a migration changed and that have still to be written down. */
  readonly unsettled: number
  readonly backup: {
    readonly configured: boolean
    readonly locked_with: 'key' | 'passphrase' | null
    readonly kept: number | null
    readonly last: {
      readonly at: string
      readonly file: string
      readonly bytes: number
      readonly verified: true
    } | null
    readonly failed: { readonly at: string; readonly reason: string } | null
  }
  readonly check: ({ readonly at: string } & DataCheck) | null
  /** Instants of the copies that were made before releases were applied. */
  readonly restore_points: readonly string[]
}

const HOUR = 3_600_000
/** A day and the time that its work may take. */
const OLD = 26 * HOUR
const MAIL_WAITS = HOUR
const LEAST_ROOM = 1024 ** 3
const LEAST_SHARE = 0.1

interface Wishes {
  readonly environment: Pick<Environment, 'dataFolder' | 'backup' | 'mail'>
  readonly build: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
  /** What is served; absent: what was served last. */
  readonly model?: Model
}

/** Read beside the server; undefined where there is no database. */
export function systemFacts({ environment, build, now, model: served }: Wishes): SystemFacts | undefined {
  const { dataFolder, backup, mail } = environment
  const file = join(dataFolder, DATABASE)
  if (!existsSync(file)) return undefined
  const opened = openBeside(file)
  try {
    const { records, people, head } = holdingsOf(opened)
    const model = served ?? activeModel(opened)
    const { queued, failed, oldest } = mailsWaiting(opened)
    const { bavail, blocks, bsize } = statfsSync(dataFolder)
    const disk = { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
    const state = systemState(dataFolder)
    const since = (at: string | undefined) => (at === undefined ? Number.POSITIVE_INFINITY : now - Date.parse(at))
    const judged: readonly (readonly [Warning, boolean])[] = [
      ['disk_low', disk.free_bytes < LEAST_ROOM && disk.free_bytes < disk.total_bytes * LEAST_SHARE],
      ['not_whole', state.check?.found.whole === false],
      ['backup_failed', state.backupFailed !== undefined],
      ['backup_not_configured', backup?.to === undefined && since(state.backup?.at) > OLD],
      ['backup_old', backup?.to !== undefined && since(state.backup?.at) > OLD],
      ['check_old', since(state.check?.at) > OLD],
      ['mail_failed', failed > 0],
      ['mail_waiting', mail !== undefined && oldest !== undefined && now - oldest > MAIL_WAITS],
    ]
    const warnings = judged.flatMap(([warning, holds]) => (holds ? [warning] : []))
    return {
      status: warnings.length > 0 ? 'attention' : 'ok',
      warnings,
      version: engineVersion,
      build: build ?? null,
      node: process.versions.node,
      disk,
      database: { bytes: sizeOf(file), wal_bytes: sizeOf(`${file}-wal`) },
      holdings: { records, people, audit_entries: head.seq },
      mail: {
        configured: mail !== undefined,
        queued,
        failed,
        oldest_queued_at: oldest === undefined ? null : new Date(oldest).toISOString(),
      },
      release: model
        ? {
            hash: model.hash,
            version: model.instance.version,
            instance: model.instance.id,
            activated_at: activatedAt(opened) ?? null,
          }
        : null,
      unsettled: unsettledIn(opened),
      backup: {
        configured: backup?.to !== undefined,
        locked_with: backup?.keyFile ? 'key' : backup?.passphrase ? 'passphrase' : null,
        kept: backup?.to === undefined ? null : backup.keep,
        last: state.backup
          ? { at: state.backup.at, file: basename(state.backup.file), bytes: state.backup.bytes, verified: true }
          : null,
        failed: state.backupFailed ?? null,
      },
      check: state.check ? { at: state.check.at, ...state.check.found } : null,
      restore_points: restorePoints(dataFolder).map(instantOf),
    }
  } finally {
    opened.close()
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** `20240510T060000.000Z` as it was. */
const instantOf = (name: string): string => name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6')
