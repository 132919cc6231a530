import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { DESKTOP, PHONE, picture } from '../lib/chromium.ts'
import { createStage, fillIn, signedIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

const everything = [
  ...['users', 'user-groups', 'agencies', 'locations', 'look', 'conduct', 'contact', 'instance', 'access-tokens'],
  ...['system', 'usage', 'form-burden', 'access-proof'],
]

/** Who looks after what; each place is there for those and not there for others. */
const roles = {
  admin: everything,
  agency_admin: ['users', 'user-groups', 'agencies', 'usage', 'form-burden'],
  manager: ['users', 'user-groups', 'usage', 'form-burden'],
  auditor: ['usage', 'form-burden', 'access-proof'],
  worker: [],
} as const

const looks = [
  { locale: 'en', size: DESKTOP },
  { locale: 'ar', size: PHONE },
] as const

const settled = async (page: Page) => {
  await page.locator('main h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
}

const judged = async (page: Page) => {
  assert.equal(await seriousFindings(page), [], page.url())
  assert.equal(await overflowOf(page), [], page.url())
}

for (const look of looks) {
  spec(`An instance is administered (${look.locale})`, (it) => {
    const as = async (user: string) => {
      const ready = await stage.ready()
      const page = await signedIn(ready, user, look)
      const go = async (path: string) => {
        await page.goto(ready.instance.url + path)
        await settled(page)
      }
      return { page, go, end: () => page.context().close() }
    }

    for (const [user, places] of Object.entries(roles)) {
      it(`by ${user} at exactly the places that are theirs`, async () => {
        const { page, go, end } = await as(user)
        await go('/settings')
        const links = page.locator('.admin-place')
        const shown = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
        assert.equal(
          shown,
          places.map((place) => `/settings/${place}`),
        )
        for (const place of everything) {
          await go(`/settings/${place}`)
          const isThere = (await page.locator('main .admin').count()) > 0
          assert.is(isThere, (places as readonly string[]).includes(place), `${user} at ${place}`)
        }
        await end()
      })
    }

    it('on pages that everybody can read and operate', async () => {
      const { page, go, end } = await as('admin')
      const complaints = complaintsOf(page)
      for (const place of ['', ...everything]) {
        await go(`/settings/${place}`)
        await judged(page)
        await picture(page, `settings-${place || 'places'}-${look.locale}`)
      }
      await go('/support')
      await judged(page)
      assert.equal(complaints, [])
      await end()
    })

    it('by making an account whose owner gets in with a code', async () => {
      const { page, go, end } = await as('admin')
      const name = `tara_${look.locale}`
      await go('/settings/users')
      await page.locator('.page-action').click()
      await page.locator('[data-field="user_name"]').waitFor()
      await fillIn(page, 'user_name', name)
      await fillIn(page, 'full_name', 'Tara Vale')
      await judged(page)
      await picture(page, `settings-new-user-${look.locale}`)
      await page.locator('.layer-foot button[type="submit"]').click()
      await page.locator('[data-field="role_unique_id"].answer-wrong').waitFor()
      for (const [field, letters] of [
        ['role_unique_id', look.locale === 'en' ? 'Social' : ''],
        ['agency', ''],
      ] as const) {
        const box = page.locator(`[data-field="${field}"]`)
        const options = box.locator('input[type="radio"]')
        if ((await options.count()) > 0) await options.first().check()
        else {
          await box.locator('input').first().fill(letters)
          await page.locator('[role="option"]').first().click()
        }
      }
      await page.locator('.layer-foot button[type="submit"]').click()
      await page.waitForURL(/\/settings\/users\/[0-9a-f-]{36}$/)
      await settled(page)
      await judged(page)
      await picture(page, `settings-user-${look.locale}`)
      await page.locator('main .admin-buttons button').first().click()
      await page.locator('.layer-foot button[type="submit"]').click()
      const code = (await page.locator('.admin-code').textContent()) ?? ''
      assert.match(code.trim(), /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/)
      await judged(page)
      await end()
    })
  })
}

spec('A file of places', (it) => {
  it('is looked through line by line and then taken over', async () => {
    const ready = await stage.ready()
    const page = await signedIn(ready, 'admin', { size: PHONE })
    await page.goto(`${ready.instance.url}/settings/locations/import`)
    const lines = ['code,parent,name', 'ZZ,,Zedland', 'ZZ01,ZZ,Zed North', 'ZZ02,NOWHERE,Zed South']
    const file = { name: 'places.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
    await page.locator('input[type="file"]').setInputFiles(file)
    await page.locator('.notice-done').waitFor()
    await page.locator('.card').nth(2).waitFor()
    assert.equal(await overflowOf(page), [])
    await picture(page, 'settings-import-checked')
    await page.locator('.admin-group .button').first().click()
    await page.getByText('The places are taken over.').waitFor()
    await page.goto(`${ready.instance.url}/settings/locations?parent=ZZ`)
    await page.getByText('Zed North').first().waitFor()
    await page.context().close()
  })
})

spec('A code of conduct', (it) => {
  it('is published, and accepted by everybody before anything else', async () => {
    const ready = await stage.ready()
    const page = await signedIn(ready, 'admin')
    await page.goto(`${ready.instance.url}/settings/conduct`)
    await page.locator('.page-action').click()
    await fillIn(page, 'title__en', 'How we work')
    await fillIn(page, 'content__en', 'Keep what you read to yourself.')
    await page.locator('.layer-foot button[type="submit"]').click()
    const agree = (on: Page) => on.locator('.admin-agree .button-main')
    await agree(page).click()
    await page.locator('.rail').waitFor()
    const other = await signedIn(ready, 'worker', { size: PHONE, locale: 'ar' })
    await agree(other).waitFor()
    assert.equal(await seriousFindings(other), [])
    await picture(other, 'settings-agree')
    await agree(other).click()
    await other.locator('.bottom-bar').waitFor()
    await other.reload()
    await other.locator('.bottom-bar').waitFor()
    await page.context().close()
    await other.context().close()
  })

  it('leaves nothing open', () => stage.strike())
})
