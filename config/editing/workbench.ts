/** Drafts while they are worked on: what was read, checked and compiled of each is kept until its files change. */

import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { narrowedModel } from '../../engine/permissions/narrowed-model.ts'
import { type CheckResult, checkFolder } from '../check.ts'
import { textTable } from '../exchange/texts.ts'
import type { FileKind } from '../file-kinds.ts'
import type { ConfigIssue } from '../issue.ts'
import { type Built, buildRelease, type Making } from '../release/build.ts'
import { reportOfTests, type TestReport } from '../run-tests.ts'
import { runScenarios } from '../scenarios/run.ts'
import { type Source, sourceOf } from '../source.ts'
import { type Changes, localesOf } from './editor.ts'
import { followed, type Takes } from './follow.ts'
import { type Inverse, inverseOf, undone } from './inverse.ts'
import { type Operation, Refused } from './operation.ts'
import { performed } from './perform.ts'
import { asFolder, filesInTar, tarOf } from './tar.ts'
import { type ThingAt, thingAt, thingsOf } from './thing-at.ts'

export interface DraftNow {
  readonly id: string
  /** What it was begun from. */
  readonly basis: Source
  readonly changes: Changes
}

export interface DraftIssue extends ConfigIssue {
  /** What it is mended on. */
  readonly of?: ThingAt
}

export interface Checkup {
  readonly issues: readonly DraftIssue[]
  readonly errors: number
  readonly warnings: number
}

/** A text in all its languages, with what it belongs to. */
export interface DraftText {
  readonly path: string
  readonly about: string
  readonly texts: Readonly<Record<string, string>>
}

export interface TextQuestion {
  /** Beginning of the path: `forms/case/notes/`. */
  readonly under?: string
  /** Only those that this language lacks. */
  readonly missing?: string
  /** Words that stand in one of its languages. */
  readonly query?: string
  readonly offset: number
  readonly limit: number
}

const MOST_KEPT = 4

interface Kept {
  readonly source: Source
  checked?: Promise<CheckResult>
}

export type Workbench = ReturnType<typeof createWorkbench>

export function createWorkbench() {
  const drafts = new Map<string, Kept>()
  const sound = new Map<string, Model>()

  /** The draft as it is, with all that is known of files that are the same as last time. */
  function kept({ id, basis, changes }: DraftNow): Kept {
    const before = drafts.get(id)
    const texts = new Map(basis.files.map(({ path, text }) => [path, text]))
    for (const [path, text] of changes) {
      if (text === null) texts.delete(path)
      else texts.set(path, text)
    }
    const known = before?.source ?? basis
    const source = sourceOf(texts, basis.refused, { files: [...basis.files, ...known.files] })
    const isSame = before && before.source.files.length === source.files.length && source.hash === before.source.hash
    const now = isSame ? before : { source }
    drafts.delete(id)
    drafts.set(id, now)
    for (const old of [...drafts.keys()].slice(0, -MOST_KEPT)) {
      drafts.delete(old)
      sound.delete(old)
    }
    return now
  }

  const checked = async (draft: DraftNow): Promise<CheckResult> => {
    const now = kept(draft)
    now.checked ??= checkFolder(now.source)
    const result = await now.checked
    if (result.model) sound.set(draft.id, result.model)
    return result
  }

  return {
    perform(draft: DraftNow, operations: readonly Operation[]) {
      const { source } = kept(draft)
      const result = performed(source, operations)
      if ('refused' in result) return result
      const { changes, place, reminders } = result
      return { changes: [...changes], place, reminders, inverse: inverseOf(source, changes) }
    },
    undo: (draft: DraftNow, inverse: readonly Inverse[]) => [...undone(kept(draft).source, inverse)],
    /** Files that come in, as a whole folder. */
    replace(
      draft: DraftNow,
      came: { readonly tar: Uint8Array } | { readonly files: readonly (readonly [string, string])[] },
    ) {
      const { source } = kept(draft)
      const files = refusable(() => ('tar' in came ? filesInTar(came.tar) : asFolder(new Map(came.files))))
      if ('refused' in files) return files
      const gone = source.files.filter(({ path }) => !files.has(path)).map(({ path }) => [path, null] as const)
      const now = new Map(source.files.map(({ path, text }) => [path, text]))
      const changes = new Map([...gone, ...[...files].filter(([path, text]) => now.get(path) !== text)])
      if (changes.size === 0) return { refused: { index: 0, code: 'edit.nothing_changed' as const, params: {} } }
      return { changes: [...changes], inverse: inverseOf(source, changes) }
    },
    /** The draft laid over what is served by now. */
    follow(draft: DraftNow, served: readonly (readonly [string, string])[], takes: Takes) {
      const result = followed(draft.basis, kept(draft).source, sourceOf(new Map(served)), takes)
      return 'changes' in result ? { changes: [...result.changes] } : result
    },
    async issues(draft: DraftNow): Promise<Checkup> {
      const { issues } = await checked(draft)
      const { source } = kept(draft)
      const found = issues.map((issue) => {
        const of = thingAt(source, issue.file, issue.pointer)
        return { ...issue, ...(of && { of }) }
      })
      const errors = issues.filter(({ severity }) => severity === 'error').length
      return { issues: found, errors, warnings: issues.length - errors }
    },
    /** What somebody with the role would get; with errors, by the last state without any. */
    async model(draft: DraftNow, role: string, locale: string): Promise<Preview | undefined> {
      const { model: now, issues } = await checked(draft)
      const model = now ?? sound.get(draft.id)
      if (!model || !own(model.roles, role)) return undefined
      const actor = previewer(model, role, locale)
      const errors = now ? 0 : issues.filter(({ severity }) => severity === 'error').length
      return {
        model: narrowedModel(model, actor, actor.locale),
        actor: factsOf(actor),
        current: now !== undefined,
        errors,
      }
    },
    /** Everything that a record type is made of, in all languages and with gaps where there are errors: what conditions are put together from. */
    async whole(draft: DraftNow, recordType: string | undefined) {
      const { model } = (await checked(draft)).checked
      const { locations: _, migrations: __, recordTypes, ...rest } = model
      const type = recordType === undefined ? undefined : own(recordTypes, recordType)
      if (recordType !== undefined && !type) return undefined
      return { ...rest, recordTypes: type ? { [type.id]: type } : recordTypes }
    },
    async tests(draft: DraftNow): Promise<TestReport | { readonly errors: number }> {
      const { model, checked: parts, issues } = await checked(draft)
      if (!model) return { errors: issues.filter(({ severity }) => severity === 'error').length }
      const began = performance.now()
      const ran = runScenarios(model, parts.folder, () => performance.now())
      return reportOfTests(kept(draft).source, model, ran, Math.round(performance.now() - began))
    },
    things: (draft: DraftNow, kind: FileKind | 'field', recordType?: string) =>
      thingsOf(kept(draft).source, kind, recordType),
    async texts(draft: DraftNow, { under = '', missing, query, offset, limit }: TextQuestion) {
      const { checked: parts } = await checked(draft)
      const { source } = kept(draft)
      const { rows } = textTable(source, parts.folder)
      const words = query?.toLocaleLowerCase()
      const found = rows.filter(
        ({ path, texts }) =>
          path.startsWith(under) &&
          (missing === undefined || !Object.hasOwn(texts, missing)) &&
          (words === undefined || Object.values(texts).some((text) => text.toLocaleLowerCase().includes(words))),
      )
      const page = found.slice(offset, offset + limit)
      const texts = page.map(({ path, about, texts }): DraftText => ({ path, about, texts }))
      return { texts, total: found.length, ...localesOf(source) }
    },
    tar(draft: DraftNow): Uint8Array {
      return tarOf(new Map(kept(draft).source.files.map(({ path, text }) => [path, text])))
    },
    files: (draft: DraftNow) => kept(draft).source.files.map(({ path, text }) => [path, text] as const),
    async release(draft: DraftNow, making: Making): Promise<MadeRelease> {
      const built = await buildRelease(kept(draft).source, making)
      if ('release' in built) return { release: built.release }
      if ('issues' in built) return { issues: built.issues }
      return 'failing' in built ? { failing: built.failing } : { strangePath: built.strangePath }
    },
  }
}

/** What comes of building, without what takes long to send. */
export type MadeRelease =
  | Pick<Extract<Built, { readonly release: unknown }>, 'release'>
  | { readonly issues: readonly ConfigIssue[] }
  | { readonly failing: TestReport }
  | { readonly strangePath: string }

export interface Preview {
  readonly model: Model
  readonly actor: ReturnType<typeof factsOf>
  /** False: there are errors, and this is how it was before them. */
  readonly current: boolean
  readonly errors: number
}

/** Nobody: somebody with the role, of the first agency. */
function previewer(model: Model, role: string, locale: string): Actor {
  const agency = Object.keys(model.agencies)[0] ?? ''
  const groups = Object.keys(model.userGroups).slice(0, 1)
  return actorOf(model, { userName: 'preview', fullName: '', role, agency, groups, locale })
}

function factsOf({ userName, role, agency, groups, locale, manages, programmes, grants }: Actor) {
  const actions: Record<string, string[]> = {}
  for (const grant of grants)
    actions[grant.recordType] = [...new Set([...(actions[grant.recordType] ?? []), ...grant.actions])].sort()
  return { user_name: userName, role, agency, groups, locale, manages: [...manages], programmes, actions }
}

function refusable<Result extends object>(work: () => Result) {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { refused: { index: 0, code: error.code, params: error.params } }
  }
}
