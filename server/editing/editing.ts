/** Drafts of the configuration: begun from what is served, edited by operations, made into releases. Nothing is ever edited in place. */

import type { Takes } from '../../config/editing/follow.ts'
import type { Inverse } from '../../config/editing/inverse.ts'
import type { Operation } from '../../config/editing/operation.ts'
import type { Conflict } from '../../config/overlay/merge.ts'
import type { Making } from '../../config/release/build.ts'
import type { Bundle, Release } from '../../config/release/release.ts'
import { type Issue, Problem } from '../../engine/problems.ts'
import { createTurns } from '../in-turn.ts'
import type { Parts } from '../parts.ts'
import type { Draft, NotEdited, Texts } from '../stores/drafts-store.ts'
import { createDrafting, type Drafting } from './drafting.ts'
import type { AnswerOf } from './messages.ts'

export interface EditingParts extends Pick<Parts, 'stores' | 'clock' | 'newId'> {
  /** Where the configuration may lie as it was written. */
  readonly configurationFolder?: string
}

export type Editing = ReturnType<typeof createEditing>

export function createEditing({ stores, clock, newId, configurationFolder }: EditingParts) {
  const { drafts } = stores
  const drafting: Drafting = createDrafting(drafts)
  const turns = createTurns()
  const now = () => new Date(clock()).toISOString()

  async function get(id: string): Promise<Draft> {
    const draft = await drafts.get(id)
    if (!draft) throw new Problem('missing', 'draft.not_found', {})
    return draft
  }

  async function at(id: string, version: number): Promise<Draft> {
    const draft = await get(id)
    if (draft.version !== version) throw changed(version, draft.version)
    return draft
  }

  /** What is served, file for file: as it is written in the folder, or as its release has it. */
  async function served(): Promise<{ readonly content: string; readonly files: Texts }> {
    const content = (await stores.releases.active())?.hash ?? ''
    const known = await drafts.basis(content)
    if (known) return { content, files: known }
    if (configurationFolder !== undefined) {
      const { loadFolder } = await import('../../config/load.ts')
      const source = await Promise.resolve(configurationFolder)
        .then(loadFolder)
        .catch(() => undefined)
      if (source?.content() === content) {
        return { content, files: new Map(source.files.map(({ path, text }) => [path, text])) }
      }
    }
    const facts = await stores.promotion.bundles.ofContent(content)
    const kept = facts && (await stores.promotion.bundles.get(facts.hash))
    if (!kept || kept.text === '') throw new Problem('conflict', 'draft.no_basis', {})
    const { filesOf } = await import('../../config/release/unpack.ts')
    return { content, files: filesOf((JSON.parse(kept.text) as Bundle).release) }
  }

  const edited = async (id: string, version: number, result: number | NotEdited): Promise<number> => {
    if (typeof result === 'number') return result
    const draft = await get(id)
    throw changed(version, draft.version)
  }

  return {
    get,
    drafting,
    list: () => drafts.list(),
    steps: (id: string, limit: number) => drafts.steps(id, limit),
    filesOf: (id: string) => drafts.filesOf(id),
    /** Whether something else has become active since. */
    isBehind: async ({ basis }: Draft) => (await stores.releases.active())?.hash !== basis,
    /** The version of the configuration that it was begun from, where a release of it is known here. */
    versionFrom: async ({ basis }: Draft) => (await stores.promotion.bundles.ofContent(basis))?.version,
    async begin(name: string, by: string): Promise<Draft> {
      const { content, files } = await served()
      const at = now()
      const draft = { id: newId(), name, basis: content, version: 1, madeBy: by, madeAt: at, changedAt: at }
      await drafts.begin(draft, files, { at, userName: by, action: 'draft_begin' })
      return draft
    },
    async rename(id: string, name: string, by: string): Promise<Draft> {
      const isThere = await drafts.rename(id, name, { at: now(), userName: by, action: 'draft_rename' })
      if (!isThere) throw new Problem('missing', 'draft.not_found', {})
      return get(id)
    },
    async end(id: string, by: string): Promise<void> {
      const isGone = await drafts.end(id, { at: now(), userName: by, action: 'draft_end' })
      if (!isGone) throw new Problem('missing', 'draft.not_found', {})
    },
    perform: (id: string, version: number, operations: readonly Operation[], by: string) =>
      turns.inTurn(id, async () => {
        const draft = await at(id, version)
        const result = await drafting.work(draft, 'perform', operations)
        if ('refused' in result) throw refusedEdit(result.refused, 'operations/')
        const { changes, place, reminders, inverse } = result
        const step = { operations, inverse, place, by, at: now() }
        const note = { at: now(), userName: by, action: 'draft_edit' }
        const next = await edited(
          id,
          version,
          await drafts.edit(id, version, { changes: new Map(changes), step }, note),
        )
        return { version: next, place, reminders, files: changes.map(([path]) => path) }
      }),
    undo: (id: string, version: number, by: string) =>
      turns.inTurn(id, async () => {
        const draft = await at(id, version)
        const last = await drafts.lastStep(id)
        if (!last) throw new Problem('conflict', 'draft.nothing_to_undo', {})
        const changes = await drafting.work(draft, 'undo', last.inverse as readonly Inverse[])
        const note = { at: now(), userName: by, action: 'draft_undo' }
        const undo = { changes: new Map(changes), step: last.version, at: now() }
        const next = await edited(id, version, await drafts.undo(id, version, undo, note))
        return { version: next, place: last.place, files: changes.map(([path]) => path) }
      }),
    /** A folder comes in and takes the place of what is there. */
    replace: (id: string, version: number, came: Parameters<typeof drafting.work<'replace'>>[2], by: string) =>
      turns.inTurn(id, async () => {
        const draft = await at(id, version)
        const result = await drafting.work(draft, 'replace', came)
        if ('refused' in result) throw refusedEdit(result.refused, 'files/')
        const { changes, inverse } = result
        const place = { file: changes[0]?.[0] ?? '', pointer: '' }
        const step = { operations: [], inverse, place, by, at: now() }
        const note = { at: now(), userName: by, action: 'draft_files' }
        const next = await edited(
          id,
          version,
          await drafts.edit(id, version, { changes: new Map(changes), step }, note),
        )
        return { version: next, files: changes.map(([path]) => path) }
      }),
    /** Laid over what is served by now; what both changed has to be decided. */
    follow: (id: string, version: number, takes: Takes, by: string) =>
      turns.inTurn(id, async () => {
        const draft = await at(id, version)
        const { content, files } = await served()
        if (content === draft.basis) throw new Problem('conflict', 'draft.not_behind', {})
        const result = await drafting.work(draft, 'follow', [...files], takes)
        if ('conflicts' in result)
          throw new Problem('conflict', 'draft.conflicts', { issues: result.conflicts.map(told) })
        const note = { at: now(), userName: by, action: 'draft_follow' }
        const follow = { basis: content, files, changes: new Map(result.changes), at: now() }
        const next = await edited(id, version, await drafts.follow(id, version, follow, note))
        return { version: next, files: result.changes.map(([path]) => path) }
      }),
    /** Checks, tests, and makes a release that follows the one that is active. */
    async build(id: string, version: number, making: Pick<Making, 'author' | 'message'>): Promise<Release> {
      const draft = await at(id, version)
      // It would take back what others changed since, and nobody would have meant it.
      if ((await stores.releases.active())?.hash !== draft.basis) throw new Problem('conflict', 'draft.behind', {})
      const built = await drafting.work(draft, 'release', { ...making, parent: await parent() })
      if ('release' in built) return built.release
      throw new Problem('invalid', 'draft.not_built', { issues: faultsOf(built) })
    },
  }

  async function parent(): Promise<Making['parent']> {
    const hash = (await stores.promotion.receipts.newest())?.bundle
    const kept = hash === undefined ? undefined : await stores.promotion.bundles.get(hash)
    if (!kept || kept.text === '') return undefined
    return { hash: kept.hash, ancestors: (JSON.parse(kept.text) as Bundle).release.ancestors }
  }
}

/** Both sides, for whoever decides. */
const told = ({ conflict, kind, was, base, overlay }: Conflict): Issue => ({
  ...{ path: conflict, code: `draft.${kind}` },
  params: { was: was ?? null, theirs: base ?? null, mine: overlay ?? null },
})

const changed = (expected: number, actual: number) => new Problem('conflict', 'draft.changed', { expected, actual })

interface Refusal {
  readonly index: number
  readonly code: string
  readonly params: Readonly<Record<string, string>>
}

const refusedEdit = ({ index, code, params }: Refusal, at: string) =>
  new Problem('invalid', 'draft.refused', { issues: [{ path: `${at}${index}`, code, params }] })

/** Nobody reads more before mending one. */
const MOST_FAULTS = 50

function faultsOf(built: Exclude<AnswerOf<'release'>, { readonly release: unknown }>): readonly Issue[] {
  if ('strangePath' in built)
    return [{ path: built.strangePath, code: 'edit.path_refused', params: { file: built.strangePath } }]
  if ('issues' in built) {
    return built.issues.slice(0, MOST_FAULTS).map(({ code, file, line, column, found, expected }) => ({
      ...{ path: `${file}:${line}:${column}`, code },
      params: { found, expected, file, line, column },
    }))
  }
  return built.failing.results
    .filter(({ differences }) => differences.length > 0)
    .slice(0, MOST_FAULTS)
    .map(({ file, line, name }) => ({
      path: `${file}:${line}`,
      code: 'draft.test_fails',
      params: { name, file, line },
    }))
}
