import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { DESKTOP, PHONE, picture, visitor } from '../lib/chromium.ts'
import { apiAs, createStage, fillIn, signedIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

const everything = [
  ...['users', 'user-groups', 'agencies', 'locations', 'look', 'conduct', 'contact', 'instance', 'access-tokens'],
  ...['system', 'audit', 'usage', 'form-burden', 'access-proof'],
]

/** Where a place stands that is not under the settings. */
const elsewhere: Readonly<Record<string, string>> = { audit: '/audit' }
const addressOf = (place: string) => elsewhere[place] ?? `/settings/${place}`

/** Who looks after what; each place is there for those and not there for others. */
const roles = {
  admin: everything,
  agency_admin: ['users', 'user-groups', 'agencies', 'audit', 'usage'],
  manager: ['users', 'user-groups', 'audit', 'usage'],
  auditor: ['audit', 'usage', 'form-burden', 'access-proof'],
  worker: [],
} as const

const none = { data: {} }

/** What each asks of the API, and who is not refused. */
const requests: readonly (readonly [
  method: string,
  path: string,
  who: readonly (keyof typeof roles)[],
  body?: unknown,
])[] = [
  ['GET', 'users', ['admin', 'agency_admin', 'manager']],
  ['POST', 'users', ['admin', 'agency_admin'], none],
  ['POST', 'users/update_bulk', ['admin', 'agency_admin'], { data: { ids: [], action: 'disable' } }],
  ['POST', 'user_groups', ['admin', 'agency_admin'], none],
  ['POST', 'agencies', ['admin'], none],
  ['POST', 'locations', ['admin'], none],
  ['PATCH', 'look', ['admin'], none],
  ['POST', 'codes_of_conduct', ['admin'], none],
  ['PATCH', 'contact_information', ['admin'], none],
  ['GET', 'settings', ['admin']],
  ['PATCH', 'settings', ['admin'], none],
  ['GET', 'access_tokens', ['admin']],
  ['GET', 'system', ['admin']],
  ['GET', 'backups', ['admin']],
  ['GET', 'audit_logs', ['admin', 'agency_admin', 'manager', 'auditor']],
  ['GET', 'usage_reports/current', ['admin', 'agency_admin', 'manager', 'auditor']],
  ['GET', 'form_burden', ['admin', 'auditor']],
  ['GET', 'access_proof/field?record_type=case&field=age', ['admin', 'auditor']],
]

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
        assert.equal(shown, places.map(addressOf))
        for (const place of everything) {
          await go(addressOf(place))
          const isThere = (await page.locator('main .admin, main .log-page').count()) > 0
          assert.is(isThere, (places as readonly string[]).includes(place), `${user} at ${place}`)
        }
        await end()
      })
    }

    it('on pages that everybody can read and operate', async () => {
      const { page, go, end } = await as('admin')
      const complaints = complaintsOf(page)
      for (const place of ['', ...everything]) {
        await go(place === '' ? '/settings' : addressOf(place))
        await judged(page)
        await picture(page, `settings-${place || 'places'}-${look.locale}`)
      }
      await go('/support')
      await judged(page)
      assert.equal(complaints, [])
      await end()
    })

    for (const user of ['agency_admin', 'manager'] as const) {
      it(`on pages that ${user} can read and operate`, async () => {
        const { page, go, end } = await as(user)
        for (const place of ['', ...roles[user]]) {
          await go(place === '' ? '/settings' : addressOf(place))
          await judged(page)
          await picture(page, `settings-${user}-${place || 'places'}-${look.locale}`)
        }
        await end()
      })
    }

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
        ['role_unique_id', look.locale === 'en' ? 'Case worker' : ''],
        ['agency', ''],
      ] as const) {
        const box = page.locator(`[data-field="${field}"]`)
        const options = box.locator('input[type="radio"]')
        if ((await options.count()) > 0) await options.first().check()
        else {
          const typing = box.locator('input').first()
          await typing.fill(letters)
          // What is not searched for is opened by the arrow key.
          if (letters === '') await typing.press('ArrowDown')
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

spec('Whoever asks past the screens', (it) => {
  for (const user of Object.keys(roles) as (keyof typeof roles)[]) {
    it(`is held to the same as ${user}`, async () => {
      const { instance } = await stage.ready()
      const ask = await apiAs(instance, user)
      for (const [method, path, who, body] of requests) {
        const { status } = await ask(method, path, body)
        assert.is(status === 403, !who.includes(user), `${user}: ${method} ${path} is answered ${status}`)
        assert.ok(status < 500 && status !== 404 && status !== 401, `${method} ${path} is answered ${status}`)
      }
    })
  }

  it('gives no role, touches nobody and counts nobody beyond their own agency', async () => {
    const { instance } = await stage.ready()
    const [admin, theirs] = [await apiAs(instance, 'admin'), await apiAs(instance, 'agency_admin')]
    const { data: all } = (await admin('GET', 'users?per=100')).json() as { data: readonly Account[] }
    const named = (name: string) => all.find(({ user_name }) => user_name === name)?.id ?? name
    const lift = await theirs('PATCH', `users/${named('worker')}`, { data: { role_unique_id: 'administrator' } })
    assert.is(lift.status, 422, lift.text)
    assert.is((await theirs('PATCH', `users/${named('admin')}`, { data: { position: 'Guest' } })).status, 403)
    assert.is((await theirs('GET', `users/${named('provider')}`)).status, 404)
    assert.is((await theirs('PATCH', `users/${named('agency_admin')}`, { data: { services: [] } })).status, 422)
    const usage = (await theirs('GET', 'usage_reports/current')).json() as {
      data: { agencies: readonly { agency: string }[] }
    }
    assert.equal(
      usage.data.agencies.map(({ agency }) => agency),
      ['open_hands'],
    )
  })
})

interface Account {
  readonly id: string
  readonly user_name: string
}

spec('Several accounts', (it) => {
  it('are disabled at once, and whoever was signed in is out', async () => {
    const ready = await stage.ready()
    const other = await signedIn(ready, 'worker2', { size: PHONE })
    const page = await signedIn(ready, 'agency_admin')
    await page.goto(`${ready.instance.url}/settings/users`)
    for (const name of ['Thiri Aung', 'Daniel Okello']) {
      await page.locator('tr', { hasText: name }).locator('input[type="checkbox"]').check()
    }
    const bar = page.locator('.bulk-bar')
    await picture(page, 'settings-several')
    await bar.getByRole('button', { name: 'Disable', exact: true }).click()
    await page.locator('.layer-foot button[type="submit"]').click()
    await page.locator('.admin-results li').nth(1).waitFor()
    await judged(page)
    assert.is(await page.locator('.admin-results .admin-wrong').count(), 0)
    await picture(page, 'settings-several-results')
    await other.goto(`${ready.instance.url}/tasks`)
    await other.locator('input[type="password"]').waitFor()
    await page.context().close()
    await other.context().close()
  })
})

spec('The look of an instance', (it) => {
  it('is moved to shades that can be read, with how well, and refused what is no colour', async () => {
    const ready = await stage.ready()
    const ask = await apiAs(ready.instance, 'admin')
    const standing = async () =>
      (await ask('GET', 'look')).json() as { data: { theme_colour?: string; version: number } }
    const before = (await standing()).data
    const page = await signedIn(ready, 'admin')
    await page.goto(`${ready.instance.url}/settings/look`)
    await page.locator('.page-action').click()
    const box = page.locator('[data-field="theme_colour"] input:not([type="color"])')
    await box.fill('#ffee00')
    await page.locator('.admin-swatch', { hasText: 'Moved until it can be read' }).first().waitFor()
    const ratios = await page.locator('.layer .admin-swatch').allTextContents()
    assert.ok(
      ratios.length === 2 && ratios.every((text) => Number(/([\d.]+) : 1/.exec(text)?.[1]) >= 4.5),
      ratios.join(),
    )
    await judged(page)
    await picture(page, 'settings-look-moved')
    await box.fill('teal')
    await page.locator('.layer-foot button[type="submit"]').click()
    await page.locator('[data-field="theme_colour"].answer-wrong').waitFor()
    await judged(page)
    await picture(page, 'settings-look-refused')
    assert.equal((await standing()).data, before)
    await page.context().close()
  })
})

/** The built program at the console, over the data of the instance. */
function atConsole(data: string, args: readonly string[], input = '') {
  const env = { ...process.env, NODE_ENV: 'production', FORMWORK_DATA: data }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/server.js', ...args], { env, input })
  assert.is(status, 0, `${args.join(' ')}: ${stderr} ${stdout}`)
  return stdout.toString()
}

spec('A proof of access', (it) => {
  it('says the same on its page, as a file and at the console', async () => {
    const ready = await stage.ready()
    const ask = await apiAs(ready.instance, 'auditor')
    const asked = 'access_proof/field?record_type=case&field=age'
    const told = JSON.parse(atConsole(ready.instance.data, ['access', 'field', 'case.age', '--json'])) as {
      totals: { people: number; records: number }
      ways: readonly unknown[]
    }
    const { data } = (await ask('GET', asked)).json() as { data: unknown }
    assert.equal(data, told)
    const file = (await ask('GET', `${asked}&format=csv`)).text
    assert.is(file.trim(), atConsole(ready.instance.data, ['access', 'field', 'case.age', '--csv']).trim())
    const page = await signedIn(ready, 'auditor')
    await page.goto(`${ready.instance.url}/settings/access-proof?type=case&field=age`)
    await page.locator('.table tbody tr').first().waitFor()
    assert.is(await page.locator('.table tbody tr').count(), told.ways.length)
    const said = (await page.locator('main [role="status"]').first().textContent()) ?? ''
    for (const number of [told.totals.people, told.totals.records]) assert.ok(said.includes(String(number)), said)
    await judged(page)
    await picture(page, 'settings-proof-field')
    await page.goto(`${ready.instance.url}/settings/access-proof?user=worker`)
    await page.locator('main h2').first().waitFor()
    const ways = await page.locator('main ul.admin-lines').first().locator('li > span:first-child').allTextContents()
    assert.ok(ways.includes('Referral'), ways.join())
    assert.is(new Set(ways).size, ways.length, ways.join())
    await judged(page)
    await picture(page, 'settings-proof-person')
    await page.context().close()
  })
})

spec('A backup', (it) => {
  it('is made while the instance serves, opens with the passphrase only, and is the same when it is restored', async () => {
    const { instance } = await stage.ready()
    const folder = mkdtempSync(join(tmpdir(), 'formwork-backup-'))
    try {
      const [file, into] = [join(folder, 'copy.backup'), join(folder, 'restored')]
      const made = atConsole(instance.data, ['backup', '--to', file, '--passphrase-stdin'], 'seven quiet lamps\n')
      assert.match(made, /restored and found whole/)
      const wrong = spawnSync(
        process.execPath,
        ['dist/server.js', 'restore', file, '--into', into, '--passphrase-stdin'],
        {
          env: { ...process.env, NODE_ENV: 'production' },
          input: 'another\n',
        },
      )
      assert.is.not(wrong.status, 0)
      assert.not.ok(existsSync(into))
      assert.match(
        atConsole(instance.data, ['restore', file, '--into', into, '--passphrase-stdin'], 'seven quiet lamps\n'),
        /and whole/,
      )
      const proofOf = (data: string) => atConsole(data, ['access', 'field', 'case.age', '--json'])
      assert.is(proofOf(into), proofOf(instance.data))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

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

  it('stands before the first page of whoever comes in by a code', async () => {
    const ready = await stage.ready()
    const ask = await apiAs(ready.instance, 'admin')
    const { data: agreed } = (await ask('GET', 'codes_of_conduct')).json() as { data: { version: number } }
    assert.ok(agreed.version >= 1)
    const user = { user_name: 'mina', full_name: 'Mina Torres', role_unique_id: 'case_worker', agency: 'open_hands' }
    const { data } = (await ask('POST', 'users', { data: user })).json() as { data: Account }
    const { data: way } = (await ask('POST', `users/${data.id}/sign_in_code`)).json() as { data: { code: string } }
    const context = await visitor(ready.browser, { size: PHONE })
    const page = await context.newPage()
    await page.goto(ready.instance.url)
    await page.locator('a[href="/choose-password"]').click()
    await page.locator('input[autocomplete="one-time-code"]').fill(way.code.toLowerCase().replaceAll('-', ' '))
    await page.locator('input[autocomplete="new-password"]').fill('five grey boats at noon')
    await judged(page)
    await picture(page, 'settings-code-typed')
    await page.locator('button[type="submit"]').click()
    await page.locator('.notice-done').waitFor()
    await page.locator('a[href="/sign-in"]').first().click()
    await page.locator('input[autocomplete="username"]').fill('mina')
    await page.locator('input[type="password"]').fill('five grey boats at noon')
    await page.keyboard.press('Enter')
    await page.locator('.admin-agree .button-main').click()
    await page.locator('.bottom-bar').waitFor()
    await context.close()
  })

  it('leaves nothing open', () => stage.strike())
})
