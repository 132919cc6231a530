import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { DESKTOP, PHONE, picture } from './chromium.ts'
import { apiAs, type createStage, fieldAt, heard, signedIn } from './journey.ts'
import { overflowOf, seriousFindings } from './judge-page.ts'

export type Wire = Record<string, unknown>

/** The same stories are told twice: in English at a desk, in Arabic on a phone. */
export const LOOKS = [
  { locale: 'en', size: DESKTOP, child: 'Salma', actions: 'Actions' },
  { locale: 'ar', size: PHONE, child: 'سلمى', actions: 'الإجراءات' },
] as const

type Look = (typeof LOOKS)[number]

/** Answers by which a case may be shared with somebody of another organisation. */
export const AGREED = {
  consent_for_services: true,
  disclosure_other_orgs: true,
  consent_info_sharing: ['other_organizations'],
  consent_organizations_which: 'River Health',
}

export const submit = (page: Page) => page.getByRole('dialog').locator('button[type="submit"]').click()
export const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

/** The dialog asks no more than whether it is meant, or is filled in already. */
export async function agree(page: Page): Promise<void> {
  await submit(page)
  await dialogGone(page)
}

/** Chooses somebody out of those who may get the record. */
export async function pick(page: Page, name: string): Promise<void> {
  const box = fieldAt(page, 'transitioned_to').locator('.picker-input')
  await box.click()
  await heard(
    async () => {
      await box.fill(name)
      await page.locator('.picker-line', { hasText: name }).first().click()
    },
    async () => (await box.getAttribute('aria-expanded')) !== 'true' && (await box.inputValue()).includes(name),
  )
}

/** An entry of the transitions of the record that is open, the newest first. */
export const entryAt = (page: Page, index = 0) => page.locator('li.transition[id]').nth(index)

/** What the people of one story do on one instance, in one language and at one size. */
export function sharingOn(stage: ReturnType<typeof createStage>, look: Look) {
  const asking = async (user: string) => apiAs((await stage.ready()).instance, user)
  const readBy = async (user: string, path: string) => (await asking(user))('GET', path)
  return {
    asking,
    as: async (user: string): Promise<Page> => signedIn(await stage.ready(), user, look),
    goTo: async (page: Page, path: string) => page.goto(`${(await stage.ready()).instance.url}${path}`),
    statusFor: async (user: string, path: string) => (await readBy(user, path)).status,
    recordFor: async (user: string, path: string) => (await readBy(user, path)).json().data as unknown as Wire,
    make: async (user: string, plural: string, data: Wire): Promise<string> => {
      const made = await (await asking(user))('POST', plural, { data })
      assert.is(made.status, 200, made.text)
      return String((made.json().data as Wire)['id'])
    },
    /** Begins something of the menu of the record that is open. */
    choose: async (page: Page, item: RegExp) => {
      await page.locator('.head-actions').getByRole('button', { name: look.actions }).click()
      await page.locator('.menu-item', { hasText: item }).first().click()
      await page.getByRole('dialog').waitFor()
    },
    shown: async (page: Page, name: string) => {
      await picture(page, `sharing-${name}-${look.locale}`)
      assert.equal(await seriousFindings(page), [])
      assert.equal(await overflowOf(page), [])
    },
  }
}
