import type { Browser, Page } from 'playwright-core'
import { openBrowser, visitor } from './chromium.ts'
import { type Instance, startInstance } from './instance.ts'

const PASSWORD = 'formwork-demo'

interface Stage {
  readonly instance: Instance
  readonly browser: Browser
}

/** Gives the journeys of one file one instance and one browser, opened at the first and closed by `strike`. */
export function createStage(wishes: Parameters<typeof startInstance>[0] = {}) {
  let stage: Promise<Stage> | undefined
  const open = async (): Promise<Stage> => {
    const browser = await openBrowser()
    const instance = await startInstance(wishes)
    // Also where a test ends the run before the last one could clear away.
    process.once('exit', () => instance.process.kill())
    return { browser, instance }
  }
  return {
    ready: () => {
      stage ??= open()
      return stage
    },
    strike: async () => {
      const opened = await stage?.catch(() => undefined)
      await opened?.browser.close()
      await opened?.instance.stop()
    },
  }
}

/** A page of the instance on which a person has signed in through the screen. */
export async function signedIn(
  stage: Stage,
  userName: string,
  wishes: Parameters<typeof visitor>[1] = {},
): Promise<Page> {
  const context = await visitor(stage.browser, wishes)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => console.error('on the page:', error.message))
  await page.goto(stage.instance.url)
  await signIn(page, userName)
  return page
}

export async function signIn(page: Page, userName: string): Promise<void> {
  await page.locator('input[autocomplete="username"]').fill(userName)
  await page.locator('input[type="password"]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await page.locator('main h1').first().waitFor()
}

/** Asks the API as a script would, with a token of the person's own. */
export async function apiAs(instance: Instance, userName: string) {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'formwork' }
  const answer = await fetch(`${instance.url}/api/v2/tokens`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ user: { user_name: userName, password: PASSWORD } }),
  })
  const { token } = (await answer.json()) as { token: string }
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${instance.url}/api/v2/${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    // The caller knows the shape of what it asked for.
    return {
      status: response.status,
      text,
      json: () => JSON.parse(text) as { data: never; metadata: never; errors: never },
    }
  }
}

/** Where a field stands, to be read or to be answered. */
export const fieldAt = (page: Page, path: string) => page.locator(`[data-field="${path}"]`)

/** Types into the box of a field on the form that is open. */
export const fillIn = (page: Page, path: string, text: string) =>
  fieldAt(page, path).locator('input:not([tabindex="-1"]), textarea').first().fill(text)

/** Goes on from the form that is asked before a new record is made. */
export const goOn = (page: Page): Promise<void> => page.locator('button[type="submit"].form-next').click()

/** Presses the main button of the form and waits for the record as it is read. */
export async function save(page: Page): Promise<void> {
  await page.locator('button[type="submit"][form="record"]').click()
  try {
    await page.waitForURL((url) => /^\/r\/[a-z_]+\/[0-9a-f-]{36}$/.test(url.pathname))
  } catch {
    throw new Error(`It was not saved. The page says:\n${await page.locator('main').textContent()}`)
  }
  await page.locator('main h1').first().waitFor()
}

/** Presses until it was heard: what is drawn anew under the pointer does not hear it. */
export async function heard(press: () => Promise<void>, wasHeard: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 3; presses++) {
    await press()
    for (let looks = 0; looks < 20; looks++) {
      if (await wasHeard()) return
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  throw new Error('A press was not heard three times')
}
