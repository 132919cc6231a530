import * as assert from 'uvu/assert'
import type { Model } from '../../engine/model.ts'
import { picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, save, signedIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

type Ask = Awaited<ReturnType<typeof apiAs>>
type Wire = Readonly<Record<string, unknown>> & { readonly id: string }

const theirForms = ['basic_identity', 'cp_case_plan', 'services', 'referral', 'notes']

const stage = createStage()

spec('A provider of services', (it) => {
  let id = ''
  /** What stands on the record and is not for the provider. */
  let kept: Wire

  const list = async (ask: Ask, question = '') => {
    const answer = await ask('GET', `cases?per=100${question}`)
    assert.is(answer.status, 200, answer.text)
    return answer.json().data as readonly Wire[]
  }
  const one = async (ask: Ask) => (await ask('GET', `cases/${id}`)).json().data as Wire

  it('finds the cases shared with them, and of each only what their forms hold', async () => {
    const { instance } = await stage.ready()
    const [provider, admin] = [await apiAs(instance, 'provider'), await apiAs(instance, 'admin')]
    const model = (await admin('GET', 'model')).json().data as Model
    const { forms } = model.recordTypes['case'] ?? { forms: [] }
    const theirs = new Set(forms.filter((form) => theirForms.includes(form.id)).flatMap(({ fields }) => fields))
    const others = forms.flatMap(({ fields }) => fields).filter((field) => !theirs.has(field))

    const shared = await list(provider)
    assert.ok(shared.length > 0, 'the demonstration shares some')
    const all = await list(admin, '&per=1000')
    assert.ok(shared.length < all.length)
    let whole: Wire = { id }
    for (const row of shared) {
      const read = (await admin('GET', `cases/${row.id}`)).json().data as Wire
      if (['risk_level', 'protection_concerns'].every((field) => field in read)) id = row.id
      for (const field of others) assert.not.ok(field in row, `${field} in the list`)
    }
    assert.ok(id, 'one of them is filled in elsewhere too')
    const [religion] = model.lookups['lookup_religion']?.options ?? []
    const writer = await apiAs(instance, 'superuser')
    const written = await writer('PATCH', `cases/${id}`, { data: { religion: [religion?.id] } })
    assert.is(written.status, 200, written.text)
    whole = (await admin('GET', `cases/${id}`)).json().data as Wire
    kept = Object.fromEntries(Object.entries(whole).filter(([field]) => others.includes(field))) as Wire
    const seen = await provider('GET', `cases/${id}`)
    for (const field of others) assert.not.ok(field in (seen.json().data as Wire), field)
    const open = JSON.stringify(Object.entries(whole).filter(([field]) => theirs.has(field)))
    for (const [field, value] of Object.entries(kept))
      if (typeof value === 'string' && value.length > 12 && !open.includes(value))
        assert.not.match(seen.text, value, field)
    assert.equal(Object.keys((seen.json().metadata as { forms: object }).forms).sort(), [...theirForms].sort())
  })

  it('learns nothing of the rest by filter, order or wish', async () => {
    const { instance } = await stage.ready()
    const provider = await apiAs(instance, 'provider')
    const refusal = async (question: string) => {
      const answer = await provider('GET', `cases?${question}`)
      assert.is(answer.status, 422, `${question}: ${answer.text}`)
      return (answer.json().errors as { message: string[] }[])[0]?.message
    }
    for (const name of ['survivor_code_no', 'gbv_age', 'action_plan_section'])
      for (const ask of [
        (of: string) => `${of}=high`,
        (of: string) => `not[${of}]=high`,
        (of: string) => `order_by=${of}`,
      ])
        assert.equal(await refusal(ask(name)), await refusal(ask('no_such_thing')), ask(name))
    assert.is((await provider('GET', `cases/${id}?fields=survivor_code_no`)).status, 422)
    // What another kind of sharing would let them read may be asked for, and is held against each case anew.
    for (const name of ['risk_level', 'protection_concerns']) {
      const answer = [kept[name]].flat()[0]
      assert.equal(await list(provider, `&${name}=${answer}`), [], name)
      assert.equal(
        (await list(provider, `&not[${name}]=${answer}`)).filter((row) => name in row),
        [],
        name,
      )
    }
    const wished = (await provider('GET', `cases/${id}?fields=risk_level,religion`)).json().data as Wire
    assert.not.ok('risk_level' in wished || 'religion' in wished)
  })

  it('and changes nothing of it', async () => {
    const { instance } = await stage.ready()
    const provider = await apiAs(instance, 'provider')
    const refusal = async (data: object) => {
      const answer = await provider('PATCH', `cases/${id}`, { data })
      assert.is(answer.status, 422, answer.text)
      return (answer.json().errors as { message: string[]; detail: string }[])[0]
    }
    const unread = await refusal({ risk_level: 'low' })
    const unknown = await refusal({ no_such_thing: 'low' })
    assert.equal(unread?.message, unknown?.message, 'what is not theirs does not exist')
    assert.equal((await refusal({ name_first: 'Somebody' }))?.message, ['field.not_writable'])
    assert.is((await provider('DELETE', `cases/${id}`)).status, 403)
    assert.is((await provider('POST', 'cases', { data: { name_first: 'A', name_last: 'B', sex: 'male' } })).status, 403)
    const history = await provider('GET', `cases/${id}/record_history`)
    assert.is(history.status, 403, 'the log is not for them at all')
  })

  it('sees in the screens what they may see and nothing of the rest', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'provider')
    const places = page.getByRole('navigation', { name: 'Main places' }).first()
    assert.is(await places.getByRole('link', { name: 'Incidents' }).count(), 0)
    assert.is(await page.getByRole('link', { name: 'New case' }).count(), 0)
    await places.getByRole('link', { name: 'Cases' }).click()
    await page.getByRole('row').nth(1).waitFor()
    assert.is(await page.getByRole('columnheader', { name: 'Risk' }).count(), 0)
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('group', { name: 'Sex' }).waitFor()
    assert.is(await page.getByRole('group', { name: /Risk/ }).count(), 0)

    await page.goto(`${instance.url}/r/cases/${id}`)
    await page.locator('#form-basic_identity').waitFor()
    await page.locator('#form-notes').waitFor()
    const forms = await page.locator('.read-section h2').evaluateAll((all) => all.map((each) => each.id))
    assert.equal(forms.sort(), theirForms.map((form) => `form-${form}`).sort())
    for (const field of Object.keys(kept)) assert.is(await fieldAt(page, field).count(), 0, field)
    await picture(page, 'record-provider')
    await page.goto(`${instance.url}/r/incidents`)
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    await page.context().close()
  })

  it('and writes a note, which the owner reads', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'provider')
    await page.goto(`${instance.url}/r/cases/${id}/edit?form=basic_identity`)
    await fieldAt(page, 'name_first').waitFor()
    assert.is(await fieldAt(page, 'name_first').getByRole('textbox').count(), 0, 'to be read, not typed into')
    await page.goto(`${instance.url}/r/cases/${id}/edit?form=notes`)
    await page.getByRole('button', { name: 'Add: Note' }).click()
    await page.locator('[data-field$=".note_subject"] input').fill('Came to the clinic with her aunt')
    await save(page)
    await page.context().close()

    const seen = await one(await apiAs(instance, String((await one(await apiAs(instance, 'admin')))['owned_by'])))
    assert.match(JSON.stringify(seen['notes_section']), 'Came to the clinic')
    for (const [field, value] of Object.entries(kept)) assert.equal(seen[field], value, `${field} is as it was`)
  })
})

spec('Who reaches which cases', (it) => {
  const seenBy = async (userName: string) => {
    const ask = await apiAs((await stage.ready()).instance, userName)
    return (await ask('GET', 'cases?per=1000')).json().data as readonly Wire[]
  }
  const ownersIn = (rows: readonly Wire[]) => [...new Set(rows.map((row) => row['owned_by']))].sort()
  const idsOf = (rows: readonly Wire[]) => rows.map(({ id }) => id).sort()

  it('is settled by group for a manager, who also sees what their team was given', async () => {
    const all = await seenBy('admin')
    assert.equal(ownersIn(all), ['tracer', 'tracer2', 'worker', 'worker2'])
    for (const [manager, member] of [
      ['manager', 'worker'],
      ['manager2', 'worker2'],
    ] as const) {
      const isTheirs = (row: Wire) => row['owned_by'] === member
      const seen = await seenBy(manager)
      assert.equal(idsOf(seen.filter(isTheirs)), idsOf(all.filter(isTheirs)))
      const given = seen.filter((row) => !isTheirs(row))
      assert.ok(given.length < all.length - seen.length, 'most of the others are not within reach')
      const admin = await apiAs((await stage.ready()).instance, 'admin')
      for (const { id } of given) {
        const { assigned_user_names } = (await admin('GET', `cases/${id}`)).json().data as Wire
        assert.ok((assigned_user_names as readonly string[]).includes(member), `${id} was given to ${member}`)
      }
    }
    const page = await signedIn(await stage.ready(), 'manager')
    await page.goto(`${(await stage.ready()).instance.url}/r/cases`)
    await page.getByRole('row').nth(1).waitFor()
    assert.is(await page.getByRole('link', { name: 'New case' }).count(), 0)
    await page.context().close()
  })

  it('is none for those who look after accounts or the log', async () => {
    const { instance } = await stage.ready()
    for (const userName of ['auditor', 'agency_admin']) {
      const ask = await apiAs(instance, userName)
      for (const plural of ['cases', 'incidents']) {
        const [there, nowhere] = [await ask('GET', plural), await ask('GET', 'no_such_things')]
        assert.is(there.status, 404)
        assert.equal(
          (there.json().errors as { message: string[] }[])[0]?.message,
          (nowhere.json().errors as { message: string[] }[])[0]?.message,
        )
      }
      const page = await signedIn(await stage.ready(), userName)
      await page.getByText('There are no records for you here').waitFor()
      assert.is(await page.locator('a[href^="/r/"]').count(), 0)
      await page.goto(`${instance.url}/r/cases`)
      await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
      await page.context().close()
    }
    await stage.strike()
  })
})
