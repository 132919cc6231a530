import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkFolder } from '../../config/check.ts'
import { contentOf } from '../../config/folder-hash.ts'
import { loadFolder } from '../../config/load.ts'
import { type Conflict, merge } from '../../config/overlay/merge.ts'
import {
  ANSWERS_FILE,
  type Answer,
  castOver,
  decideBy,
  filesOfOverlay,
  laidOver,
  type Overlay,
  overlayOf,
} from '../../config/overlay/overlay.ts'
import { readOverlay } from '../../config/overlay/read.ts'
import { printIssues } from '../../config/print-issues.ts'
import { castIn } from '../../config/release/cast.ts'
import type { Bundle } from '../../config/release/release.ts'
import { sourceOfRelease } from '../../config/release/unpack.ts'
import type { Source } from '../../config/source.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { bundleIn } from './bundle-file.ts'
import { configurationIn } from './folder.ts'
import { type MakingWords, make, makingOptions } from './making.ts'
import { newFolderFor } from './new-folder-for.ts'
import { optionsOf } from './options.ts'
import { writeFiles } from './write-files.ts'

const USAGE = `Usage: formwork overlay make FOLDER --base FILE --out OVERLAY
       formwork overlay merge OVERLAY --old FILE --base FILE [--take CONFLICT=base|overlay]…
       formwork overlay build OVERLAY --base FILE --out FILE --key FILE [--parent FILE|HASH] [--author NAME] [--message TEXT]`

interface Words extends MakingWords {
  readonly old?: string | undefined
  readonly take?: readonly string[] | undefined
}

/** `formwork overlay`: what a country makes of a release that others share, kept as the differences alone. */
export const overlay: Command = async (args, terminal) => {
  const text = { type: 'string' } as const
  const options = { ...makingOptions, base: text, old: text, take: { type: 'string', multiple: true } } as const
  const { values, positionals } = optionsOf(args, options, 'words')
  const [task = '', folder, ...more] = positionals
  const isTask = task === 'make' || task === 'merge' || task === 'build'
  if (!isTask || folder === undefined || more.length > 0 || values.base === undefined) throw new ConsoleTrouble(USAGE)
  const base = bundleIn(values.base)
  if (task === 'make') return begin(configurationIn([folder], terminal), base, values, terminal)
  const source = loadFolder(folder)
  return task === 'merge'
    ? follow({ folder, source }, base, values, terminal)
    : buildOver({ folder, source }, base, values, terminal)
}

/** Out of a whole configuration: what is otherwise in it than in the base. */
function begin(folder: string, base: Bundle, { out }: Words, terminal: Terminal): number {
  const place = newFolderFor(out)
  const source = loadFolder(folder)
  const broken = source.files.find((file) => file.kind !== 'locations' && file.json() === undefined)
  if (broken) throw new ConsoleTrouble(`${broken.path} is not JSON: formwork check ${folder}`)
  const made = overlayOf(base, contentOf(source.files))
  const people = source.files.find(({ kind }) => kind === 'people')
  writeFiles(place, new Map([...filesOfOverlay(made), ...(people ? [[people.path, people.text] as const] : [])]))
  terminal.print(`Overlay over ${base.release.instance} ${base.release.version} in ${place}: ${sumOf(made)}.`)
  return 0
}

const sumOf = ({ files, removed }: Overlay) =>
  `${Object.keys(files).length} files that add or change something, ${removed.length} taken away`

interface Kept {
  readonly folder: string
  readonly source: Source
}

function overlayIn({ folder, source }: Kept, terminal: Terminal): Overlay {
  const read = readOverlay(source)
  if ('overlay' in read) return read.overlay
  if ('trouble' in read) throw new ConsoleTrouble(`${folder}: ${read.trouble}`)
  const texts = new Map(source.files.map(({ path, text }) => [path, text]))
  const textOf = (file: string) => texts.get(file)
  throw new ConsoleTrouble(printIssues(read.issues, { textOf, folder, colours: terminal.isInteractive }))
}

/** What the overlay makes of the release that it says it is laid over. */
function laid(kept: Kept, own: Overlay, base: Bundle, option: string) {
  if (own.base.hash !== base.hash) {
    const { instance, version, hash } = own.base
    throw new ConsoleTrouble(
      `${kept.folder} is laid over ${instance} ${version} (${hash.slice(0, 12)}), and ${option} is ${base.release.instance} ${base.release.version} (${base.hash.slice(0, 12)}).`,
    )
  }
  const { files, missing } = laidOver(base, own)
  if (missing.length > 0) {
    throw new ConsoleTrouble([`${kept.folder} changes what its base does not have:`, ...missing].join('\n  '))
  }
  return files
}

/** Takes the overlay over to a new base: only once every conflict is decided is anything but the answers written. */
async function follow(
  kept: Kept,
  base: Bundle,
  { old: oldFile, take = [] }: Words,
  terminal: Terminal,
): Promise<number> {
  const own = overlayIn(kept, terminal)
  if (own.base.hash === base.hash) {
    terminal.print(`It is laid over ${base.release.version} already.`)
    return 0
  }
  if (own.base.instance !== base.release.instance) {
    throw new ConsoleTrouble(
      `${kept.folder} is laid over releases of ${own.base.instance}, and this is one of ${base.release.instance}.`,
    )
  }
  if (oldFile === undefined)
    throw new ConsoleTrouble(`Say which release it was laid over: --old FILE (${own.base.hash.slice(0, 12)})`)
  const old = bundleIn(oldFile)
  const sides = { old: old.release.files, base: base.release.files, overlay: laid(kept, own, old, '--old') }
  const all = merge(sides).conflicts
  const taken = takenOf(take, all)
  const answers = answered(own.answers, all, taken)
  const { files, conflicts } = merge(sides, decideBy(answers))
  if (conflicts.length > 0) {
    writeFiles(kept.folder, new Map([...filesOfOverlay({ ...own, answers })].filter(([path]) => path === ANSWERS_FILE)))
    for (const one of conflicts) for (const line of wordsOf(one)) terminal.print(line)
    terminal.warn(
      `Conflicts to decide: ${conflicts.length}. Say "take": "base" or "overlay" in ${join(kept.folder, ANSWERS_FILE)}, or --take CONFLICT=base. Nothing else was written.`,
    )
    return 1
  }
  const next = overlayOf(base, files, answers)
  for (const { path, kind } of kept.source.files) {
    if (kind !== undefined && kind !== 'people' && !Object.hasOwn(next.files, path)) rmSync(join(kept.folder, path))
  }
  writeFiles(kept.folder, filesOfOverlay(next))
  terminal.print(
    `Laid over ${base.release.instance} ${base.release.version}: ${sumOf(next)}, conflicts decided: ${all.length}.`,
  )
  const { issues } = await checkFolder(sourceOver(kept, base, files))
  const errors = issues.filter(({ severity }) => severity === 'error')
  for (const { file, line, found } of errors) terminal.warn(`${file}:${line} ${found}`)
  if (errors.length > 0)
    terminal.warn(`What it comes to has ${errors.length} errors now: put them right in the overlay.`)
  return errors.length > 0 ? 1 : 0
}

/** `--take CONFLICT=base`, or `--take base` for all that nobody has decided. */
function takenOf(words: readonly string[], conflicts: readonly Conflict[]): ReadonlyMap<string, 'base' | 'overlay'> {
  const taken = new Map<string, 'base' | 'overlay'>()
  for (const word of words) {
    const [, conflict, side] = /^(?:(.*)=)?(base|overlay)$/.exec(word) ?? []
    if (side !== 'base' && side !== 'overlay') throw new ConsoleTrouble(`--take ${word}: take what, base or overlay?`)
    if (conflict !== undefined && !conflicts.some((one) => one.conflict === conflict)) {
      throw new ConsoleTrouble(`--take ${word}: there is no such conflict.`)
    }
    taken.set(conflict ?? '', side)
  }
  return taken
}

/** Answers of before stay, also to conflicts that are none today; what is new waits beside them. */
function answered(
  before: readonly Answer[],
  conflicts: readonly Conflict[],
  taken: ReadonlyMap<string, 'base' | 'overlay'>,
): readonly Answer[] {
  const decide = decideBy(before)
  const now = conflicts.map((conflict): Answer => {
    const take = taken.get(conflict.conflict) ?? decide(conflict) ?? taken.get('')
    return { ...conflict, ...(take && { take }) }
  })
  const isNow = ({ conflict }: Answer) => now.some((one) => one.conflict === conflict)
  return [...before.filter((answer) => answer.take !== undefined && !isNow(answer)), ...now]
}

const kinds = {
  both_changed: 'both have changed it',
  both_added: 'both have added it',
  base_removed: 'the base has taken it away, the overlay has changed it',
  overlay_removed: 'the overlay has taken it away, the base has changed it',
  order: 'both have put it in another order',
} as const

const wordsOf = ({ conflict, kind, was, base, overlay: own }: Conflict): readonly string[] => [
  `${conflict}: ${kinds[kind]}`,
  ...(
    [
      ['was', was],
      ['base', base],
      ['overlay', own],
    ] as const
  ).map(([side, value]) => `  ${side.padEnd(8)}${value === undefined ? '—' : shortened(JSON.stringify(value))}`),
]

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 159)}…` : text)

/** The folder that base and overlay come to, with those who play in the scenarios of both. */
const sourceOver = ({ source }: Kept, base: Bundle, files: Readonly<Record<string, unknown>>): Source =>
  sourceOfRelease({ files, cast: castOver(base.release.cast, castIn(source)) })

async function buildOver(kept: Kept, base: Bundle, words: Words, terminal: Terminal): Promise<number> {
  const own = overlayIn(kept, terminal)
  const files = laid(kept, own, base, '--base')
  return make({ source: sourceOver(kept, base, files), folder: kept.folder, base }, words, terminal)
}
