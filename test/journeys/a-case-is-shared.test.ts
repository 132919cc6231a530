import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { DESKTOP, PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, signedIn } from '../lib/journey.ts'
import { overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { dialogGone, pick, submit } from '../lib/sharing.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

/** How the same cases are shared: in each language, once at a desk and once on a phone. */
const looks = [
  {
    locale: 'en',
    size: DESKTOP,
    child: 'Salma',
    actions: 'Actions',
    refer: /^Refer$/,
    again: /^Refer again$/,
    transfer: /^Transfer/,
    ask: /Request|Ask/,
    accept: /^Accept$/,
    send: /^Start the transfer$/,
    reject: /^Reject$/,
    done: /^Done$/,
    revoke: /^Take back$/,
  },
  {
    locale: 'ar',
    size: PHONE,
    child: 'سلمى',
    actions: 'الإجراءات',
    refer: /^إحالة$/,
    again: /إحالة.+|.+إحالة/,
    transfer: /^نقل/,
    ask: /طلب/,
    accept: /^قبول$/,
    send: /^بدء النقل$/,
    reject: /^رفض$/,
    done: /^تم$/,
    revoke: /^سحب$/,
  },
] as const

type Look = (typeof looks)[number]
type Wire = Record<string, unknown>

const accessible = async (page: Page) => {
  assert.equal(await seriousFindings(page), [])
  assert.equal(await overflowOf(page), [])
}

async function choose(page: Page, { actions }: Look, item: RegExp) {
  await page.locator('.head-actions').getByRole('button', { name: actions }).click()
  await page.locator('.menu-item', { hasText: item }).first().click()
  await page.getByRole('dialog').waitFor()
}

for (const look of looks) {
  const shot = (page: Page, name: string) => picture(page, `sharing-${name}-${look.locale}`)

  spec(`A case is shared (${look.locale})`, (it) => {
    let id = ''
    const url = async (path: string) => `${(await stage.ready()).instance.url}${path}`
    const address = (rest = '') => url(`/r/cases/${id}${rest}`)
    const as = (user: string) => stage.ready().then((ready) => signedIn(ready, user, look))
    const asking = async (user: string) => apiAs((await stage.ready()).instance, user)
    const statusFor = async (user: string) => (await (await asking(user))('GET', `cases/${id}`)).status
    const recordFor = async (user: string) =>
      (await (await asking(user))('GET', `cases/${id}`)).json().data as unknown as Wire
    const entry = (page: Page, index = 0) => page.locator('li.transition[id]').nth(index)
    const step = (page: Page, name: RegExp, index = 0) => entry(page, index).getByRole('button', { name }).click()

    it('with consent, by transfer: sent back with a reason, then accepted', async () => {
      const made = await (await asking('worker'))('POST', 'cases', {
        data: {
          name_first: look.child,
          name_last: `Quill ${look.locale}`,
          sex: 'female',
          age: 9,
          consent_for_services: true,
          disclosure_other_orgs: true,
          consent_info_sharing: ['other_organizations'],
          consent_organizations_which: 'River Health',
          services_section: [{ service_type: 'health_medical_service', service_referral_notes: 'Fever.' }],
        },
      })
      assert.is(made.status, 200, made.text)
      id = String((made.json().data as Wire)['id'])
      assert.is(await statusFor('worker2'), 404)

      const worker = await as('worker')
      const other = await as('worker2')
      await worker.goto(await address())
      await choose(worker, look, look.transfer)
      await shot(worker, 'transfer')
      await accessible(worker)
      await pick(worker, 'Thiri Aung')
      await submit(worker)
      await dialogGone(worker)
      assert.is(await statusFor('worker2'), 200)

      await other.goto(await address('?form=transfers_assignments'))
      await entry(other).waitFor()
      await entry(other).scrollIntoViewIfNeeded()
      await shot(other, 'transfer-waits')
      await accessible(other)
      await step(other, look.reject)
      await submit(other)
      await fieldAt(other, 'rejected_reason').locator('.issue-error').waitFor()
      await fieldAt(other, 'rejected_reason').locator('textarea').fill('Too far for me.')
      await submit(other)
      await dialogGone(other)
      assert.is(await statusFor('worker2'), 404)

      await worker.goto(await address('?form=transfers_assignments'))
      await entry(worker).getByText('Too far for me.').waitFor()
      await choose(worker, look, look.transfer)
      await pick(worker, 'Thiri Aung')
      await submit(worker)
      await dialogGone(worker)
      await other.goto(await address('?form=transfers_assignments'))
      await step(other, look.accept)
      await submit(other)
      await dialogGone(other)
      assert.is((await recordFor('worker2'))['owned_by'], 'worker2')
      assert.is(await statusFor('worker'), 404)
      await worker.context().close()
      await other.context().close()
    })

    it('by referral from a service, with what the type shows and no more; a second one adds to it', async () => {
      const owner = await as('worker2')
      const provider = await as('provider')
      await owner.goto(await address('?form=services'))
      const row = owner.locator('details.row-read', { hasText: 'Fever.' })
      const ways = row.locator('.row-ways')
      await row.locator('summary').click()
      await ways.getByRole('button', { name: look.refer }).click()
      await owner.getByRole('dialog').waitFor()
      assert.is(await fieldAt(owner, 'notes').locator('textarea').inputValue(), 'Fever.')
      await shot(owner, 'refer-from-row')
      await accessible(owner)
      await pick(owner, 'Omar Farouk')
      await fieldAt(owner, 'authorized_role_unique_id').locator('input[value="referral"]').check({ force: true })
      await submit(owner)
      await dialogGone(owner)

      const narrow = await recordFor('provider')
      assert.ok('name_first' in narrow && 'services_section' in narrow, Object.keys(narrow).join())
      assert.not.ok('notes_section' in narrow, 'not on a form of the type')
      await owner.goto(await address('?form=services'))
      await row.locator('summary').click()
      await ways.getByRole('button', { name: look.again }).click()
      await owner.getByRole('dialog').waitFor()
      await pick(owner, 'Omar Farouk')
      await fieldAt(owner, 'authorized_role_unique_id')
        .locator('input[value="service_provider"]')
        .check({ force: true })
      await submit(owner)
      await dialogGone(owner)
      const ask = await asking('provider')
      assert.is((await ask('PATCH', `cases/${id}`, { data: { nationality: ['x'] } })).status, 422)

      await provider.goto(await address('?form=referral'))
      await entry(provider).waitFor()
      assert.is(await provider.locator('li.transition[id]').count(), 2)
      await shot(provider, 'referrals')
      await accessible(provider)
      await step(provider, look.done)
      await fieldAt(provider, 'rejection_note').locator('textarea').fill('Seen by the doctor.')
      await submit(provider)
      await dialogGone(provider)
      assert.is(await statusFor('provider'), 200, 'the first referral still stands')
      await owner.goto(await address('?form=referral'))
      await step(owner, look.revoke, 1)
      await submit(owner)
      await dialogGone(owner)
      assert.is(await statusFor('provider'), 404)
      assert.match(JSON.stringify(await recordFor('worker2')), 'Seen by the doctor.')
      await owner.context().close()
      await provider.context().close()
    })

    it('by referral to somebody outside, who gets printed exactly what the type shows', async () => {
      const owner = await as('worker2')
      const sent = await (await asking('worker2'))('POST', `cases/${id}/referrals`, {
        data: { remote: true, transitioned_to_remote: 'Dr Selim', authorized_role_unique_id: 'referral' },
      })
      assert.is(sent.status, 200, sent.text)
      await owner.goto(await address('?form=referral'))
      await entry(owner).locator('a[href$="/document"]').click()
      await owner.locator('.document-page h1').waitFor()
      await shot(owner, 'document')
      await accessible(owner)
      const text = (await owner.locator('.document-page').textContent()) ?? ''
      assert.match(text, look.child)
      assert.not.match(text, 'River Health', 'consent is on no form of the type')
      assert.match((await owner.pdf()).subarray(0, 5).toString(), '%PDF-')
      const { disclosures } = (await recordFor('worker2')) as { disclosures: readonly Wire[] }
      assert.is(disclosures.at(-1)?.['to_remote'], 'Dr Selim')
      await owner.context().close()
    })

    it('by a request of whoever finds it beyond their reach', async () => {
      const worker = await as('worker')
      await worker.goto(await url('/r/cases'))
      const box = worker.locator('input[type="search"]').first()
      await box.fill(`${look.child} Quill`)
      await box.press('Enter')
      await worker.locator('.search-beyond input').check({ force: true })
      const found = worker.locator('tr, li').filter({ hasText: look.child }).locator('.opening-beyond').first()
      await found.waitFor()
      await shot(worker, 'beyond')
      await found.click()
      await worker.getByRole('dialog').waitFor()
      await shot(worker, 'beyond-details')
      await accessible(worker)
      await worker.getByRole('dialog').locator('.button-main').click()
      await fieldAt(worker, 'notes').locator('textarea').fill('She lives near me now.')
      await submit(worker)
      await dialogGone(worker)
      assert.is(await statusFor('worker'), 404)

      const owner = await as('worker2')
      await owner.goto(await address('?form=transfers_assignments'))
      const asked = owner.locator('li.transition[id]', { hasText: 'She lives near me now.' })
      await asked.waitFor()
      await asked.getByRole('button', { name: look.send }).click()
      await submit(owner)
      await dialogGone(owner)
      assert.is(await statusFor('worker'), 200)
      await worker.goto(await address('?form=transfers_assignments'))
      await worker.locator('li.transition[id]').getByRole('button', { name: look.accept }).click()
      await submit(worker)
      await dialogGone(worker)
      assert.is((await recordFor('worker'))['owned_by'], 'worker')
      await owner.context().close()
      await worker.context().close()
      if (look === looks.at(-1)) await stage.strike()
    })
  })
}
