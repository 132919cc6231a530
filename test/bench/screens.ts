import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, PHONE, visitor } from '../lib/chromium.ts'
import { startInstance } from '../lib/instance.ts'
import { largeConfiguration } from './configuration.ts'
import { toPaint } from './to-paint.ts'

interface ScreenFigures {
  /** Kilobytes of script and style, compressed, that the way from nothing to the first list takes. */
  readonly firstLoad: number
  /** Milliseconds from the navigation to the first place to type, at a quarter of the processor's speed. */
  readonly usable: number
  /** Milliseconds from an event to the frame that shows what came of it. */
  readonly key: number
  readonly blur: number
}

const SUBFORMS = 30
const ROWS = 10

/** Sends the record that hurts: every question of ten sections answered, ten rows in each of thirty subforms. */
async function createLargeRecord(url: string): Promise<string> {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'formwork' }
  const signedIn = await fetch(`${url}/api/v2/tokens`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user: { user_name: 'worker', password: 'formwork-demo' } }),
  })
  const { token } = (await signedIn.json()) as { token: string }
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    part_0: `Row ${row}`,
    part_1: row,
    part_2: '2025-05-05',
    part_3: true,
    part_4: 'More of it',
  }))
  const subforms = Object.fromEntries(Array.from({ length: SUBFORMS }, (_, index) => [`bench_rows_${index}`, rows]))
  const sections = Object.fromEntries(
    Array.from({ length: 6 }, (_, section) => [
      [`bench_${section}_0`, true],
      [`bench_${section}_1`, 'An answer'],
    ]).flat() as [string, unknown][],
  )
  const made = await fetch(`${url}/api/v2/cases`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({
      data: { name_first: 'Large', name_last: 'Record', sex: 'female', ...sections, ...subforms },
    }),
  })
  if (!made.ok) throw new Error(`The large record was refused: ${await made.text()}`)
  return ((await made.json()) as { data: { id: string } }).data.id
}

/** What the screens cost in a real Chromium slowed to a quarter, on a phone's screen. */
export async function screenFigures(folder: string): Promise<ScreenFigures> {
  const configuration = join(folder, 'configuration')
  largeConfiguration('seeds/child-protection', configuration, 'case', {
    fields: 400,
    conditions: 200,
    subforms: SUBFORMS,
  })
  const instance = await startInstance({ configuration, data: join(folder, 'data') })
  const browser = await openBrowser()
  try {
    const id = await createLargeRecord(instance.url)
    const context = await visitor(browser, { size: PHONE })
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    const loaded = new Map<string, number>()
    const kinds = new Map<string, string>()
    cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => loaded.set(requestId, encodedDataLength))
    await page.goto(`${instance.url}/r/cases`)
    await page.locator('input[autocomplete="username"]').fill('worker')
    await page.locator('input[type="password"]').fill('formwork-demo')
    await page.keyboard.press('Enter')
    await page.locator('main a[href^="/r/cases/"]').first().waitFor()
    const firstLoad =
      [...loaded].reduce(
        (sum, [request, bytes]) => (['Script', 'Stylesheet'].includes(kinds.get(request) ?? '') ? sum + bytes : sum),
        0,
      ) / 1024

    const place = `${instance.url}/r/cases/${id}/edit`
    await page.goto(place)
    await page.locator('form input[type="text"]').first().waitFor()
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const times: number[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      const began = performance.now()
      await page.goto(place, { waitUntil: 'commit' })
      await page.locator('form input[type="text"]:not([readonly])').first().waitFor()
      times.push(performance.now() - began)
    }
    const usable = times.sort((a, b) => a - b)[2] as number
    await page.waitForTimeout(3000)
    const boxes = page.locator('form input[type="text"]:not([readonly])')
    await boxes.first().click()
    const key = await toPaint(page, 'keydown', () => page.keyboard.press('a'), 25)
    const blur = await toPaint(page, 'blur', (turn) => boxes.nth(turn % 2 === 0 ? 1 : 0).focus(), 15)
    return { firstLoad, usable, key, blur }
  } finally {
    await browser.close()
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
