/** What is done beside the server. Each only reads the data folder, or writes files of its own. */
import { join } from 'node:path'
import type { Model } from '../../engine/model.ts'
import { type FieldProof, fieldProof } from '../../engine/permissions/access-proof.ts'
import { type PersonProof, personProof } from '../../engine/permissions/person-proof.ts'
import { createBackup, type MadeBackup } from '../backup/create-backup.ts'
import { type LockSettings, lockIn } from '../backup/locks.ts'
import { makeRestorePoint, type RestorePoint } from '../backup/restore-point.ts'
import { DATABASE } from '../db/open.ts'
import { openBeside } from '../db/open-beside.ts'
import { createAudience } from '../promotion/impact/audience.ts'
import { type EveryRecord, everyRecord } from '../stores/every-record.ts'
import { usageRows } from '../stores/usage-rows.ts'
import { type Burden, createBurden } from './burden.ts'
import { checkData, type DataCheck } from './check-data.ts'
import { createUsage, type Span, type Usage, type Whom } from './usage.ts'

interface InFolder {
  readonly dataFolder: string
}

interface Under extends InFolder {
  readonly model: Model
  /** Instant. */
  readonly now: string
}

export interface Asked {
  readonly check: InFolder
  readonly backup: InFolder & { readonly to: string; readonly lock: LockSettings; readonly at: string }
  readonly restorePoint: InFolder & { readonly at: string }
  readonly usage: Under & { readonly span: Span; readonly whom?: Whom }
  readonly burden: Under & { readonly today: string }
  readonly field: Under & { readonly recordType: string; readonly field: string }
  readonly person: Under & { readonly userName: string }
}

export interface Answers {
  readonly check: DataCheck | undefined
  readonly backup: MadeBackup
  readonly restorePoint: RestorePoint
  readonly usage: Usage
  readonly burden: Burden
  readonly field: FieldProof
  /** Nothing: there is nobody of this name. */
  readonly person: PersonProof | undefined
}

export type TaskName = keyof Asked

export const tasks: { readonly [Name in TaskName]: (asked: Asked[Name]) => Promise<Answers[Name]> } = {
  check: ({ dataFolder }) => checkData(dataFolder),
  backup: ({ lock, ...wishes }) => createBackup({ ...wishes, lock: lockIn(lock) }),
  restorePoint: ({ dataFolder, at }) => makeRestorePoint(dataFolder, at),
  usage: async ({ dataFolder, model, span, whom }) =>
    reading(dataFolder, (everything, opened) => {
      const usage = createUsage(model, span, everything.people, whom)
      for (const page of everything.pages()) for (const record of page) usage.see(record)
      return usage.told(usageRows(opened, span))
    }),
  burden: async ({ dataFolder, model, today }) =>
    reading(dataFolder, ({ pages, people }) => {
      const burden = createBurden(model, today)
      for (const page of pages()) for (const record of page) burden.see(record)
      return burden.told(people)
    }),
  field: async ({ dataFolder, model, recordType, field, now }) =>
    reading(dataFolder, (everything) => fieldProof(model, recordType, field, audienceOf(everything, now))),
  person: async ({ dataFolder, model, userName, now }) =>
    reading(dataFolder, (everything) => {
      const account = everything.people.find((one) => one.userName === userName)
      return account && personProof(model, account, audienceOf(everything, now).groups())
    }),
}

function reading<Answer>(
  dataFolder: string,
  work: (everything: EveryRecord, opened: ReturnType<typeof openBeside>) => Answer,
): Answer {
  const opened = openBeside(join(dataFolder, DATABASE))
  try {
    return work(everyRecord(opened), opened)
  } finally {
    opened.close()
  }
}

function audienceOf({ people, pages }: EveryRecord, now: string) {
  const audience = createAudience(people, now)
  for (const page of pages()) for (const record of page) audience.add(record)
  return {
    groups: audience.groups,
    ofRole: audience.ofRole,
    near: (alike: Parameters<typeof audience.near>[0]) => audience.near(alike).keys(),
  }
}
