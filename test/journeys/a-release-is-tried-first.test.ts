import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { contentHash } from '../../config/folder-hash.ts'
import { bundleOf, bundleText } from '../../config/release/bundle.ts'
import type { Bundle } from '../../config/release/release.ts'
import { DESKTOP, openBrowser, PHONE, picture } from '../lib/chromium.ts'
import type { Instance } from '../lib/instance.ts'
import { fieldAt, signedIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { createDesk, FOLDER, KEY } from '../lib/promotion/desk.ts'
import { ADDED, addQuestion, standardFolder } from '../lib/promotion/next-release.ts'
import { isAtWork } from '../lib/promotion/people-save.ts'
import { recordsIn } from '../lib/promotion/real-instance.ts'
import { spec } from '../lib/spec.ts'

const PATIENCE = 120_000
/** Group of the one who gets it first, and of the one who does not yet. */
const RING = 'Child protection, north'
const [FIRST, LATER] = ['worker', 'worker2']

const desk = createDesk()
const { at, must } = desk

/** The same release with a form that shows a question nobody wrote, and one in which somebody else changed a word. */
function spoil(): void {
  const { release } = JSON.parse(readFileSync(at('2.release'), 'utf8')) as Bundle
  const file = 'forms/case/address-contact.json'
  const form = release.files[file] as { readonly fields: readonly string[] }
  const files = { ...release.files, [file]: { ...form, fields: [...form.fields, 'radio_frequenzy'] } }
  const key = readFileSync(at(KEY), 'utf8')
  writeFileSync(at('wrong.release'), bundleText(bundleOf({ ...release, files, content: contentHash(files) }, [key])))
  writeFileSync(
    at('altered.release'),
    readFileSync(at('2.release'), 'utf8').replace('Radio frequency', 'Radio frequencies'),
  )
}

const inState = (page: Page, state: RegExp) =>
  page.locator('.plan-stand h2').filter({ hasText: state }).waitFor({ timeout: PATIENCE })
const deed = (page: Page, name: RegExp) => page.locator('.plan-stand').getByRole('button', { name }).click()
const confirm = (page: Page) => page.locator('.layer-foot button[type="submit"]').click()

const judged = async (page: Page, name: string) => {
  await page.waitForLoadState('networkidle')
  await picture(page, `ring-${name}`)
  assert.equal(await seriousFindings(page), [], name)
  assert.equal(await overflowOf(page), [], name)
}

spec('A release is tried by some first', (it) => {
  let browser: Browser
  let instance: Instance
  let admin: Page
  let plan: string
  const complaints: (readonly string[])[] = []
  const opened = async (user: string, look: { size: typeof PHONE; locale: string }) => {
    const page = await signedIn({ instance, browser }, user, look)
    page.setDefaultTimeout(PATIENCE)
    complaints.push(complaintsOf(page))
    return page
  }
  const take = async (page: Page, file: string) => {
    await page.goto(`${instance.url}/configuration`)
    await page.locator('input[type="file"]').setInputFiles(at(file))
  }
  /** Whether somebody is asked the new question where they work. */
  const isAsked = async (user: string) => {
    const page = await opened(user, { size: PHONE, locale: 'en' })
    const own = [...recordsIn(instance.data).values()].find((one) => isAtWork(one) && one.core.owned_by === user)
    await page.goto(`${instance.url}/r/cases/${own?.id}/edit?form=address_contact`)
    await fieldAt(page, 'contact_persons_section').waitFor()
    const count = await fieldAt(page, ADDED).count()
    await page.context().close()
    return count > 0
  }

  it('but not one that is wrong: it is refused with the place of what is', async () => {
    browser = await openBrowser()
    standardFolder(at(FOLDER))
    await must('keys', '--out', at('keys'))
    instance = await desk.opened('production', 40)
    await must('build', at(FOLDER), '--key', at(KEY), '--out', at('1.release'))
    addQuestion(at(FOLDER))
    await must('build', at(FOLDER), '--key', at(KEY), '--out', at('2.release'), '--parent', at('1.release'))
    spoil()
    admin = await opened('admin', { size: DESKTOP, locale: 'en' })
    const arab = await opened('second', { size: PHONE, locale: 'ar' })
    for (const [page, name] of [
      [admin, 'en'],
      [arab, 'ar'],
    ] as const) {
      await take(page, 'wrong.release')
      await page
        .locator('.notice-error')
        .getByText(/forms\/case\/address-contact\.json:\d+/)
        .waitFor()
      await judged(page, `wrong-${name}`)
      await take(page, 'altered.release')
      await page.locator('.notice-error').waitFor()
      await judged(page, `altered-${name}`)
    }
    await arab.context().close()
  })

  it('and then by one group, while everybody else works as before', async () => {
    await take(admin, '2.release')
    await admin.locator('section[aria-labelledby="take-in"] .button-main').click()
    await admin.waitForURL(/\/configuration\/plans\/[0-9a-f-]{36}$/)
    await inState(admin, /Ready/)
    plan = admin.url()
    await deed(admin, /some first/)
    await fieldAt(admin, 'user_groups').getByText(RING).click()
    await judged(admin, 'asked')
    await confirm(admin)
    await inState(admin, /^In use by some$/)
    await judged(admin, 'ringed')
    assert.equal([await isAsked(FIRST), await isAsked(LATER)], [true, false])
    const arab = await opened('second', { size: PHONE, locale: 'ar' })
    await arab.goto(plan)
    await arab.locator('.plan-stand').waitFor()
    await judged(arab, 'ringed-ar')
    await arab.context().close()
  })

  it('who can be spared it again', async () => {
    await deed(admin, /^Give it up/)
    await judged(admin, 'give-up')
    await confirm(admin)
    await inState(admin, /^Withdrawn$/)
    await judged(admin, 'given-up')
    assert.equal([await isAsked(FIRST), await isAsked(LATER)], [false, false])
  })

  it('and at last by everybody', async () => {
    await deed(admin, /^Make the plan anew$/)
    await admin.waitForURL((url) => url.href !== plan)
    await inState(admin, /^Ready/)
    await deed(admin, /^Apply…$/)
    await confirm(admin)
    await inState(admin, /^Applied$/)
    assert.equal([await isAsked(FIRST), await isAsked(LATER)], [true, true])
    // The browser itself notes the answers to releases that were wrong.
    assert.equal(
      complaints.flat().filter((text) => !text.includes('status of 422')),
      [],
    )
    await browser.close()
    await instance.stop()
    desk.clear()
  })
})
