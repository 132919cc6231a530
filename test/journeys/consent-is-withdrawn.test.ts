import * as assert from 'uvu/assert'
import { createStage, fieldAt } from '../lib/journey.ts'
import { AGREED, agree, dialogGone, entryAt, LOOKS, pick, sharingOn, submit, type Wire } from '../lib/sharing.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

const WORDS = {
  en: {
    refer: /^Refer/,
    accept: /^Accept$/,
    revoke: /^Take back$/,
    missing: 'has not agreed',
    task: 'End the sharing',
  },
  ar: { refer: /^إحالة/, accept: /^قبول$/, revoke: /^سحب$/, missing: 'لم يوافق', task: 'إنهاء المشاركة' },
}

for (const look of LOOKS) {
  spec(`Consent is withdrawn (${look.locale})`, (it) => {
    const { as, asking, goTo, make, statusFor, recordFor, choose, shown } = sharingOn(stage, look)
    const words = WORDS[look.locale]
    const name = `Amoah ${look.locale}`
    let id = ''

    it('from a case that is shared, and accepted by its recipient', async () => {
      id = await make('worker', 'cases', {
        ...{ name_first: look.child, name_last: name, sex: 'female', age: 10, consent_date: '2026-01-15' },
        ...AGREED,
      })
      const owner = await as('worker')
      await goTo(owner, `/r/cases/${id}`)
      await choose(owner, words.refer)
      await pick(owner, 'Omar Farouk')
      await agree(owner)
      const provider = await as('provider')
      await goTo(provider, `/r/cases/${id}?form=referral`)
      await entryAt(provider).getByRole('button', { name: words.accept }).click()
      await agree(provider)
      assert.is((await recordFor('provider', `cases/${id}`))['id'], id)
      await owner.context().close()
      await provider.context().close()
    })

    it('nothing new is shared from that moment on, and what is shared already is a task', async () => {
      const owner = await as('worker')
      await goTo(owner, `/r/cases/${id}/edit?form=consent`)
      const day = fieldAt(owner, 'consent_withdrawn_on').locator('input').first()
      await day.fill('01/02/2026')
      await day.press('Tab')
      await fieldAt(owner, 'consent_withdrawn_purposes').locator('input').first().check({ force: true })
      await fieldAt(owner, 'consent_withdrawn_by').waitFor()
      await shown(owner, 'withdrawn')
      await owner.locator('button[type="submit"][form="record"]').click()
      await owner.waitForURL((url) => url.pathname === `/r/cases/${id}`)

      await owner.locator('main h1').first().waitFor()
      await owner.locator('.head-actions').getByRole('button', { name: look.actions }).click()
      const refer = owner.locator('.menu-item', { hasText: words.refer }).first()
      await refer.waitFor()
      await shown(owner, 'withdrawn-menu')
      assert.match((await owner.locator('.menu, [role="menu"]').first().textContent()) ?? '', words.missing)
      const refused = await (await asking('worker'))('POST', `cases/${id}/referrals`, {
        data: { transitioned_to: 'provider', consent_overridden: true },
      })
      assert.is(Math.floor(refused.status / 100), 4)

      await goTo(owner, '/tasks')
      const task = owner.locator('.task', { hasText: words.task }).filter({ hasText: name })
      await task.waitFor()
      await task.scrollIntoViewIfNeeded()
      await shown(owner, 'withdrawn-task')
      await task.locator('.task-link').click()
      await entryAt(owner).waitFor()
      await shown(owner, 'withdrawn-place')
      await owner.context().close()
    })

    it('and whoever has it open loses it at once when the sharing is ended', async () => {
      const provider = await as('provider')
      await goTo(provider, `/r/cases/${id}?form=services`)
      await provider.locator('main h1', { hasText: look.child }).waitFor()
      const owner = await as('worker')
      await goTo(owner, `/r/cases/${id}?form=referral`)
      await entryAt(owner).getByRole('button', { name: words.revoke }).click()
      await agree(owner)
      await entryAt(owner).locator('.transition-revoked').waitFor()
      await shown(owner, 'withdrawn-ended')

      assert.is(await statusFor('provider', `cases/${id}`), 404)
      const list = await (await asking('provider'))('GET', `cases?per=100`)
      assert.not.ok(
        (list.json().data as unknown as Wire[]).some((row) => row['id'] === id),
        'in no list',
      )
      await provider.reload()
      await provider.locator('main .trouble, main [role="alert"]').first().waitFor()
      assert.is(await provider.getByText(name).count(), 0, 'nothing of it is shown any more')
      await shown(provider, 'withdrawn-gone')
      const tasks = await (await asking('worker'))('GET', 'tasks?per=100')
      const left = (tasks.json().data as unknown as Wire[]).filter((row) => row['record_id'] === id)
      assert.not.ok(left.some((row) => String(row['type_label']).includes(words.task)))
      await owner.context().close()
      await provider.context().close()
    })

    it('a manager goes on without it only on purpose, and sees what is missing', async () => {
      const manager = await as('manager')
      await goTo(manager, `/r/cases/${id}`)
      await choose(manager, words.refer)
      await manager.getByRole('dialog').getByText(words.missing).waitFor()
      await pick(manager, 'Omar Farouk')
      await submit(manager)
      await manager.getByRole('dialog').getByRole('alert').first().waitFor()
      await shown(manager, 'override')
      assert.is(await statusFor('provider', `cases/${id}`), 404)
      await fieldAt(manager, 'consent_overridden').locator('input').first().check({ force: true })
      await submit(manager)
      await dialogGone(manager)
      assert.is(await statusFor('provider', `cases/${id}`), 200)
      const { disclosures } = (await recordFor('worker', `cases/${id}`)) as { disclosures: readonly Wire[] }
      assert.is(disclosures.at(-1)?.['consent'], 'overridden')
      await manager.context().close()
      if (look === LOOKS.at(-1)) await stage.strike()
    })
  })
}
