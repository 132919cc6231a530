import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { DESKTOP, PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, signedIn, signIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

interface Captured {
  readonly to: { readonly address: string }
  readonly locale: string
  readonly subject: string
  readonly text: string
}

const SECRET = 'Xylophone'

/** A manager writes a note on a case of the worker's; gives its id and code. */
async function noteOnACase(): Promise<{ readonly id: string; readonly code: string }> {
  const { instance } = await stage.ready()
  const worker = await apiAs(instance, 'worker')
  const cases = (await worker('GET', 'cases?per=20')).json().data as readonly {
    readonly id: string
    readonly owned_by: string
    readonly case_id_display: string
  }[]
  const { id = '', case_id_display: code = '' } = cases.find(({ owned_by }) => owned_by === 'worker') ?? {}
  const manager = await apiAs(instance, 'manager')
  const data = { subject: SECRET, text: `${SECRET} and more` }
  const written = await manager('PATCH', `cases/${id}`, { record_action: 'add_note', data })
  assert.is(written.status, 200, written.text)
  return { id, code }
}

/** Mails to an address, once one is there that fits. */
async function mailTo(address: string, fits: (mail: Captured) => boolean): Promise<Captured> {
  const { instance } = await stage.ready()
  const end = Date.now() + 20_000
  for (;;) {
    const { data } = (await (await fetch(`${instance.url}/api/v2/mailbox?per=200`)).json()) as { data: Captured[] }
    const found = data.find((mail) => mail.to.address === address && fits(mail))
    if (found) return found
    assert.ok(Date.now() < end, `no such mail among ${data.length}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}

const judged = async (page: Page) => assert.equal([...(await seriousFindings(page)), ...(await overflowOf(page))], [])

spec('Somebody is told', (it) => {
  for (const [name, locale, size] of [
    ['in English at a desk', 'en', DESKTOP],
    ['in Arabic on a phone', 'ar', PHONE],
  ] as const) {
    it(`of a note on their case, here and by mail, ${name}`, async () => {
      const opened = await stage.ready()
      const page = await signedIn(opened, 'worker', { size, locale })
      const { id, code } = await noteOnACase()
      await page.reload()
      const bell = page.locator('a[href="/notices"]:visible').first()
      await bell.locator('.place-waiting').waitFor()
      await bell.click()
      const line = page.locator('.notice-unread').first()
      await line.waitFor()
      assert.ok((await line.textContent())?.includes(code))
      const waiting = await page.locator('.notice-unread').count()
      await judged(page)
      await picture(page, `notices-${locale}`)
      await line.locator('a').click()
      await page.waitForURL((url) => url.pathname === `/r/cases/${id}`)
      await page.locator('main h1').first().waitFor()
      const mail = await mailTo('worker@example.org', ({ text }) => text.includes(id))
      assert.ok(mail.subject.includes(code))
      assert.not.match(JSON.stringify(mail), new RegExp(SECRET))
      await page.goto(`${opened.instance.url}/notices`)
      await page.locator('.notice-line').first().waitFor()
      assert.is(await page.locator('.notice-unread').count(), waiting - 1)
      await page.context().close()
    })
  }

  it('how to choose a new password, by a link that works once', async () => {
    const { instance, browser } = await stage.ready()
    const context = await browser.newContext({ viewport: PHONE, locale: 'ar', reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints = complaintsOf(page)
    await page.goto(`${instance.url}/sign-in`)
    await page.locator('a[href="/forgotten-password"]').click()
    await page.locator('input[type="email"]').fill('worker2@example.org')
    await judged(page)
    await page.keyboard.press('Enter')
    await page.locator('.notice-done').waitFor()
    const { text } = await mailTo('worker2@example.org', (mail) => /#/.test(mail.text))
    await page.locator('a[href="/mailbox"]').click()
    await page.locator('.captured-text a').first().waitFor()
    await judged(page)
    const token = /#(\S{43})/.exec(text)?.[1] ?? ''
    await page.goto(`${instance.url}/choose-password#${token}`)
    await page.locator('input[autocomplete="new-password"]').fill('formwork-demo')
    await judged(page)
    await page.keyboard.press('Enter')
    await page.locator('.notice-done').waitFor()
    await page.goto(`${instance.url}/choose-password#${token}`)
    await page.locator('input[autocomplete="new-password"]').fill('another green lantern')
    await page.keyboard.press('Enter')
    await page.locator('.notice-error').waitFor()
    await page.goto(instance.url)
    await signIn(page, 'worker2')
    assert.equal(
      complaints.filter((line) => !/401|403/.test(line)),
      [],
    )
    await context.close()
    await stage.strike()
  })
})
