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
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? ''
  if (!executablePath) skip('no Chromium on this machine')
  return chromium.launch({ executablePath, args: QUIET })
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
