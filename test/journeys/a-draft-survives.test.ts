import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { killBrowser, openDevice } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, goOn, save, signedIn, signIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

/** Everything that lies in the browser's own stores, as one text: what a thief of the device would search. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie]
    const latin = new TextDecoder('latin1')
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => done(request.result)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => done(request.result)
        })
        found.push(rows.length, ...rows)
      }
      database.close()
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) found.push(request.url)
    return JSON.stringify(found, (_, value) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? latin.decode(value as ArrayBuffer) : value,
    )
  })

const draftsIn = async (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const request = indexedDB.open('formwork-drafts')
        request.onsuccess = () => {
          const counting = request.result.transaction('drafts').objectStore('drafts').count()
          counting.onsuccess = () => {
            request.result.close()
            done(counting.result)
          }
        }
      }),
  )

const kept = (page: Page) => page.getByText(/Draft kept/).waitFor()
const nickname = (page: Page) => fieldAt(page, 'name_nickname').locator('input')

spec('A draft', (it) => {
  let id = ''
  let context: BrowserContext
  let page: Page
  const edit = async () => {
    await page.goto(`${(await stage.ready()).instance.url}/r/cases/${id}/edit?form=basic_identity`)
    await nickname(page).waitFor()
  }

  it('comes back after a reload', async () => {
    const { instance } = await stage.ready()
    const ask = await apiAs(instance, 'worker')
    const made = await ask('POST', 'cases', { data: { name_first: 'Amina', name_last: 'Osei', sex: 'female' } })
    assert.is(made.status, 200, made.text)
    id = (made.json().data as { id: string }).id

    page = await signedIn(await stage.ready(), 'worker')
    context = page.context()
    page.on('dialog', (dialog) => void dialog.accept())
    await edit()
    await fillIn(page, 'name_nickname', 'Mimi of the well')
    await kept(page)
    await page.reload()
    await page.getByText(/^What you typed on .* is back/).waitFor()
    assert.is(await nickname(page).inputValue(), 'Mimi of the well')
  })

  it('and after signing out and in again', async () => {
    await page.getByRole('link', { name: 'Home' }).first().click()
    const guard = page.getByRole('dialog', { name: 'Leave without saving?' })
    await guard.getByRole('button', { name: 'Stay here' }).click()
    assert.match(page.url(), `${id}/edit`, 'somebody who has typed is asked before they leave')
    assert.is(await nickname(page).inputValue(), 'Mimi of the well')
    await page.getByRole('link', { name: 'Home' }).first().click()
    await guard.getByRole('button', { name: 'Leave, keep the draft' }).click()
    await page.getByRole('region', { name: 'Not saved yet' }).getByRole('link', { name: /Amina/ }).waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await signIn(page, 'worker')
    await page.getByRole('region', { name: 'Not saved yet' }).getByRole('link', { name: /Amina/ }).click()
    await page.getByText(/^What you typed on .* is back/).waitFor()
    assert.is(await nickname(page).inputValue(), 'Mimi of the well')
  })

  it('is nothing but noise to the next person at the same device', async () => {
    await page.goto((await stage.ready()).instance.url)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    const words = await stored(page)
    assert.is(await draftsIn(page), 1, 'it is still there')
    for (const word of ['Mimi', 'well', 'Amina', 'name_nickname', id, 'worker'])
      assert.not.match(words, word, `"${word}" can be read on the device`)

    await signIn(page, 'worker2')
    await page.getByRole('heading', { level: 1, name: /Thiri/ }).waitFor()
    await page.getByRole('link', { name: 'Cases' }).first().waitFor()
    assert.is(await page.getByText('Not saved yet').count(), 0)
    assert.is(await page.getByText(/Amina|Mimi/).count(), 0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/sign-in/)
    await signIn(page, 'worker')
  })

  it('of a new record can be discarded, and taken back', async () => {
    const { instance } = await stage.ready()
    const fresh = await context.newPage()
    fresh.setDefaultTimeout(15_000)
    await fresh.goto(`${instance.url}/r/cases/new?form=basic_identity`)
    await goOn(fresh)
    await fillIn(fresh, 'name_first', 'Unsaved')
    await kept(fresh)
    await fresh.close({ runBeforeUnload: false })
    const home = await context.newPage()
    home.setDefaultTimeout(15_000)
    await home.goto(instance.url)
    await home.getByRole('link', { name: /Unsaved/ }).click()
    assert.is(await fieldAt(home, 'name_first').locator('input').inputValue(), 'Unsaved')
    await home.getByRole('button', { name: 'Discard it' }).click()
    const toast = home.getByRole('status').filter({ hasText: 'Your draft is discarded.' })
    await toast.waitFor()
    await home.locator('.draft-back').waitFor({ state: 'detached' })
    assert.is(await draftsIn(home), 1, 'only the other one is left')
    await toast.getByRole('button', { name: 'Undo' }).click()
    await home.locator('.draft-back').waitFor()
    assert.is(await fieldAt(home, 'name_first').locator('input').inputValue(), 'Unsaved')
    await home.getByRole('button', { name: 'Discard it' }).click()
    await home.locator('.draft-back').waitFor({ state: 'detached' })
    await home.close({ runBeforeUnload: false })
  })

  it('is gone once it is saved', async () => {
    await edit()
    await fillIn(page, 'name_other', 'Emina')
    await save(page)
    await page.getByText('Mimi of the well').first().waitFor()
    assert.is(await draftsIn(page), 0)
    await edit()
    assert.is(await page.getByText(/^What you typed on/).count(), 0)
    assert.is(await nickname(page).inputValue(), 'Mimi of the well')
    await context.close()
  })

  it('survives the sudden end of the browser', async () => {
    const { instance } = await stage.ready()
    const profile = mkdtempSync(join(tmpdir(), 'formwork-device-'))
    const begin = async () => {
      const device = await openDevice(profile)
      const tab = device.pages()[0] ?? (await device.newPage())
      tab.setDefaultTimeout(15_000)
      await tab.goto(instance.url)
      return { device, tab }
    }
    const before = await begin()
    await signIn(before.tab, 'worker')
    await before.tab.goto(`${instance.url}/r/cases/new?form=basic_identity`)
    await goOn(before.tab)
    await fillIn(before.tab, 'name_first', 'Half-writ')
    await kept(before.tab)
    await killBrowser(before.device)

    const { device, tab } = await begin()
    await tab.locator('main').waitFor()
    if (await tab.locator('input[type="password"]').isVisible()) await signIn(tab, 'worker')
    await tab.getByRole('link', { name: /Half-writ/ }).click()
    await fieldAt(tab, 'name_first').waitFor()
    assert.is(await fieldAt(tab, 'name_first').locator('input').inputValue(), 'Half-writ')
    await device.close()
    rmSync(profile, { recursive: true, force: true })
    await stage.strike()
  })
})
