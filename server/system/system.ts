/** The care of one instance that is served: what is told of it, and what is done for it beside the server. */
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { Model } from '../../engine/model.ts'
import type { FieldProof } from '../../engine/permissions/access-proof.ts'
import type { PersonProof } from '../../engine/permissions/person-proof.ts'
import { Problem, problems } from '../../engine/problems.ts'
import { forgetOld, type KeptBackup, keptBackups } from '../backup/kept-backups.ts'
import type { Environment } from '../env.ts'
import { type Log, traceOf } from '../log.ts'
import { aside, TaskTrouble } from './aside.ts'
import type { Burden } from './burden.ts'
import { type SystemFacts, systemFacts } from './facts.ts'
import { noteState, systemState } from './state.ts'
import type { Answers, Asked, TaskName } from './tasks.ts'
import type { Span, Usage, Whom } from './usage.ts'

export interface System {
  facts(model: Model): SystemFacts & { readonly uptime: Uptime; readonly running: readonly Care[] }
  /** Begins it, unless it is under way. */
  check(): void
  /** The same; refused where nothing says where backups go. */
  backUp(): void
  backups(): readonly KeptBackup[]
  usage(model: Model, span: Span, whom?: Whom): Promise<Usage>
  burden(model: Model): Promise<Burden>
  field(model: Model, recordType: string, field: string): Promise<FieldProof>
  person(model: Model, userName: string): Promise<PersonProof | undefined>
  /** Begins what is due by now: a backup, else a check, each once a day. */
  due(): void
  /** Does so by itself from now on. */
  keep(): void
  close(): void
}

export type Care = 'check' | 'backup'

export interface Uptime {
  readonly started_at: string
  readonly uptime_seconds: number
  readonly memory: { readonly rss_bytes: number; readonly heap_used_bytes: number }
}

interface Parts {
  readonly environment: Pick<Environment, 'dataFolder' | 'backup' | 'mail'>
  readonly build: string | undefined
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly log: Log
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const A_DAY = 24 * HOUR
/** A server that was just started has other things to do. */
const FIRST_LOOK = 15 * MINUTE
/** After a backup that came to nothing. */
const AGAIN = HOUR
const MOST_AT_ONCE = 2
const WAIT_SECONDS = 10
/** So long an answer stands for the same question; of access it is always asked anew. */
const STANDS: { readonly [Name in TaskName]?: number } = { usage: MINUTE, burden: MINUTE }
const PATIENCE = 10 * MINUTE

export function createSystem({ environment, build, clock, log }: Parts): System {
  const { dataFolder, backup } = environment
  const startedAt = clock()
  const ending = new AbortController()
  const running = new Set<Care>()
  const instant = () => new Date(clock()).toISOString()

  const asking = new Map<string, Promise<unknown>>()
  const answered = new Map<string, { readonly at: number; readonly answer: unknown }>()

  /** Whoever asks the same while it is worked out, or right after, has the same answer. */
  async function ask<Name extends TaskName>(name: Name, key: readonly string[], asked: Asked[Name]) {
    const id = JSON.stringify([name, ...key])
    const known = answered.get(id)
    if (known && clock() - known.at < (STANDS[name] ?? 0)) return known.answer as Answers[Name]
    const under = asking.get(id)
    if (!under && asking.size >= MOST_AT_ONCE) throw problems.tooMany({ retryAfterSeconds: WAIT_SECONDS })
    const work = under ?? aside(name, asked, { signal: ending.signal, patienceMs: PATIENCE })
    asking.set(id, work)
    try {
      const answer = (await work) as Answers[Name]
      answered.clear()
      answered.set(id, { at: clock(), answer })
      return answer
    } finally {
      if (asking.get(id) === work) asking.delete(id)
    }
  }

  async function caring(care: Care, work: () => Promise<void>): Promise<void> {
    if (running.has(care)) return
    running.add(care)
    try {
      await work()
    } catch (error) {
      if (ending.signal.aborted) return
      log({ event: care === 'check' ? 'check-failed' : 'backup-failed', ...traceOf(error) })
      const reason = error instanceof TaskTrouble ? error.message : 'It ended unexpectedly; the log says where.'
      if (care === 'backup') noteState(dataFolder, { backupFailed: { at: instant(), reason } })
    } finally {
      running.delete(care)
    }
  }

  const check = () =>
    void caring('check', async () => {
      const found = await aside('check', { dataFolder }, { signal: ending.signal })
      if (found) noteState(dataFolder, { check: { at: instant(), found } })
    })

  function backUp() {
    if (backup?.to === undefined) throw new Problem('conflict', 'backup.not_configured', {})
    const { to, keyFile, passphrase, keep } = backup
    void caring('backup', async () => {
      const at = instant()
      const asked = { dataFolder, to: `${to}/`, lock: { keyFile, passphrase }, at }
      const { file, bytes, manifest } = await aside('backup', asked, { signal: ending.signal })
      noteState(dataFolder, { backup: { at, file, bytes, records: manifest.data.records } })
      forgetOld(to, keep, clock())
      log({ event: 'backup-made' })
    })
  }

  function due() {
    const { backup: last, backupFailed, check: looked } = systemState(dataFolder)
    const since = (at: string | undefined) => (at === undefined ? Number.POSITIVE_INFINITY : clock() - Date.parse(at))
    if (backup?.to !== undefined && since(last?.at) >= A_DAY && since(backupFailed?.at) >= AGAIN) backUp()
    else if (since(looked?.at) >= A_DAY) check()
  }

  const timers: NodeJS.Timeout[] = []

  return {
    facts(model) {
      const facts = systemFacts({ environment, build, now: clock(), model })
      if (!facts) throw problems.storageFailed({})
      const { rss, heapUsed } = process.memoryUsage()
      const uptime = {
        started_at: new Date(startedAt).toISOString(),
        uptime_seconds: Math.round((clock() - startedAt) / 1000),
        memory: { rss_bytes: rss, heap_used_bytes: heapUsed },
      }
      return { ...facts, uptime, running: [...running] }
    },
    check,
    backUp,
    backups: () => (backup?.to === undefined ? [] : keptBackups(backup.to)),
    usage: (model, span, whom) =>
      ask('usage', [...named(model), span.from, span.to, JSON.stringify(whom ?? null)], {
        ...{ dataFolder, model, span, now: instant() },
        ...(whom && { whom }),
      }),
    burden: (model) => {
      const [now, today] = [instant(), todayIn(model.instance.timeZone, instant())]
      return ask('burden', named(model), { dataFolder, model, now, today })
    },
    field: (model, recordType, field) =>
      ask('field', [...named(model), recordType, field], { dataFolder, model, recordType, field, now: instant() }),
    person: (model, userName) =>
      ask('person', [...named(model), userName], { dataFolder, model, userName, now: instant() }),
    due,
    keep() {
      const first = setTimeout(() => {
        due()
        const again = setInterval(due, 10 * MINUTE)
        again.unref()
        timers.push(again)
      }, FIRST_LOOK)
      first.unref()
      timers.push(first)
    },
    close() {
      timers.forEach(clearTimeout)
      ending.abort(new TaskTrouble('The server ends.'))
    },
  }
}

/** A release, and what is laid over it. */
const named = ({ hash, directory = '' }: Model): readonly string[] => [hash, directory]
