/** Drafts of the configuration: what they were begun from, the files in which they differ, and the way back of each step. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { and, desc, eq, notInArray } from 'drizzle-orm'
import type { Place } from '../../config/report.ts'
import type { Database } from '../db/open.ts'
import {
  configurationBases,
  configurationDraftFiles,
  configurationDraftSteps,
  configurationDrafts,
} from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditNote } from './audit-stores.ts'

export interface Draft {
  readonly id: string
  readonly name: string
  /** Content hash that it was begun from. */
  readonly basis: string
  readonly version: number
  readonly madeBy: string
  readonly madeAt: string
  readonly changedAt: string
}

export type Texts = ReadonlyMap<string, string>
/** By path; null: taken out. */
export type DraftChanges = ReadonlyMap<string, string | null>

export interface DraftStep {
  readonly version: number
  /** As they were sent; none: files came in. */
  readonly operations: readonly unknown[]
  readonly place: Place
  readonly by: string
  readonly at: string
}

export interface KeptStep extends DraftStep {
  readonly inverse: readonly unknown[]
}

/** Somebody else edited meanwhile, or it is there no more. */
export type NotEdited = 'changed' | 'missing'

export interface DraftsStore {
  list(): Promise<readonly (Draft & { readonly files: number })[]>
  get(id: string): Promise<Draft | undefined>
  filesOf(id: string): Promise<DraftChanges>
  /** Newest first. */
  steps(id: string, limit: number): Promise<readonly DraftStep[]>
  lastStep(id: string): Promise<KeptStep | undefined>
  basis(content: string): Promise<Texts | undefined>
  begin(draft: Draft, files: Texts, note: AuditNote): Promise<void>
  /** `changes` counts from the version before; a file that is as in the basis is no difference any more. Gives the new version. */
  edit(
    id: string,
    version: number,
    edit: { readonly changes: DraftChanges; readonly step: Omit<KeptStep, 'version'> },
    note: AuditNote,
  ): Promise<number | NotEdited>
  /** Takes the newest step back: `changes` says how. */
  undo(
    id: string,
    version: number,
    undo: { readonly changes: DraftChanges; readonly step: number; readonly at: string },
    note: AuditNote,
  ): Promise<number | NotEdited>
  /** Begun from something else from now on: `changes` counts from that. What was done before cannot be taken back any more. */
  follow(
    id: string,
    version: number,
    follow: {
      readonly basis: string
      readonly files: Texts
      readonly changes: DraftChanges
      readonly at: string
    },
    note: AuditNote,
  ): Promise<number | NotEdited>
  /** False: it was not there. */
  rename(id: string, name: string, note: AuditNote): Promise<boolean>
  /** False: it was not there. */
  end(id: string, note: AuditNote): Promise<boolean>
}

export function createDraftsStore({ db }: Pick<Database, 'db'>, writer: Writer, log: AuditLog): DraftsStore {
  const mine = (id: string) => eq(configurationDrafts.id, id)
  const get = (id: string) => db.select().from(configurationDrafts).where(mine(id)).get()
  const filesOf = (id: string): DraftChanges =>
    new Map(
      db
        .select()
        .from(configurationDraftFiles)
        .where(eq(configurationDraftFiles.draft, id))
        .all()
        .map(({ path, text }) => [path, text]),
    )
  let known: { readonly content: string; readonly texts: Texts } | undefined
  const basisOf = (content: string): Texts | undefined => {
    if (known?.content === content) return known.texts
    const kept = db.select().from(configurationBases).where(eq(configurationBases.content, content)).get()
    if (!kept) return undefined
    const texts = new Map(JSON.parse(gunzipSync(kept.files).toString('utf8')) as [string, string][])
    known = { content, texts }
    return texts
  }

  /** The draft as it is then; only inside a transaction. */
  function put({ id, version, basis }: Draft, changes: DraftChanges, at: string): number {
    const begun = basisOf(basis) ?? new Map<string, string>()
    for (const [path, text] of changes) {
      const isSame = (begun.get(path) ?? null) === text
      const here = and(eq(configurationDraftFiles.draft, id), eq(configurationDraftFiles.path, path))
      if (isSame) db.delete(configurationDraftFiles).where(here).run()
      else {
        const row = { draft: id, path, text }
        const target = [configurationDraftFiles.draft, configurationDraftFiles.path]
        db.insert(configurationDraftFiles).values(row).onConflictDoUpdate({ target, set: { text } }).run()
      }
    }
    db.update(configurationDrafts)
      .set({ version: version + 1, changedAt: at })
      .where(mine(id))
      .run()
    return version + 1
  }

  const edited = (id: string, version: number, work: (draft: Draft) => number) => {
    const draft = get(id)
    if (!draft) return 'missing' as const
    return draft.version === version ? work(draft) : ('changed' as const)
  }

  return {
    list: async () => {
      const all = db.select().from(configurationDrafts).orderBy(desc(configurationDrafts.changedAt)).all()
      return all.map((draft) => ({ ...draft, files: filesOf(draft.id).size }))
    },
    get: async (id) => get(id),
    filesOf: async (id) => filesOf(id),
    steps: async (id, limit) =>
      db
        .select()
        .from(configurationDraftSteps)
        .where(eq(configurationDraftSteps.draft, id))
        .orderBy(desc(configurationDraftSteps.version))
        .limit(limit)
        .all()
        .map(({ version, operations, place, by, at }) => ({
          ...{ version, by, at, place: JSON.parse(place) as Place },
          operations: JSON.parse(operations) as unknown[],
        })),
    lastStep: async (id) => {
      const of = eq(configurationDraftSteps.draft, id)
      const row = db
        .select()
        .from(configurationDraftSteps)
        .where(of)
        .orderBy(desc(configurationDraftSteps.version))
        .get()
      if (!row) return undefined
      const { version, operations, inverse, place, by, at } = row
      return {
        ...{ version, by, at, place: JSON.parse(place) as Place },
        ...{ operations: JSON.parse(operations) as unknown[], inverse: JSON.parse(inverse) as unknown[] },
      }
    },
    basis: async (content) => basisOf(content),
    begin: (draft, files, note) =>
      writer.write(() => {
        const packed = gzipSync(JSON.stringify([...files]))
        db.insert(configurationBases).values({ content: draft.basis, files: packed }).onConflictDoNothing().run()
        db.insert(configurationDrafts).values(draft).run()
        log.append(note)
      }),
    edit: (id, version, { changes, step }, note) =>
      writer.write(() =>
        edited(id, version, (draft) => {
          const now = put(draft, changes, step.at)
          const { operations, inverse, place, by, at } = step
          const row = {
            operations: JSON.stringify(operations),
            inverse: JSON.stringify(inverse),
            place: JSON.stringify(place),
          }
          db.insert(configurationDraftSteps)
            .values({ draft: id, version: now, by, at, ...row })
            .run()
          log.append(note)
          return now
        }),
      ),
    undo: (id, version, { changes, step, at }, note) =>
      writer.write(() =>
        edited(id, version, (draft) => {
          const now = put(draft, changes, at)
          const it = and(eq(configurationDraftSteps.draft, id), eq(configurationDraftSteps.version, step))
          db.delete(configurationDraftSteps).where(it).run()
          log.append(note)
          return now
        }),
      ),
    follow: (id, version, { basis, files, changes, at }, note) =>
      writer.write(() =>
        edited(id, version, (draft) => {
          db.insert(configurationBases)
            .values({ content: basis, files: gzipSync(JSON.stringify([...files])) })
            .onConflictDoNothing()
            .run()
          db.delete(configurationDraftFiles).where(eq(configurationDraftFiles.draft, id)).run()
          db.delete(configurationDraftSteps).where(eq(configurationDraftSteps.draft, id)).run()
          db.update(configurationDrafts).set({ basis }).where(mine(id)).run()
          const now = put({ ...draft, basis }, changes, at)
          log.append(note)
          return now
        }),
      ),
    rename: (id, name, note) =>
      writer.write(() => {
        const isThere = db.update(configurationDrafts).set({ name }).where(mine(id)).run().changes === 1
        if (isThere) log.append(note)
        return isThere
      }),
    end: (id, note) =>
      writer.write(() => {
        const isGone = db.delete(configurationDrafts).where(mine(id)).run().changes === 1
        if (!isGone) return false
        const kept = db.select({ basis: configurationDrafts.basis }).from(configurationDrafts).all()
        const bases = kept.map(({ basis }) => basis)
        db.delete(configurationBases).where(notInArray(configurationBases.content, bases)).run()
        log.append(note)
        return true
      }),
  }
}
