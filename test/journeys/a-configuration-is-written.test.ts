import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { filesOfNewFolder } from '../../config/new-folder.ts'
import { templateFiles } from '../../server/commands/init.ts'
import { writeFiles } from '../../server/commands/write-files.ts'
import { picture } from '../lib/chromium.ts'
import { createStage, fieldAt, fillIn, signedIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwork-written-'))
writeFiles(folder, filesOfNewFolder(basename(folder), templateFiles('empty')))
const supervisor = {
  ...{ id: 'supervisor', label: 'Supervisor', reach: 'all' },
  ...{ actions: { person: ['read'] }, forms: { person: 'r' } },
}
writeFileSync(join(folder, 'roles', 'supervisor.json'), JSON.stringify(supervisor))
const instanceFile = join(folder, 'instance.json')
writeFileSync(instanceFile, readFileSync(instanceFile, 'utf8').replace('["en"]', '["en", "ar"]'))

const stage = createStage({ configuration: folder, command: ['dev', folder] })
const fields = join(folder, 'fields', 'person', 'identity.json')
/** The law is two seconds; a busy machine may take longer. */
const promptly = 5_000

spec('Whoever writes a configuration', (it) => {
  let page: Page
  const before = readFileSync(fields, 'utf8')

  it('sees a change as soon as it is saved, with what was typed', async () => {
    page = await signedIn(await stage.ready(), 'worker')
    await page.goto(`${(await stage.ready()).instance.url}/r/people/new`)
    await fillIn(page, 'full_name', 'Zuhura')
    await page.getByRole('button', { name: 'View as: Worker' }).waitFor()
    const began = Date.now()
    writeFileSync(fields, before.replace('"Full name"', '"Name in full"'))
    await fieldAt(page, 'full_name').getByText('Name in full').waitFor({ timeout: promptly })
    console.log(`A change stood on the page after ${Date.now() - began} ms.`)
    assert.is(await fieldAt(page, 'full_name').locator('input').inputValue(), 'Zuhura')
  })

  it('is shown a fault with its line, the lines around it and the likely fix', async () => {
    writeFileSync(fields, before.replace('"birthDate": "date_of_birth"', '"birthDate": "date_of_brith"'))
    const issues = page.getByRole('dialog', { name: 'Configuration' })
    await issues.waitFor({ timeout: promptly })
    await issues
      .getByText(/fields\/person\/identity\.json:\d+:/)
      .first()
      .waitFor()
    await issues.getByText('^^^^^^^^^^^^^^^').first().waitFor()
    await issues.getByText(/Did you mean `date_of_birth`\? \(fields\/person\/identity\.json:\d+\)/).waitFor()
    await picture(page, 'workshop-issue')
    writeFileSync(fields, before)
    await issues.waitFor({ state: 'detached', timeout: promptly })
    assert.is(await fieldAt(page, 'full_name').locator('input').inputValue(), 'Zuhura')
  })

  it('looks at it as somebody of another role', async () => {
    await page.goto(`${(await stage.ready()).instance.url}/r/people`)
    await page.getByRole('button', { name: 'View as: Worker' }).click()
    const view = page.getByRole('dialog', { name: 'View as' })
    await view.getByLabel('Role').selectOption('supervisor')
    await page.getByRole('button', { name: 'View as: Supervisor' }).waitFor()
    assert.is(await page.getByRole('link', { name: 'New person' }).count(), 0, 'a supervisor makes no records')
  })

  it('in another language and turned around', async () => {
    const html = page.locator('html')
    await page.getByRole('button', { name: 'View as: Supervisor' }).click()
    await page.getByRole('dialog').getByLabel('Direction').selectOption('rtl')
    await page.locator('html[dir="rtl"][lang="en"]').waitFor()
    await page.getByRole('dialog').getByLabel('Direction').selectOption('')
    await page.locator('html[dir="ltr"]').waitFor()
    await page.getByRole('dialog').getByLabel('Language').selectOption('ar')
    await page.locator('html[dir="rtl"][lang="ar"]').waitFor()
    assert.is(await html.getAttribute('lang'), 'ar')
  })

  it('and as small as on a phone', async () => {
    await page.goto(`${(await stage.ready()).instance.url}/workshop/phone?at=/r/people`)
    const phone = page.frameLocator('iframe')
    await phone.locator('main h1').first().waitFor()
    const width = await phone.locator('html').evaluate((html) => html.clientWidth)
    assert.is(width, 360)
    assert.is(await phone.locator('.developer-mark').count(), 0)
    await picture(page, 'workshop-phone')
    await page.context().close()
    await stage.strike()
    rmSync(folder, { recursive: true, force: true })
  })
})
