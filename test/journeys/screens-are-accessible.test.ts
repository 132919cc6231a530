import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { DESKTOP, openBrowser, PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, goOn, save, signedIn, signIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

interface Screen {
  readonly name: string
  readonly open: (page: Page, url: string, id: string) => Promise<unknown>
}

/** What people see most, each as it looks when there is something to see. */
const screens: readonly Screen[] = [
  {
    name: 'home',
    open: async (page, url) => {
      await page.goto(url)
      await page.locator('.home-record').first().waitFor()
    },
  },
  {
    name: 'list',
    open: async (page, url) => {
      await page.goto(`${url}/r/cases?sex=female`)
      await page.locator('tbody tr, .card').first().waitFor()
    },
  },
  {
    name: 'filters',
    open: async (page) => {
      await page.locator('.list-filter-button').click()
      await page.locator('.filters').waitFor()
    },
  },
  {
    name: 'view',
    open: async (page, url, id) => {
      await page.goto(`${url}/r/cases/${id}`)
      await page.locator('.read-section').nth(3).waitFor()
    },
  },
  {
    name: 'actions',
    open: async (page) => {
      await page.locator('.head-actions [aria-haspopup="true"], .head-actions [aria-haspopup="menu"]').first().click()
      await page.locator('.menu-item').first().waitFor()
    },
  },
  {
    name: 'tasks',
    open: async (page, url) => {
      await page.goto(`${url}/tasks`)
      await page.locator('.task').first().waitFor()
    },
  },
  {
    name: 'edit',
    open: async (page, url, id) => {
      await page.goto(`${url}/r/cases/${id}/edit?form=basic_identity`)
      await fieldAt(page, 'name_first').waitFor()
    },
  },
  {
    name: 'errors',
    open: async (page, url) => {
      await page.goto(`${url}/r/cases/new?form=basic_identity`)
      await goOn(page)
      await fieldAt(page, 'name_first').waitFor()
      await page.locator('button[type="submit"][form="record"]').click()
      await page.locator('.summary-error').waitFor()
    },
  },
  {
    name: 'row',
    open: async (page, url, id) => {
      await page.goto(`${url}/r/cases/${id}/edit?form=services`)
      await page.locator('.rows-add').click()
      await page.locator('[data-field$=".service_type"]').waitFor()
    },
  },
  {
    name: 'account',
    open: async (page, url) => {
      await page.goto(`${url}/account`)
      await page.locator('.appearance').waitFor()
      await page.locator('.mail-kinds input').first().waitFor()
    },
  },
  {
    name: 'notices',
    open: async (page, url) => {
      await page.goto(`${url}/notices`)
      await page.locator('.notice-line').first().waitFor()
    },
  },
  {
    name: 'mailbox',
    open: async (page, url) => {
      await page.goto(`${url}/mailbox`)
      await page.locator('.captured').first().waitFor()
    },
  },
]

const looks = [
  { name: 'desktop-en', size: DESKTOP, locale: 'en', judged: true },
  { name: 'phone-ar', size: PHONE, locale: 'ar', judged: true },
  { name: 'phone-en', size: PHONE, locale: 'en', judged: false },
  { name: 'desktop-ar', size: DESKTOP, locale: 'ar', judged: false },
] as const

spec('Every screen', (it) => {
  let id = ''

  const richCase = async () => {
    const ask = await apiAs((await stage.ready()).instance, 'worker')
    const rows = (await ask('GET', 'cases?per=100')).json().data as readonly { readonly id: string }[]
    const sizes = await Promise.all(
      rows.slice(0, 25).map(async (row) => ({ id: row.id, size: (await ask('GET', `cases/${row.id}`)).text.length })),
    )
    return sizes.sort((one, other) => other.size - one.size)[0]?.id ?? ''
  }

  for (const { name, size, locale, judged } of looks) {
    it(`can be used by everybody: ${name}, light and dark`, async () => {
      const { instance, browser } = await stage.ready()
      if (id === '') {
        id = await richCase()
        const manager = await apiAs(instance, 'manager')
        const data = { subject: 'Visit', text: 'Please visit the family again.' }
        await manager('PATCH', `cases/${id}`, { record_action: 'add_note', data })
      }
      const context = await browser.newContext({ viewport: size, locale, reducedMotion: 'reduce' })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('dialog', (dialog) => void dialog.accept())
      const complaints = complaintsOf(page)
      const found: string[] = []
      const look = async (screen: string) => {
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme })
          const rules = scheme === 'dark' ? ['color-contrast'] : undefined
          if (judged) found.push(...(await seriousFindings(page, rules)).map((line) => `${screen}, ${scheme}: ${line}`))
          await picture(page, `${screen}-${name}-${scheme}`)
        }
        await page.emulateMedia({ colorScheme: 'light' })
        found.push(...(await overflowOf(page)).map((line) => `${screen}: ${line}`))
      }
      await page.goto(instance.url)
      await page.locator('input[type="password"]').waitFor()
      await look('sign-in')
      await signIn(page, 'worker')
      for (const screen of screens) {
        await screen.open(page, instance.url, id)
        await look(screen.name)
      }
      assert.equal(found, [])
      assert.equal(
        complaints.filter((line) => !line.includes('401')),
        [],
      )
      await context.close()
    })
  }

  it('needs no mouse: sign in, find a case, change an answer, save', async () => {
    const { instance, browser } = await stage.ready()
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const { keyboard } = page
    /** Goes on by Tab until the focus is on what is looked for, which must be seen to have it. */
    const reach = async (what: string) => {
      for (let presses = 0; presses < 80; presses += 1) {
        await keyboard.press('Tab')
        const focus = await page.evaluate((wanted) => {
          const here = document.activeElement as HTMLElement
          const { outlineStyle, outlineWidth } = getComputedStyle(here)
          const marked = here.closest('.answer-option') ?? here
          const ring = getComputedStyle(marked)
          const isSeen = [outlineStyle, ring.outlineStyle].some((style) => style !== 'none') && outlineWidth !== ''
          return { isThere: here.matches(wanted), isSeen, what: here.outerHTML.slice(0, 120) }
        }, what)
        assert.ok(focus.isSeen, `no focus ring: ${focus.what}`)
        if (focus.isThere) return
      }
      assert.unreachable(`Tab does not reach ${what}`)
    }
    const ask = await apiAs(instance, 'worker')
    const cases = (await ask('GET', 'cases?per=100')).json().data as readonly {
      readonly name_last?: string
      readonly owned_by: string
    }[]
    const theirs = cases.filter(({ owned_by }) => owned_by === 'worker')
    const lastName = theirs.find(({ name_last }) => /^[A-Za-z]{5,}$/.test(name_last ?? ''))?.name_last ?? ''
    let nameArrives: () => void = () => undefined
    await page.route('**/api/v2/primero', async (route) => {
      await new Promise<void>((done) => {
        nameArrives = done
      })
      await route.continue()
    })
    await page.goto(instance.url)
    await page.locator('input[type="password"]').waitFor()
    assert.ok(await page.evaluate(() => document.activeElement?.matches('[autocomplete="username"]')))
    await keyboard.type('worker')
    await reach('input[type="password"]')
    await keyboard.type('formwork-demo')
    nameArrives()
    await page.locator('.brand').waitFor()
    await keyboard.press('Enter')
    await page.locator('.home-record').first().waitFor()
    assert.is(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the new page is announced')
    await keyboard.press('Shift+Tab')
    await reach('a[href="/r/cases"], a[href^="/r/cases?"]')
    await page.goto(`${instance.url}/r/cases`)
    await page.locator('tbody tr').first().waitFor()
    await reach('.skip')
    await keyboard.press('Enter')
    await reach('[type="search"]')
    await keyboard.type(lastName)
    await page.waitForFunction(() => (document.querySelectorAll('tbody tr').length || 99) < 10)
    await reach('tbody a')
    await keyboard.press('Enter')
    await page.locator('.read-section').first().waitFor()
    await reach('a.button-main[href$="/edit"]')
    await keyboard.press('Enter')
    await page.locator('#form-title').waitFor()
    await reach('.form-group[aria-expanded="false"]')
    await keyboard.press('Enter')
    // Its first form opens, and the focus is at its beginning.
    await reach('.form-sheet input[type="text"], .form-sheet input:not([type]), .form-sheet textarea')
    const path = await page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'))
    await keyboard.press('Control+A')
    await keyboard.type('01/02/2026')
    await page.getByText(/Draft kept/).waitFor()
    for (;;) {
      await keyboard.press('Shift+Tab')
      if (await page.evaluate(() => document.activeElement?.matches('[type="submit"][form="record"]'))) break
    }
    await keyboard.press('Enter')
    await page.waitForURL((url) => /\/r\/cases\/[0-9a-f-]{36}$/.test(url.pathname))
    await page
      .getByRole('status')
      .getByText(/^Saved/)
      .waitFor()
    assert.ok(path)
    await context.close()
  })

  it('keeps its words and its controls when text is twice as large', async () => {
    const { instance } = await stage.ready()
    const browser = await openBrowser({ text: 2 })
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('dialog', (dialog) => void dialog.accept())
    const found: string[] = []
    const look = async (screen: string) => {
      found.push(...(await overflowOf(page)).map((line) => `${screen}: ${line}`))
      await picture(page, `${screen}-large-text`)
    }
    await page.goto(instance.url)
    await page.locator('input[type="password"]').waitFor()
    assert.is(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px')
    await look('sign-in')
    await signIn(page, 'worker')
    for (const screen of screens) {
      await screen.open(page, instance.url, id)
      await look(screen.name)
    }
    const ask = await apiAs(instance, 'worker')
    const fresh = await ask('POST', 'cases', { data: { name_first: 'Tiny', name_last: 'Print', sex: 'male' } })
    await page.goto(
      `${instance.url}/r/cases/${(fresh.json().data as { id: string }).id}/edit?form=basic_identity&field=name_nickname`,
    )
    await fillIn(page, 'name_nickname', 'Large')
    await save(page)
    await page.getByText('Large').first().waitFor()
    assert.equal(found, [])
    await browser.close()
  })

  it('fits a window as narrow as 320 pixels', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'worker', { size: { width: 320, height: 600 } })
    page.on('dialog', (dialog) => void dialog.accept())
    const found: string[] = []
    for (const screen of screens) {
      await screen.open(page, instance.url, id)
      found.push(...(await overflowOf(page)).map((line) => `${screen.name}: ${line}`))
    }
    assert.equal(found, [])
    await page.context().close()
    await stage.strike()
  })
})
