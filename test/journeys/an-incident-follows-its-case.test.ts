import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { createStage, fieldAt } from '../lib/journey.ts'
import { AGREED, agree, dialogGone, entryAt, LOOKS, pick, sharingOn } from '../lib/sharing.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

const WORDS = {
  en: { assign: /^Assign/, transfer: /^Transfer/, accept: /^Accept$/, violence: 'Physical assault' },
  ar: { assign: /^إسناد/, transfer: /^نقل/, accept: /^قبول$/, violence: 'اعتداء جسدي' },
}

const idIn = (page: Page) => /[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)?.[0] ?? ''

for (const look of LOOKS) {
  spec(`An incident follows its case (${look.locale})`, (it) => {
    const { as, asking, goTo, make, statusFor, recordFor, choose, shown } = sharingOn(stage, look)
    const words = WORDS[look.locale]
    let id = ''
    let incident = ''

    it('is made from the case with what is known of it, and whoever makes it comes back to the case', async () => {
      id = await make('worker', 'cases', {
        ...{ name_first: look.child, name_last: `Okoye ${look.locale}`, sex: 'female', age: 11 },
        ...AGREED,
      })
      const worker = await as('worker')
      await goTo(worker, `/r/cases/${id}?form=incident_from_case`)
      await worker.locator('.panel a[href^="/r/incidents/new"]').click()
      await fieldAt(worker, 'incident_case_id').locator('bdi', { hasText: look.child }).waitFor()
      await fieldAt(worker, 'incident_description').locator('textarea').fill('Told at school.')
      await fieldAt(worker, 'cp_incident_violence_type').getByRole('combobox').fill(words.violence)
      await worker.getByRole('listbox').getByRole('option').first().click()
      await shown(worker, 'incident-begun')
      await worker.locator('button[type="submit"][form="record"]').click()
      await worker.waitForURL((url) => url.pathname === `/r/cases/${id}`)
      const line = worker.locator('.linked-item').first()
      await line.waitFor()
      await line.scrollIntoViewIfNeeded()
      await shown(worker, 'incident-listed')
      await line.getByRole('link').click()
      await worker.waitForURL((url) => url.pathname.startsWith('/r/incidents/'))
      incident = idIn(worker)
      const made = await recordFor('worker', `incidents/${incident}`)
      assert.is(made['incident_case_id'], id)
      assert.is(made['cp_sex'], 'female', 'copied from the case')
      await worker.context().close()
    })

    it('is changed from its own page, whose link leads to the case', async () => {
      const worker = await as('worker')
      await goTo(worker, `/r/incidents/${incident}/edit?form=cp_incident_form`)
      const box = fieldAt(worker, 'incident_description').locator('textarea')
      assert.is(await box.inputValue(), 'Told at school.')
      await box.fill('Told at school and at home.')
      await worker.locator('button[type="submit"][form="record"]').click()
      await worker.waitForURL((url) => url.pathname === `/r/incidents/${incident}`)
      await worker.getByText('Told at school and at home.').waitFor()
      await worker.locator('[data-field="incident_case_id"]').getByRole('link').first().click()
      await worker.waitForURL((url) => url.pathname === `/r/cases/${id}`)
      await worker.context().close()
    })

    it('is linked afterwards where it stood alone, found by its code', async () => {
      const alone = await make('worker', 'incidents', {
        date_of_first_report: '2026-01-10',
        cp_incident_violence_type: 'physical_assault',
      })
      const code = String((await recordFor('worker', `incidents/${alone}`))['short_id'])
      const worker = await as('worker')
      await goTo(worker, `/r/cases/${id}?form=incident_from_case`)
      await worker.locator('.panel .panel-head button').click()
      const dialog = worker.getByRole('dialog')
      await dialog.locator('input[type="search"]').fill(code)
      const found = dialog.locator('.linking-choice', { hasText: code })
      await found.waitFor()
      await found.locator('input').check({ force: true })
      await shown(worker, 'incident-linked')
      await dialog.locator('.button-main').click()
      await dialogGone(worker)
      await worker.locator('.linked-item').nth(1).waitFor()
      assert.is((await recordFor('worker', `incidents/${alone}`))['incident_case_id'], id)
      const refused = await (await asking('worker'))('PATCH', `incidents/${alone}`, { data: { owned_by: 'worker2' } })
      assert.not.equal(refused.status, 200)
      await worker.context().close()
    })

    it('goes with the case when that is assigned: out of the reach of one, into that of another', async () => {
      const manager = await as('manager')
      await goTo(manager, `/r/cases/${id}`)
      await choose(manager, words.assign)
      await shown(manager, 'assign')
      await pick(manager, 'Thiri Aung')
      await agree(manager)
      assert.is((await recordFor('worker2', `cases/${id}`))['owned_by'], 'worker2')
      assert.is((await recordFor('worker2', `incidents/${incident}`))['owned_by'], 'worker2')
      assert.is(await statusFor('worker', `cases/${id}`), 404)
      assert.is(await statusFor('worker', `incidents/${incident}`), 404)
      await manager.context().close()
    })

    it('and when a transfer is accepted, not before', async () => {
      const owner = await as('worker2')
      await goTo(owner, `/r/cases/${id}`)
      await choose(owner, words.transfer)
      await pick(owner, 'Nadia Haddad')
      await agree(owner)
      assert.is((await recordFor('worker2', `incidents/${incident}`))['owned_by'], 'worker2')
      const worker = await as('worker')
      await goTo(worker, `/r/cases/${id}?form=transfers_assignments`)
      await entryAt(worker).getByRole('button', { name: words.accept }).click()
      await agree(worker)
      assert.is((await recordFor('worker', `incidents/${incident}`))['owned_by'], 'worker')
      assert.is(await statusFor('worker2', `incidents/${incident}`), 404)
      await goTo(worker, `/r/cases/${id}?form=incident_from_case`)
      await worker.locator('.linked-item').nth(1).waitFor()
      await worker.context().close()
      await owner.context().close()
      if (look === LOOKS.at(-1)) await stage.strike()
    })
  })
}
