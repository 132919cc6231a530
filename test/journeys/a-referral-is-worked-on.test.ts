import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { createStage, fieldAt } from '../lib/journey.ts'
import { AGREED, agree, entryAt, LOOKS, pick, sharingOn, type Wire } from '../lib/sharing.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

const WORDS = {
  en: {
    refer: /^Refer/,
    accept: /^Accept$/,
    done: /^Done$/,
    notes: /^Notes/,
    make: /^New case from this$/,
    service: 'Health',
  },
  ar: {
    refer: /^إحالة/,
    accept: /^قبول$/,
    done: /^تم$/,
    notes: /^الملاحظات/,
    make: /حالة جديدة.? من هذا$/,
    service: 'الصح',
  },
}

for (const look of LOOKS) {
  spec(`A referral is worked on (${look.locale})`, (it) => {
    const { as, goTo, make, statusFor, recordFor, choose, shown } = sharingOn(stage, look)
    const words = WORDS[look.locale]
    let id = ''

    const refer = async (page: Page, name: string, role: string, notes: string, more?: string) => {
      await goTo(page, `/r/cases/${id}`)
      await choose(page, words.refer)
      await pick(page, name)
      if (role)
        await fieldAt(page, 'authorized_role_unique_id').locator(`input[value="${role}"]`).check({ force: true })
      if (more) await fieldAt(page, more).locator('input').first().check({ force: true })
      await fieldAt(page, 'notes').locator('textarea').fill(notes)
    }
    const answer = async (page: Page, notes: string, name: RegExp) => {
      const entry = page.locator('li.transition[id]', { hasText: notes })
      await entry.getByRole('button', { name }).click()
    }
    const formsOf = (page: Page) => page.locator('.read-section h2').allTextContents()

    it('under a type that shows little, offered only where it works; a second referral adds forms', async () => {
      id = await make('worker', 'cases', {
        ...{ name_first: look.child, name_last: `Banda ${look.locale}`, sex: 'female', age: 10 },
        ...AGREED,
      })
      const owner = await as('worker')
      await refer(owner, 'Omar Farouk', 'referral', 'Fever.')
      const offered = await fieldAt(owner, 'authorized_role_unique_id').locator('input').count()
      assert.is(offered, 2, 'the role for survivors does not work in this programme')
      await shown(owner, 'referral-asked')
      await agree(owner)
      const provider = await as('provider')
      await goTo(provider, `/r/cases/${id}?form=referral`)
      await entryAt(provider).waitFor()
      const before = await formsOf(provider)
      assert.not.ok(
        before.some((title) => words.notes.test(title)),
        before.join(),
      )

      await refer(owner, 'Omar Farouk', 'service_provider', 'And a plan.')
      await agree(owner)
      await goTo(provider, `/r/cases/${id}?form=referral`)
      await entryAt(provider, 1).waitFor()
      await provider.locator('.read-section h2', { hasText: words.notes }).waitFor()
      await shown(provider, 'referral-two')
      await owner.context().close()
      await provider.context().close()
    })

    it('accepted, with entries of the recipient among the services, told with a note when it is done', async () => {
      const provider = await as('provider')
      await goTo(provider, `/r/cases/${id}?form=referral`)
      for (const notes of ['Fever.', 'And a plan.']) {
        await answer(provider, notes, words.accept)
        await agree(provider)
        await provider.locator('li.transition.accepted, .transition-accepted').first().waitFor()
      }
      await goTo(provider, `/r/cases/${id}/edit?form=services`)
      await fieldAt(provider, 'services_section').locator('.rows-add, button').last().click()
      await provider.locator('[data-field$=".service_type"] [role="combobox"]').fill(words.service)
      await provider.getByRole('listbox').getByRole('option').first().click()
      await provider.locator('[data-field$=".service_referral_notes"] textarea').fill('Seen and treated.')
      await shown(provider, 'referral-entry')
      await provider.getByRole('button', { name: words.done }).click()
      await provider.locator('button[type="submit"][form="record"]').click()
      await provider.waitForURL((url) => url.pathname === `/r/cases/${id}`)

      for (const notes of ['Fever.', 'And a plan.']) {
        await goTo(provider, `/r/cases/${id}?form=referral`)
        await answer(provider, notes, words.done)
        await fieldAt(provider, 'rejection_note').locator('textarea').fill(`Done: ${notes}`)
        await shown(provider, 'referral-done')
        await agree(provider)
      }
      assert.is(await statusFor('provider', `cases/${id}`), 404)
      await provider.waitForURL((url) => url.pathname === '/r/cases')
      await provider.context().close()

      const owner = await as('worker')
      await goTo(owner, `/r/cases/${id}?form=referral`)
      await owner.getByText('Done: And a plan.').waitFor()
      await shown(owner, 'referral-told')
      const services = (await recordFor('worker', `cases/${id}`))['services_section'] as readonly Wire[]
      assert.ok(services.some((row) => row['service_referral_notes'] === 'Seen and treated.'))
      await owner.context().close()
    })

    it('makes a case of the recipient’s own where the sender allows it', async () => {
      const owner = await as('worker')
      await refer(owner, 'Thiri Aung', '', 'Yours as well.', 'allow_case_creation')
      await agree(owner)
      const other = await as('worker2')
      await goTo(other, `/r/cases/${id}?form=referral`)
      const way = other.locator('li.transition[id]').getByRole('link', { name: words.make })
      await way.waitFor()
      await shown(other, 'referral-makes')
      await way.click()
      await other.waitForURL((url) => url.pathname === '/r/cases/new')
      await other.locator('button[type="submit"].form-next').click()
      await other.locator('button[type="submit"][form="record"]').waitFor()
      await shown(other, 'referral-made')
      await other.locator('button[type="submit"][form="record"]').click()
      await other.waitForURL((url) => /^\/r\/cases\/[0-9a-f-]{36}$/.test(url.pathname))
      const own = /[0-9a-f-]{36}$/.exec(new URL(other.url()).pathname)?.[0] ?? ''
      assert.not.equal(own, id)
      const made = await recordFor('worker2', `cases/${own}`)
      assert.equal([made['owned_by'], made['name_first']], ['worker2', look.child])
      assert.is(await statusFor('worker', `cases/${own}`), 404)
      await owner.context().close()
      await other.context().close()
      if (look === LOOKS.at(-1)) await stage.strike()
    })
  })
}
