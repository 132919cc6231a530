/** What `build` and `overlay build` have in common: the words of the author, the key, the parent, and what is said when nothing is built. */
import { printIssues } from '../../config/print-issues.ts'
import { type Built, buildRelease, type Making } from '../../config/release/build.ts'
import { bundleOf, bundleText } from '../../config/release/bundle.ts'
import { keyIdOf, publicKeyOf } from '../../config/release/keys.ts'
import type { Bundle } from '../../config/release/release.ts'
import { printTests } from '../../config/scenarios/print.ts'
import type { Source } from '../../config/source.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Terminal } from '../main.ts'
import { bundleIn, privateKeyIn, writeBundle } from './bundle-file.ts'

export const makingOptions = {
  out: { type: 'string' },
  key: { type: 'string' },
  parent: { type: 'string' },
  author: { type: 'string' },
  message: { type: 'string' },
} as const

export interface MakingWords {
  readonly out?: string | undefined
  readonly key?: string | undefined
  readonly parent?: string | undefined
  readonly author?: string | undefined
  readonly message?: string | undefined
}

/** Checks, tests, signs and writes. Gives the exit code. */
export async function make(
  { source, folder, base }: { readonly source: Source; readonly folder: string; readonly base?: Bundle },
  words: MakingWords,
  terminal: Terminal,
): Promise<number> {
  const { out, key: keyFile } = words
  if (out === undefined) throw new ConsoleTrouble('Say where the release is to go: --out FILE')
  if (keyFile === undefined)
    throw new ConsoleTrouble('Say what it is signed with: --key FILE (formwork keys makes one)')
  const key = privateKeyIn(keyFile)
  const parent = words.parent === undefined ? undefined : parentIn(words.parent)
  const making: Making = {
    author: saying('author', words.author, 200) ?? keyIdOf(publicKeyOf(key) ?? ''),
    message: saying('message', words.message, 2000),
    parent,
    ...(base && { base: { hash: base.hash, version: base.release.version } }),
  }
  const built = await buildRelease(source, making)
  if (!('release' in built)) {
    terminal.warn(faults(built, folder, terminal.isInteractive))
    return 1
  }
  const { release } = built
  if (parent?.instance !== undefined && parent.instance !== release.instance) {
    throw new ConsoleTrouble(
      `The parent is a release of ${parent.instance}, and this is ${release.instance}: nothing was built.`,
    )
  }
  const bundle = bundleOf(release, [key])
  writeBundle(out, bundleText(bundle))
  const { warnings, scenarios } = release.checked
  terminal.print(`Release ${release.version} of ${release.instance}: ${bundle.hash}`)
  terminal.print(
    `  ${Object.keys(release.files).length} files, ${warnings} warnings, ${scenarios.passed} scenarios come true`,
  )
  terminal.print(`  signed by ${bundle.signatures.map((one) => one.key).join(', ')}, written to ${out}`)
  return 0
}

function saying(name: string, words: string | undefined, most: number): string | undefined {
  const text = words?.trim()
  if (text !== undefined && text.length > most) throw new ConsoleTrouble(`--${name} takes at most ${most} characters.`)
  return text || undefined
}

/** A bundle says what came before it; of a bare hash nothing more is known. */
function parentIn(word: string) {
  if (/^[0-9a-f]{64}$/.test(word)) return { hash: word, ancestors: [], instance: undefined }
  const { hash, release } = bundleIn(word)
  return { hash, ancestors: release.ancestors, instance: release.instance }
}

function faults(built: Exclude<Built, { readonly release: unknown }>, folder: string, colours: boolean): string {
  if ('strangePath' in built)
    return `Nothing was built: not every disk can hold a file called ${JSON.stringify(built.strangePath)}.`
  const texts = new Map(built.source.files.map(({ path, text }) => [path, text]))
  const textOf = (file: string) => texts.get(file)
  if ('failing' in built) {
    const failing = printTests(built.failing, { textOf, folder, colours, all: false })
    return `${failing}\n\nNothing was built: not every scenario comes true.`
  }
  return `${printIssues(built.issues, { textOf, folder, colours })}\n\nNothing was built: there are errors.`
}
