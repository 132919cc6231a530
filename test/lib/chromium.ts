import { mkdirSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { skip } from './spec.ts'

export const PHONE = { width: 360, height: 640 }
export const DESKTOP = { width: 1280, height: 800 }

/** Without these Chromium asks hosts of its own for things, many at a time. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium, or the end of the test as skipped where there is none. */
export const openBrowser = ({ text = 1 }: { readonly text?: number } = {}): Promise<Browser> =>
  chromium.launch({ executablePath: theChromium(), args: [...QUIET, ...(text === 1 ? [] : [textSize(text)])] })

/** As somebody sets it in their browser who needs larger letters. */
const textSize = (times: number) => `--blink-settings=defaultFontSize=${16 * times}`

/** A browser whose profile lies in a folder and outlives it, as on somebody's own device. */
export const openDevice = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: theChromium(),
    args: QUIET,
    viewport: DESKTOP,
    locale: 'en',
    reducedMotion: 'reduce',
  })

/** Ends a browser as a dead battery does: no page hears of it. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new Error('a browser of its own')
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo')
  const gone = new Promise((done) => context.once('close', done))
  for (const { id, type } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL')
  await gone
}

function theChromium(): string {
  const path = process.env['CHROMIUM_PATH'] ?? ''
  if (!path) skip('no Chromium on this machine')
  return path
}

interface Wishes {
  readonly size?: { readonly width: number; readonly height: number }
  readonly locale?: string
  readonly dark?: true
}

/** A visitor of their own: fresh cookies and storage. */
export const visitor = (
  browser: Browser,
  { size = DESKTOP, locale = 'en', dark }: Wishes = {},
): Promise<BrowserContext> =>
  browser.newContext({ viewport: size, locale, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })

const PICTURES = 'test/output'

/** Keeps what a person would see, for looking at afterwards. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png` })
}
