import type { Browser, Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import type { AnyRecord } from '../../engine/records/record.ts'
import { DESKTOP, openBrowser, PHONE, picture } from '../lib/chromium.ts'
import type { Instance } from '../lib/instance.ts'
import { fieldAt, signedIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { createDesk, FOLDER, KEY } from '../lib/promotion/desk.ts'
import { ADDED, changeFolder, REMOVED, RENAMED, RETIRED, standardFolder } from '../lib/promotion/next-release.ts'
import { HOLDERS, holdRetired, isAtWork, mentioning, peopleSave, savesMore } from '../lib/promotion/people-save.ts'
import { checksumOf, recordsIn } from '../lib/promotion/real-instance.ts'
import { spec } from '../lib/spec.ts'

const RECORDS = 80
/** On a busy machine; whatever is waited for comes as soon as it is there. */
const PATIENCE = 300_000

const desk = createDesk()
const { at, must } = desk

const removal = `option/${REMOVED.lookup}/${REMOVED.option}/removed`
const retirement = `option/${RETIRED.lookup}/${RETIRED.option}/retired`

const judged = async (page: Page, name: string) => {
  await page.waitForLoadState('networkidle')
  await picture(page, `promotion-${name}`)
  assert.equal(await seriousFindings(page), [], name)
  assert.equal(await overflowOf(page), [], name)
}

const button = (page: Page, name: RegExp) => page.locator('main').getByRole('button', { name })
const inState = (page: Page, state: RegExp) =>
  page.locator('.plan-stand h2').filter({ hasText: state }).waitFor({ timeout: PATIENCE })
const confirm = (page: Page) => page.locator('.layer-foot button[type="submit"]').click()

/** Takes a file in by the screen and makes a plan of it; gives its address. */
async function planned(page: Page, { url }: Instance, file: string): Promise<string> {
  await page.goto(`${url}/configuration`)
  await page.locator('input[type="file"]').setInputFiles(file)
  await page.locator('.notice-done').waitFor({ timeout: PATIENCE })
  await page.locator('section[aria-labelledby="take-in"] .button-main').click()
  await page.waitForURL(/\/configuration\/plans\/[0-9a-f-]{36}$/)
  await inState(page, /decisions? (is|are) still|approve|Ready/)
  return new URL(page.url()).pathname
}

/** Chooses by the id of the option, however many there are. */
async function choose(page: Page, path: string, id: string, letters: string): Promise<void> {
  const radio = fieldAt(page, path).locator(`input[type="radio"][value="${id}"]`)
  await fieldAt(page, path).waitFor()
  if ((await radio.count()) > 0) return radio.check()
  await fieldAt(page, path).locator('input').first().fill(letters)
  await page.locator('[role="option"]').first().click()
}

async function decide(page: Page, item: string, kind: string, instead?: string): Promise<void> {
  await page.locator(`[data-item="${item}"] button`).click()
  await choose(page, 'kind', kind, '')
  if (instead !== undefined) await choose(page, 'map_0', instead, 'Other')
  if (instead !== undefined) await judged(page, 'decide')
  await confirm(page)
  await page.locator(`[data-item="${item}"] .plan-decided`).waitFor()
}

async function approved(page: Page, { url }: Instance, plan: string, name?: string): Promise<void> {
  await page.goto(url + plan)
  await page.locator('.plan-stand .button-main').waitFor()
  if (name) await judged(page, `${name}-read`)
  await page.locator('.plan-stand .button-main').click()
  await page.locator('.consequences').waitFor()
  if (name) await judged(page, `${name}-consequences`)
  await confirm(page)
  await page.locator('.plan-stand-done').waitFor()
}

async function applied(page: Page, name: string): Promise<void> {
  await button(page, /^Apply…$/).click()
  await page.locator('.consequences').waitFor()
  await judged(page, `${name}-asked`)
  await confirm(page)
  await page.locator('.plan-phase-now').waitFor({ timeout: PATIENCE })
  await picture(page, `promotion-${name}-progress`)
  await inState(page, /^Applied$/)
}

/** Two instances of the same folder, and a release of what became of it since. */
let stage: Promise<{ readonly browser: Browser; readonly test: Instance; readonly production: Instance }> | undefined
const ready = () => {
  stage ??= open()
  return stage
}
async function open() {
  const browser = await openBrowser()
  standardFolder(at(FOLDER))
  await must('keys', '--out', at('keys'))
  await must('build', at(FOLDER), '--key', at(KEY), '--out', at('1.release'))
  const [test, production] = [await desk.opened('test', 3), await desk.opened('production', RECORDS)]
  await holdRetired(production)
  changeFolder(at(FOLDER))
  const words = ['--parent', at('1.release'), '--message', 'Where children can be found, by radio too']
  await must('build', at(FOLDER), '--key', at(KEY), '--out', at('2.release'), ...words)
  return { browser, test, production }
}

spec('A configuration is promoted', (it) => {
  let admin: Page
  let second: Page
  let plan: string
  let before: ReadonlyMap<string, AnyRecord>
  const written = new Map<string, string>()
  const complaints: (readonly string[])[] = []
  const opened = async (instance: Instance, user: string, look: { size: typeof PHONE; locale: string }) => {
    const page = await signedIn({ instance, browser: (await ready()).browser }, user, look)
    page.setDefaultTimeout(PATIENCE / 5)
    complaints.push(complaintsOf(page))
    return page
  }
  /** The release that the instance would go to, as saves name it. */
  const later = async () => {
    const { production } = await ready()
    const told = (await (
      await admin.request.get(`${production.url}/api/v2${plan.replace('/configuration', '')}`)
    ).json()) as {
      data: { content: string }
    }
    return told.data.content
  }

  it('to the test instance first, by taking a file in, planning, approving and applying', async () => {
    const { test } = await ready()
    const tester = await opened(test, 'admin', { size: DESKTOP, locale: 'en' })
    const path = await planned(tester, test, at('2.release'))
    const other = await opened(test, 'second', { size: DESKTOP, locale: 'en' })
    await approved(other, test, path)
    await other.context().close()
    await tester.reload()
    await applied(tester, 'test')
    await tester.goto(`${test.url}/configuration`)
    await tester.locator('.active-release a').click()
    const [fetched] = await Promise.all([tester.waitForEvent('download'), tester.locator('a[download]').click()])
    await fetched.saveAs(at('carried.release'))
    await tester.context().close()
  })

  it('to production by the same file, where the plan says in numbers what comes of it', async () => {
    const { production } = await ready()
    admin = await opened(production, 'admin', { size: DESKTOP, locale: 'en' })
    await admin.goto(`${production.url}/configuration`)
    await judged(admin, 'releases')
    plan = await planned(admin, production, at('carried.release'))
    await judged(admin, 'plan')
    assert.match((await admin.locator(`[data-item="${retirement}"]`).textContent()) ?? '', `Records: ${HOLDERS}`)
    const removed = mentioning(production, REMOVED.option).length
    assert.match((await admin.locator(`[data-item="${removal}"]`).textContent()) ?? '', `Records: ${removed}`)
  })

  it('where somebody decides, and somebody else approves on a phone in Arabic', async () => {
    const { production } = await ready()
    await decide(admin, removal, 'map', REMOVED.instead)
    await decide(admin, retirement, 'keep')
    await inState(admin, /^Somebody else has to approve$/)
    await judged(admin, 'decided')
    second = await opened(production, 'second', { size: PHONE, locale: 'ar' })
    await approved(second, production, plan, 'approval-ar')
    await judged(second, 'approved-ar')
  })

  it('while people save, none of whom is refused or loses anything', async () => {
    const { production } = await ready()
    before = recordsIn(production.data)
    const streams = await peopleSave(production, await later())
    await savesMore(streams)
    await admin.reload()
    await applied(admin, 'apply')
    await savesMore(streams)
    const { refused, written: last, releases } = await streams.stop()
    assert.equal([refused, releases], [[], 2])
    const now = recordsIn(production.data)
    for (const [record, text] of last) {
      assert.is(now.get(record)?.answers[RENAMED.to], text)
      written.set(record, text)
    }
    assert.is(mentioning(production, REMOVED.option).length, 0)
    await judged(admin, 'applied')
  })

  it('so that a worker finds the new question where they work', async () => {
    const { production } = await ready()
    const worker = await opened(production, 'worker', { size: PHONE, locale: 'en' })
    const own = [...recordsIn(production.data).values()].find(
      (record) => isAtWork(record) && record.core.owned_by === 'worker',
    )
    await worker.goto(`${production.url}/r/cases/${own?.id}/edit?form=address_contact&field=${ADDED}`)
    await fieldAt(worker, ADDED).waitFor()
    await judged(worker, 'worker')
    await worker.context().close()
  })

  it('and back again while people save, with the values of every record', async () => {
    const { production } = await ready()
    const streams = await peopleSave(production, await later())
    await button(admin, /^Go back to version 1\.0\.0$/).click()
    await admin.waitForURL((url) => url.pathname !== plan && url.pathname.startsWith('/configuration/plans/'))
    // The new field was filled in nowhere: nothing is taken from anybody, and nobody else has to be found in a hurry.
    await inState(admin, /Ready/)
    await judged(admin, 'back')
    await applied(admin, 'back')
    await savesMore(streams)
    const { refused, written: last } = await streams.stop()
    assert.equal(refused, [])
    for (const [record, text] of last) written.set(record, text)
    const after = recordsIn(production.data)
    for (const [record, text] of written) assert.is(after.get(record)?.answers[RENAMED.from], text)
    const untouched = (all: ReadonlyMap<string, AnyRecord>) => [...all.values()].filter(({ id }) => !written.has(id))
    assert.is(checksumOf(untouched(after)), checksumOf(untouched(before)))
  })

  it('with a receipt of each, to be read by those who answer for it', async () => {
    const { production } = await ready()
    await admin.goto(`${production.url}/configuration/receipts`)
    await admin.locator('main .admin-lines li').first().waitFor()
    await judged(admin, 'receipts')
    await admin.locator('main .admin-lines a').first().click()
    await admin.waitForURL(/\/receipts\/\d+$/)
    await judged(admin, 'receipt')
    await second.goto(`${production.url}/configuration`)
    await second.locator('.active-release').waitFor()
    await judged(second, 'releases-ar')
    assert.equal(complaints.flat(), [])
    const { browser, test } = await ready()
    await browser.close()
    await test.stop()
    await production.stop()
    desk.clear()
  })
})
