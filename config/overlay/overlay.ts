/**
 * What a country makes of a release that others share: a folder with only what it adds, changes and takes away. Each file stands
 * where it stands in the base and says only what is otherwise (`patch.ts`); `overlay.json` says over which release it is laid.
 */

import { printJson } from '../print-json.ts'
import type { Bundle, Part } from '../release/release.ts'
import { textOf } from '../release/unpack.ts'
import type { Conflict, Decide } from './merge.ts'
import { patched, patchOf } from './patch.ts'
import { isObject, isSame, type Members } from './things.ts'

export const OVERLAY = 'formwork-overlay/1'
export const OVERLAY_FILE = 'overlay.json'
export const ANSWERS_FILE = 'answers.json'

export interface Overlay {
  readonly base: { readonly instance: string; readonly version: string; readonly hash: string }
  /** Files of the base that are not in it. */
  readonly removed: readonly string[]
  /** By path: a patch of a file of the base, or a file of its own. */
  readonly files: Members
  /** Conflicts that somebody has answered, or is to answer. */
  readonly answers: readonly Answer[]
}

export interface Answer extends Conflict {
  /** Absent: still to be said. */
  readonly take?: 'base' | 'overlay'
}

/** What is otherwise in `files` than in the base. */
export function overlayOf({ release, hash }: Bundle, files: Members, answers: readonly Answer[] = []): Overlay {
  const { instance, version } = release
  const changed = Object.entries(files).map(([path, value]) => [path, patchOf(release.files[path], value)] as const)
  return {
    base: { instance, version, hash },
    removed: Object.keys(release.files)
      .filter((path) => !Object.hasOwn(files, path))
      .sort(),
    files: Object.fromEntries(changed.filter(([, patch]) => patch !== undefined)),
    answers,
  }
}

export interface Laid {
  readonly files: Members
  /** What the overlay changes or takes away and the base does not have. */
  readonly missing: readonly string[]
}

/** The base with the overlay laid over it. */
export function laidOver({ release }: Pick<Bundle, 'release'>, { files, removed }: Overlay): Laid {
  const missing: string[] = removed.filter((path) => !Object.hasOwn(release.files, path))
  const kept = Object.entries(release.files).filter(([path]) => !removed.includes(path))
  const changed = Object.entries(files).map(([path, patch]) => {
    const base = Object.hasOwn(release.files, path) && !removed.includes(path) ? release.files[path] : undefined
    return [path, patched(base, patch, (names) => missing.push(`${path}#/${names.join('/')}`))] as const
  })
  return { files: Object.fromEntries([...kept, ...changed]), missing }
}

/** An answer counts for the conflict that it was given to, and for no other at the same place. */
export const decideBy =
  (answers: readonly Answer[]): Decide =>
  (conflict) =>
    answers.find(
      (answer) =>
        answer.conflict === conflict.conflict &&
        isSame(answer.base, conflict.base) &&
        isSame(answer.overlay, conflict.overlay),
    )?.take

/** The people whom scenarios need: those of the overlay, and of the base whom it does not have. */
export const castOver = (base: readonly Part[], own: readonly Part[]): readonly Part[] => [
  ...own,
  ...base.filter(({ userName }) => !own.some((part) => part.userName === userName)),
]

/** Its files as they are written, by path. */
export const filesOfOverlay = ({ base, removed, files, answers }: Overlay): ReadonlyMap<string, string> =>
  new Map([
    [OVERLAY_FILE, printJson({ format: OVERLAY, base, ...(removed.length > 0 && { removed }) })],
    ...(answers.length > 0 ? [[ANSWERS_FILE, printJson({ answers })] as const] : []),
    ...Object.entries(files).map(([path, value]) => [path, patchText(path, value)] as const),
  ])

/** A patch has words of its own, which come first. */
const patchText = (path: string, value: unknown): string =>
  isObject(value) && JSON.stringify(value).includes('"$') ? printJson(value) : textOf(path, value)
