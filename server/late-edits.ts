/** Writes that were made under an earlier release: offline, or on a screen that has been open since. */
import type { Action, Moment } from '../engine/actions/action-type.ts'
import { lateAnswers } from '../engine/actions/late.ts'
import { todayIn } from '../engine/lib/time-zone.ts'
import { MIGRATE } from '../engine/migrations/entry.ts'
import { levelsOf } from '../engine/migrations/levels.ts'
import type { Level } from '../engine/migrations/migration.ts'
import { answersTaken, reversed } from '../engine/migrations/take.ts'
import type { Model } from '../engine/model.ts'
import { problems } from '../engine/problems.ts'
import type { Answers } from '../engine/records/record.ts'
import type { Stores } from './stores/stores.ts'

/** Writes of so many releases before the one that serves are understood. */
export const UNDERSTOOD = 2

interface Asked {
  readonly stores: Pick<Stores, 'records' | 'releases'>
  readonly model: Model
  /** Hash of the release that the writer worked with. */
  readonly release: string
  readonly moment: Moment
}

/** The action in the words of the release that serves. Refused where nobody can say what it means now. */
export async function upToDate(asked: Asked, action: Action): Promise<Action> {
  const { stores, model, release } = asked
  if (release === model.hash) return action
  const since = stores.releases.levelsSince(release)
  const mine = levelsOf(since ?? stores.releases.levels(), action.type)
  if (mine.length === 0) return action
  if (since === undefined || !stores.releases.lately(UNDERSTOOD + 1).includes(release)) {
    throw problems.releaseTooOld({ release: release.slice(0, 64) })
  }
  const answers = lateAnswers(action, {
    model: await stores.releases.model(release),
    since: mine,
    seen: (await seenThen(asked, action, mine)) ?? {},
    today: todayIn(model.instance.timeZone, asked.moment.now),
    newId: asked.moment.newId,
  })
  const { ifVersion } = action
  if (ifVersion === undefined) return { ...action, answers }
  return { ...action, answers, ifVersion: await versionNow(stores, action.record, ifVersion, mine.length) }
}

/** The version that a record which nobody but the platform has changed since stands at now. */
async function versionNow({ records }: Asked['stores'], id: string, version: number, levels: number): Promise<number> {
  const newest = await records.history(id, { offset: 0, limit: levels + 1 })
  const since = newest.filter((change) => change.version > version)
  const isUntouched = since.length <= levels && since.every(({ action }) => action === MIGRATE)
  return isUntouched ? version + since.length : version
}

/** The answers that the writer saw, in the words of their release. */
async function seenThen({ stores }: Asked, action: Action, since: readonly Level[]): Promise<Answers | undefined> {
  const { type, record: id, baseVersion } = action
  const now = await stores.records.get(type, id)
  if (!now) return undefined
  const seen = baseVersion === undefined ? now.record.answers : await stores.records.answersAt(id, baseVersion)
  return seen && answersTaken(type, id, seen, reversed(since))
}
