import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, goOn, save, signedIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwork-configuration-'))
cpSync('seeds/child-protection', folder, { recursive: true })
const stage = createStage({ configuration: folder })

const fieldsFile = join(folder, 'fields/case/basic-identity.json')
const formFile = join(folder, 'forms/case/basic-identity.json')
/** So long may it take until a change in the folder stands in an open browser, on a busy machine. */
const promptly = 5_000

const shoeSize = [
  {
    id: 'goes_barefoot',
    type: 'yes-no',
    label: { en: 'Goes barefoot', ar: 'حافي القدمين', fr: 'Va pieds nus', es: 'Va descalzo' },
  },
  {
    id: 'shoe_size',
    type: 'number',
    label: { en: 'Shoe size', ar: 'مقاس الحذاء', fr: 'Pointure', es: 'Talla de zapato' },
    required: true,
    minimum: 10,
    visible: { '==': [{ var: 'goes_barefoot' }, true] },
  },
]

spec('A change of a form', (it) => {
  let page: Page
  const fieldsBefore = readFileSync(fieldsFile, 'utf8')
  const formBefore = readFileSync(formFile, 'utf8')
  const withShoes = (text: string) => {
    const content = JSON.parse(text) as { fields: unknown[] }
    return JSON.stringify({ ...content, fields: [...shoeSize, ...content.fields] }, undefined, 2)
  }
  const placed = (text: string) => {
    const content = JSON.parse(text) as { fields: string[] }
    return JSON.stringify({ ...content, fields: [...shoeSize.map(({ id }) => id), ...content.fields] }, undefined, 2)
  }

  it('stands in the open browser at once, with what was typed', async () => {
    const { instance } = await stage.ready()
    page = await signedIn(await stage.ready(), 'worker')
    // The overlay begins to listen a moment after the page is there.
    const listens = page.waitForResponse((answer) => answer.url().endsWith('/developer/issues'))
    await page.goto(`${instance.url}/r/cases/new?form=basic_identity`)
    await goOn(page)
    await fillIn(page, 'name_first', 'Zuhura')
    await fillIn(page, 'name_last', 'Kamau')
    await listens
    writeFileSync(fieldsFile, withShoes(fieldsBefore))
    writeFileSync(formFile, placed(formBefore))
    const barefoot = page.getByRole('radiogroup', { name: 'Goes barefoot' })
    await barefoot.waitFor({ timeout: promptly })
    assert.is(await fieldAt(page, 'name_first').locator('input').inputValue(), 'Zuhura')
    assert.is(await fieldAt(page, 'name_last').locator('input').inputValue(), 'Kamau')
    assert.is(await fieldAt(page, 'shoe_size').count(), 0, 'not asked yet')
    await barefoot.getByRole('radio', { name: 'Yes' }).check({ force: true })
    await fillIn(page, 'shoe_size', '28')
  })

  it('that is broken says where, and the last good one keeps serving', async () => {
    const { instance } = await stage.ready()
    const broken = withShoes(fieldsBefore).replace('"goes_barefoot"\n', '"goes_barefeet"\n')
    writeFileSync(fieldsFile, broken)
    const line = broken.split('\n').findIndex((text) => text.includes('goes_barefeet')) + 1
    const mark = page.getByRole('button', { name: /configuration issue/ })
    await mark.waitFor({ timeout: promptly })
    await mark.click()
    const issues = page.getByRole('dialog', { name: 'Configuration' })
    await issues.getByText(`fields/case/basic-identity.json:${line}:`).waitFor()
    await picture(page, 'developer-overlay')
    await issues.getByRole('button', { name: 'Close' }).click()

    const ask = await apiAs(instance, 'worker')
    assert.is((await ask('GET', 'cases?per=1')).status, 200)
    assert.is(await fieldAt(page, 'shoe_size').locator('input').inputValue(), '28')

    writeFileSync(fieldsFile, withShoes(fieldsBefore).slice(0, -20))
    await page.getByRole('button', { name: /configuration issue/ }).waitFor({ timeout: promptly })
    assert.is((await ask('GET', 'cases?per=1')).status, 200, 'also when it is not even JSON')
  })

  it('and goes away when it is mended', async () => {
    writeFileSync(fieldsFile, withShoes(fieldsBefore).replace('"Shoe size"', '"Size of shoes"'))
    await page.getByRole('button', { name: /configuration issue/ }).waitFor({ state: 'detached', timeout: promptly })
    await fieldAt(page, 'shoe_size').getByText('Size of shoes').waitFor({ timeout: promptly })
    assert.is(await fieldAt(page, 'shoe_size').locator('input').inputValue(), '28')
    assert.is(await fieldAt(page, 'name_first').locator('input').inputValue(), 'Zuhura')
    await page.getByRole('radiogroup', { name: /^Sex/ }).getByRole('radio', { name: 'Female' }).check({ force: true })
    await save(page)
    await fieldAt(page, 'shoe_size').getByText('28').waitFor()
    await page.context().close()
    await stage.strike()
    rmSync(folder, { recursive: true, force: true })
  })
})
