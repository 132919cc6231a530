import * as assert from 'uvu/assert'
import { createStage } from '../lib/journey.ts'
import { LOOKS, pick, sharingOn, submit } from '../lib/sharing.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

const WORDS = {
  en: { assign: /^Assign$/, owns: 'owns the record already' },
  ar: { assign: /^إسناد$/, owns: 'يملك' },
}

for (const look of LOOKS) {
  spec(`Several cases are assigned (${look.locale})`, (it) => {
    const { as, goTo, make, recordFor, shown } = sharingOn(stage, look)
    const words = WORDS[look.locale]

    it('at once from the list, with how far it has come, and of each that could not be given why', async () => {
      const child = (name_first: string) => ({ name_first, name_last: `Manyara ${look.locale}`, sex: 'male', age: 8 })
      const given = [await make('worker', 'cases', child('Amani')), await make('worker', 'cases', child('Baraka'))]
      const hers = await make('worker2', 'cases', child('Chege'))

      const page = await as('superuser')
      await goTo(page, '/r/cases')
      const box = page.locator('input[type="search"]').first()
      await box.fill(`Manyara ${look.locale}`)
      await box.press('Enter')
      await page.locator('main tr, main li').filter({ hasText: 'Chege' }).first().waitFor()
      await page.locator('.list-select').click()
      await page.locator('.bulk-all input').check({ force: true })
      await shown(page, 'several-chosen')
      await page.locator('.bulk-bar').getByRole('button', { name: words.assign }).click()
      await page.getByRole('dialog').waitFor()
      await pick(page, 'Thiri Aung')
      await shown(page, 'several-asked')

      let release: () => void = () => undefined
      const held = new Promise<void>((done) => {
        release = done
      })
      await page.route('**/api/v2/cases/assigns', async (route) => {
        await held
        await route.continue()
      })
      await submit(page)
      await page.getByRole('dialog').locator('progress').waitFor()
      await shown(page, 'several-under-way')
      release()

      const failed = page.locator('.bulk-results li')
      await failed.first().waitFor()
      assert.is(await failed.count(), 1)
      assert.match((await failed.first().textContent()) ?? '', 'Chege')
      assert.match((await failed.first().textContent()) ?? '', words.owns)
      await shown(page, 'several-results')
      for (const id of [...given, hers]) assert.is((await recordFor('worker2', `cases/${id}`))['owned_by'], 'worker2')
      await page.getByRole('dialog').locator('.button-main').click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      assert.match((await page.locator('.bulk-count').textContent()) ?? '', /1|١/, 'what was not done stays chosen')
      await page.context().close()
      if (look === LOOKS.at(-1)) await stage.strike()
    })
  })
}
