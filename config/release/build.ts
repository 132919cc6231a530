/** From a folder to a release: nothing that does not pass its own checks and scenarios becomes one. */
import type { Model } from '../../engine/model.ts'
import { checkFolder } from '../check.ts'
import type { Folder } from '../folder.ts'
import { contentHash, contentOf } from '../folder-hash.ts'
import type { ConfigIssue } from '../issue.ts'
import { reportOfTests, type TestReport } from '../run-tests.ts'
import { runScenarios } from '../scenarios/run.ts'
import type { Source } from '../source.ts'
import { castIn, castOf } from './cast.ts'
import { engineVersion, rangeFrom } from './engine.ts'
import { type Bundle, FORMAT, mostAncestors, type Release } from './release.ts'
import { isReleasePath } from './shape.ts'
import { sourceOfRelease } from './unpack.ts'

/** What does not stand in the folder. */
export interface Making {
  readonly author: string
  readonly message?: string | undefined
  /** The release that this one follows. */
  readonly parent?: { readonly hash: string; readonly ancestors: readonly string[] } | undefined
  /** Of an overlay: what it was laid over. */
  readonly base?: { readonly hash: string; readonly version: string }
}

export type Built =
  | { readonly release: Release; readonly model: Model }
  /** What is wrong, and the files in which it is. */
  | { readonly source: Source; readonly issues: readonly ConfigIssue[] }
  | { readonly source: Source; readonly failing: TestReport }
  | { readonly strangePath: string }

/** What was checked and tested is what the release holds, and not what else lies in the folder. */
export async function buildRelease(source: Source, making: Making): Promise<Built> {
  const written = await checked(source)
  if ('issues' in written) return { source, issues: written.issues }
  const files = contentOf(source.files)
  const strangePath = Object.keys(files).find((path) => !isReleasePath(path))
  if (strangePath !== undefined) return { strangePath }
  const cast = castOf(files, castIn(source))
  const inside = sourceOfRelease({ files, cast })
  const result = await judged(inside)
  if ('issues' in result) return { source: inside, issues: result.issues }
  if (result.tests.failed > 0) {
    // Somebody is to find it where they wrote it, if it fails there as well.
    const failing = played(source, written)
    return failing.failed > 0 ? { source, failing } : { source: inside, failing: result.tests }
  }
  const { model, warnings, tests } = result
  const ancestors = making.parent ? [making.parent.hash, ...making.parent.ancestors].slice(0, mostAncestors) : []
  const release: Release = {
    format: FORMAT,
    instance: model.instance.id,
    version: model.instance.version,
    ...(making.message && { message: making.message }),
    author: making.author,
    parent: ancestors[0] ?? null,
    ancestors,
    ...(making.base && { base: making.base }),
    engine: rangeFrom(engineVersion),
    files,
    cast,
    content: contentHash(files),
    checked: { errors: 0, warnings, scenarios: { passed: tests.passed, failed: tests.failed } },
  }
  return { release, model }
}

interface Sound {
  readonly model: Model
  readonly folder: Folder
  readonly warnings: number
}

interface Faulty {
  /** Errors only. */
  readonly issues: readonly ConfigIssue[]
}

async function checked(source: Source): Promise<Sound | Faulty> {
  const { issues, model, checked } = await checkFolder(source)
  if (!model) return { issues: issues.filter(({ severity }) => severity === 'error') }
  return { model, folder: checked.folder, warnings: issues.filter(({ severity }) => severity === 'warning').length }
}

const played = (source: Source, { model, folder }: Sound): TestReport =>
  reportOfTests(
    source,
    model,
    runScenarios(model, folder, () => 0),
    0,
  )

async function judged(source: Source): Promise<(Sound & { readonly tests: TestReport }) | Faulty> {
  const sound = await checked(source)
  return 'issues' in sound ? sound : { ...sound, tests: played(source, sound) }
}

/** Checks and plays what a bundle holds, as whoever receives it has to: what it says of itself is a claim. */
export const judgeBundle = ({ release }: Pick<Bundle, 'release'>) => judged(sourceOfRelease(release))
