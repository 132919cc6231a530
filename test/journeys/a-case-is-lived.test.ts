import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { addDays } from '../../engine/lib/dates.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import demo from '../../seeds/child-protection/instance.json' with { type: 'json' }
import { DESKTOP, PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, save, signedIn } from '../lib/journey.ts'
import { overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

/** How the same case is lived: in each language, once at a desk and once on a phone. */
const looks = [
  {
    locale: 'en',
    size: DESKTOP,
    child: 'Samira Quill',
    actions: 'Actions',
    plan: /Ask for approval.*Case plan/,
    reject: /Do not approve.*Case plan/,
    approve: /^Approve.*Case plan/,
    note: 'Add a note',
    close: /^Close/,
    reopen: /^Reopen/,
    waits: /Waits for approval.*Case plan/,
    notes: 'New or changed notes',
    closed: 'Closed',
    reopened: 'Reopened',
    flag: /flag/i,
  },
  {
    locale: 'ar',
    size: PHONE,
    child: 'سميرة قويل',
    actions: 'الإجراءات',
    plan: /طلب الموافقة.*خطة الحالة/,
    reject: /عدم الموافقة.*خطة الحالة/,
    approve: /^الموافقة.*خطة الحالة/,
    note: 'إضافة ملاحظة',
    close: /^إغلاق/,
    reopen: /^إعادة/,
    waits: /بانتظار الموافقة.*خطة الحالة/,
    notes: 'ملاحظات جديدة أو معدلة',
    closed: 'مغلقة',
    reopened: 'أعيد فتحها',
    flag: /علم/,
  },
] as const

type Look = (typeof looks)[number]

/** Days of the instance, where it can be tomorrow already. */
const inDays = (days: number) => addDays(todayIn(demo.timeZone, new Date().toISOString()), days) ?? ''
/** As it is typed into a box. */
const typed = (day: string) => day.split('-').reverse().join('/')

const accessible = async (page: Page) => {
  assert.equal(await seriousFindings(page), [])
  assert.equal(await overflowOf(page), [])
}

const toasted = (page: Page) => page.locator('.toast').last().waitFor()

async function choose(page: Page, { actions }: Look, item: string | RegExp) {
  await page.locator('.head-actions').getByRole('button', { name: actions }).click()
  await page.locator('.menu-item', { hasText: item }).click()
  await page.getByRole('dialog').waitFor()
}

const submit = (page: Page) => page.getByRole('dialog').locator('button[type="submit"]').click()

const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

for (const look of looks) {
  const shot = (page: Page, name: string) => picture(page, `life-${name}-${look.locale}`)

  spec(`A case is lived (${look.locale})`, (it) => {
    let id = ''
    const address = async (rest = '') => `${(await stage.ready()).instance.url}/r/cases/${id}${rest}`
    const as = (user: string) => stage.ready().then((ready) => signedIn(ready, user, look))
    const tasks = async (page: Page) => {
      await page.goto(`${(await stage.ready()).instance.url}/tasks?type=assessment`)
      await page.locator('.task, .empty').first().waitFor()
      return page.locator('.task', { hasText: look.child })
    }

    it('begins', async () => {
      const worker = await apiAs((await stage.ready()).instance, 'worker')
      const [name_first, name_last] = look.child.split(' ')
      const made = await worker('POST', 'cases', {
        data: { module_id: 'primeromodule_cp', name_first, name_last, sex: 'female', age: 9 },
      })
      assert.is(made.status, 200, made.text)
      id = (made.json() as { data: { id: string } }).data.id
    })

    it('with a task that appears from a date, is completed and disappears', async () => {
      const page = await as('worker')
      assert.is(await (await tasks(page)).count(), 0)
      await page.goto(await address('/edit?form=assessment&field=assessment_due_date'))
      await fillIn(page, 'assessment_due_date', typed(inDays(2)))
      await save(page)
      const task = await tasks(page)
      await task.waitFor()
      await shot(page, 'tasks')
      await accessible(page)
      await task.locator('.task-link').click()
      await fieldAt(page, 'assessment_requested_on').locator('input:focus').waitFor()
      await shot(page, 'task-field')
      await fillIn(page, 'assessment_requested_on', typed(inDays(0)))
      await save(page)
      assert.is(await (await tasks(page)).count(), 0)
      await page.context().close()
    })

    it('with a case plan that is asked about, not approved with a comment, asked about again and approved', async () => {
      const page = await as('worker')
      await page.goto(await address('/edit?form=cp_case_plan&field=date_case_plan'))
      await fillIn(page, 'date_case_plan', typed(inDays(0)))
      await save(page)
      await page.goto(await address())
      await choose(page, look, look.plan)
      await submit(page)
      await toasted(page)

      const manager = await as('manager')
      await manager.goto(`${(await stage.ready()).instance.url}/r/cases?owned_by=worker`)
      await manager.locator('.dot-mark').first().waitFor()
      await shot(manager, 'alert-in-list')
      await manager.goto(await address('?form=cp_case_plan'))
      await manager.locator('.alert', { hasText: look.waits }).waitFor()
      await shot(manager, 'alert-on-form')
      await accessible(manager)
      await choose(manager, look, look.reject)
      await manager.locator('.approval-changes ins').first().waitFor()
      await shot(manager, 'decision')
      await accessible(manager)
      await submit(manager)
      await fieldAt(manager, 'comment').locator('.issue-error').waitFor()
      await fillIn(manager, 'comment', 'Which school?')
      await submit(manager)
      await toasted(manager)

      await page.goto(await address('?form=cp_case_plan'))
      await fieldAt(page, 'case_plan_approved_comments').getByText('Which school?').waitFor()
      assert.is(await page.locator('.alert', { hasText: look.waits }).count(), 0)
      await choose(page, look, look.plan)
      await submit(page)
      await toasted(page)

      await manager.goto(await address('?form=cp_case_plan'))
      await choose(manager, look, look.approve)
      await fillIn(manager, 'comment', 'Good')
      await submit(manager)
      await toasted(manager)
      const told = await (await apiAs((await stage.ready()).instance, 'worker'))('GET', `cases/${id}`)
      const { data } = told.json() as { data: { approval_status_case_plan: string; approval_subforms: unknown[] } }
      assert.is(data.approval_status_case_plan, 'approved')
      await page.context().close()
      await manager.context().close()
    })

    it('with a note of the manager, who may not edit, and an alert that the owner clears by saving', async () => {
      const manager = await as('manager')
      await manager.goto(await address())
      await manager.locator('.head-actions').getByRole('button', { name: look.actions }).waitFor()
      assert.is(await manager.locator(`a[href$="${id}/edit"]`).count(), 0)
      await choose(manager, look, look.note)
      await fillIn(manager, 'subject', 'School')
      await fieldAt(manager, 'text').locator('textarea').fill('Ask the teacher whether she comes every day.')
      await shot(manager, 'note')
      await accessible(manager)
      await submit(manager)
      await toasted(manager)
      await manager.context().close()

      const page = await as('worker')
      await page.goto(await address('?form=notes'))
      await page.locator('.alert', { hasText: look.notes }).waitFor()
      await page.locator('.alert', { hasText: 'Layla Mansour' }).scrollIntoViewIfNeeded()
      await shot(page, 'note-alert')
      await page.goto(await address('/edit?form=basic_identity&field=name_nickname'))
      await fillIn(page, 'name_nickname', 'Sami')
      await save(page)
      await page.locator('.head-actions').getByRole('button', { name: look.actions }).waitFor()
      assert.is(await page.locator('.dot').count(), 0)
      await page.context().close()
    })

    it('with a flag that is added and resolved', async () => {
      const page = await as('worker')
      await page.goto(await address())
      await page.locator('.head-actions').getByRole('button', { name: look.flag }).click()
      const dialog = page.getByRole('dialog')
      await dialog.locator('.empty').waitFor()
      await dialog.locator('.button-main').click()
      await fieldAt(page, 'message').locator('textarea').fill('Birth certificate is missing')
      await submit(page)
      await dialog.locator('.flag').waitFor()
      await shot(page, 'flag')
      await accessible(page)
      await dialog.locator('.flag .button').first().click()
      await fieldAt(page, 'unflag_message').locator('textarea').fill('The mother brought it')
      await submit(page)
      await dialog.locator('.flag-resolved', { hasText: 'The mother brought it' }).waitFor()
      await shot(page, 'flag-resolved')
      await page.keyboard.press('Escape')
      await dialogGone(page)
      await page.context().close()
    })

    it('until it is closed, found by its filter and opened again', async () => {
      const { instance } = await stage.ready()
      const page = await as('worker')
      await page.goto(await address())
      await choose(page, look, look.close)
      await shot(page, 'close')
      await submit(page)
      await toasted(page)
      await page.locator('.state', { hasText: look.closed }).waitFor()
      await page.goto(`${instance.url}/r/cases?status=closed&order_by=last_updated_at&order=desc`)
      const found = page.locator('.card-title, tbody tr', { hasText: look.child })
      await found.waitFor()
      await shot(page, 'closed-in-list')
      await accessible(page)
      await found.click()
      await choose(page, look, look.reopen)
      await submit(page)
      await toasted(page)
      await page.locator('.step-current, .stage-name', { hasText: look.reopened }).first().waitFor()
      await shot(page, 'reopened')
      await accessible(page)
      await page.context().close()
    })

    it('and everything that was done can be read afterwards', async () => {
      const { instance } = await stage.ready()
      const page = await as('worker')
      await page.goto(await address('/history'))
      await page.locator('main').getByText('Layla Mansour').first().waitFor()
      await page.locator('main details').evaluateAll((all) => {
        for (const each of all as HTMLDetailsElement[]) each.open = true
      })
      await page.locator('main').getByText('Which school?').first().waitFor()
      await shot(page, 'change-log')
      await accessible(page)
      await page.context().close()
      const admin = await as('admin')
      await admin.goto(`${instance.url}/audit`)
      await admin.locator('.audit-table tr, .audit-cards li', { hasText: 'Nadia Haddad' }).first().waitFor()
      await shot(admin, 'audit-log')
      await accessible(admin)
      await admin.context().close()
      if (look === looks[looks.length - 1]) await stage.strike()
    })
  })
}
