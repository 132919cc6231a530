import { refusalsOf } from '../../config/release/accept.ts'
import { refusalText } from '../../config/release/refusals.ts'
import { filesOf } from '../../config/release/unpack.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { bundleIn, notTaken, publicKeyIn, signatureLines } from './bundle-file.ts'
import { newFolderFor } from './new-folder-for.ts'
import { optionsOf } from './options.ts'
import { writeFiles } from './write-files.ts'

const USAGE = `Usage: formwork release show FILE [--key PUBLIC]…
       formwork release unpack FILE --out FOLDER [--key PUBLIC]…`

/** `formwork release`: what a release says and who signed it; or its files, as a folder. */
export const release: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(
    args,
    { out: { type: 'string' }, key: { type: 'string', multiple: true } } as const,
    'words',
  )
  const [task = '', file, ...more] = positionals
  if (!['show', 'unpack'].includes(task) || file === undefined || more.length > 0) throw new ConsoleTrouble(USAGE)
  const keys = values.key?.map(publicKeyIn)
  return task === 'show' ? show(file, keys, terminal) : unpack(file, values.out, keys, terminal)
}

/** Without a key nothing is said about trust; with some, the exit code says whether one of them signed. */
function show(file: string, keys: readonly string[] | undefined, terminal: Terminal): number {
  const bundle = bundleIn(file)
  const { release, hash } = bundle
  const { warnings, scenarios } = release.checked
  const lines: readonly (readonly [string, string])[] = [
    ['instance', release.instance],
    ['version', release.version],
    ...(release.message ? ([['message', plain(release.message)]] as const) : []),
    ['author', plain(release.author)],
    ['hash', hash],
    ['content', release.content],
    ['parent', release.parent ?? 'none: it is the first'],
    ...(release.base ? ([['base', `${release.base.version}  ${release.base.hash}`]] as const) : []),
    ['engine', `from ${release.engine.from}, below ${release.engine.below}`],
    ['files', kindsOf(Object.keys(release.files))],
    ['checked', `${warnings} warnings, ${scenarios.passed} scenarios came true, as it says itself`],
    ...signatureLines(bundle, keys ?? []).map((line) => ['signed', line] as const),
  ]
  for (const [name, text] of lines) terminal.print(`${name.padEnd(10)}${text}`)
  const refusals = refusalsOf(bundle, keys ? { keys } : {})
  for (const one of refusals) terminal.warn(`Not to be taken: ${refusalText(one)} (${one.code}).`)
  return refusals.length === 0 ? 0 : 1
}

/** Somebody else's words do not steer a terminal. */
const plain = (text: string) => text.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, ' ')

function kindsOf(paths: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const path of paths) {
    const [first = ''] = path.split('/')
    counts.set(first, (counts.get(first) ?? 0) + 1)
  }
  return `${paths.length}: ${[...counts].map(([kind, count]) => (count > 1 ? `${kind} ${count}` : kind)).join(', ')}`
}

function unpack(
  file: string,
  out: string | undefined,
  keys: readonly string[] | undefined,
  terminal: Terminal,
): number {
  const folder = newFolderFor(out)
  const bundle = bundleIn(file)
  const refusals = keys ? refusalsOf(bundle, { keys }) : []
  if (refusals.length > 0) throw notTaken(file, refusals)
  const files = filesOf(bundle.release)
  writeFiles(folder, files)
  terminal.print(`Release ${bundle.release.version} of ${bundle.release.instance}: ${files.size} files in ${folder}.`)
  return 0
}
