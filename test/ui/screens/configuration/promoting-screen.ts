/** The screens of the configuration over a library that takes releases in. */
import { openScreen } from '../../../lib/screen.tsx'
import { promotingLibrary } from '../../../server/promotion/promoting-library.ts'

export type Library = Awaited<ReturnType<typeof promotingLibrary>>
export type Screen = Awaited<ReturnType<typeof openScreen>>

/** Releases are read and tested in processes of their own, which take a while to begin. */
const PATIENCE = 90_000

/** Works on a library of its own, and clears it away. */
export async function withLibrary(loans: number, work: (library: Library) => Promise<void>): Promise<void> {
  const library = await promotingLibrary({ loans })
  try {
    await work(library)
  } finally {
    await library.end()
  }
}

export async function seenBy(
  library: Library,
  user: string,
  path: string,
  work: (screen: Screen) => Promise<void>,
  wishes: { readonly locale?: string; readonly wide?: true } = {},
): Promise<void> {
  const screen = await openScreen(path, { server: library, as: user, ...wishes })
  const until = (holds: () => unknown) => screen.until(holds, PATIENCE)
  try {
    await work({ ...screen, until, shows: (text) => until(() => screen.text().includes(text)) })
  } finally {
    screen.close()
  }
}

/** Hands a file in as somebody does who chooses it. */
export function choose(screen: Screen, text: string): void {
  const [input] = screen.all<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('There is nowhere to hand a file in')
  const file = { name: 'release.json', size: text.length, text: async () => text }
  Object.defineProperty(input, 'files', { value: [file], configurable: true })
  input.dispatchEvent(new window.Event('change', { bubbles: true }))
}
