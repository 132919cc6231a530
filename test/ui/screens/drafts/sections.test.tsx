import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { issueCodes } from '../../../../config/issue-codes.ts'
import { shippedLocales } from '../../../../ui/lib/locale.ts'
import { plainOf, whereOf } from '../../../../ui/screens/drafts/dashboards/plain-where.ts'
import { overlaps } from '../../../../ui/screens/drafts/overlap.ts'
import { placeOf } from '../../../../ui/screens/drafts/sections.ts'
import { openScreen } from '../../../lib/screen.tsx'
import { spec } from '../../../lib/spec.ts'
import { editingServer } from './editing-server.ts'

const editing = await editingServer()
const { server, begun, things } = editing
const opened = (path: string) => openScreen(path, { server, as: 'ana' })

const isSo = async (holds: () => Promise<unknown>) => {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  assert.unreachable('waited in vain')
}

spec('Texts of a draft', (it) => {
  it('are found where a language lacks them, and kept as soon as one goes on', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/texts?missing=1&in=ar&query=tired`)
    await screen.until(() => screen.all('.draft-text').length === 1)
    const box = screen.all<HTMLTextAreaElement>('textarea[lang="ar"]')[0]
    assert.ok(box)
    box.value = 'متعب'
    box.dispatchEvent(new window.Event('input', { bubbles: true }))
    box.dispatchEvent(new window.Event('change', { bubbles: true }))
    await screen.shows('In the draft')
    const [lookup] = (await things(draft, 'lookup')).filter(({ id }) => id === 'lookup_mood') as readonly {
      readonly options: readonly { readonly id: string; readonly label: unknown }[]
    }[]
    assert.equal(lookup?.options.find(({ id }) => id === 'tired')?.label, { en: 'Tired', ar: 'متعب' })
    screen.close()
  })
})

spec('The list of a record type', (it) => {
  it('loses a column and gets another order', async () => {
    const draft = await begun()
    const list = async () => (await things(draft, 'list'))[0] as unknown as { columns: string[]; sort: object }
    const before = (await list()).columns
    const screen = await opened(`/drafts/${draft}/lists/person`)
    await screen.until(() => screen.all('.order-row').length >= before.length)
    screen.all('.order-row .drafts-away')[0]?.click()
    await isSo(async () => (await list()).columns.length === before.length - 1)
    const direction = screen.field('Direction') as unknown as HTMLSelectElement
    direction.value = 'asc'
    direction.dispatchEvent(new window.Event('change', { bubbles: true }))
    await isSo(async () => JSON.stringify((await list()).sort).includes('asc'))
    screen.close()
  })
})

spec('A dashboard', (it) => {
  it('puts its numbers in another order, and takes one away while another stays', async () => {
    const draft = await begun()
    const ids = async () =>
      ((await things(draft, 'dashboard'))[0] as unknown as { indicators: { id: string }[] }).indicators.map(
        ({ id }) => id,
      )
    const screen = await opened(`/drafts/${draft}/dashboards/numbers`)
    await screen.until(() => screen.button('Move up: New people'))
    screen.click('Move up: New people')
    await isSo(async () => (await ids()).join() === 'new_people,all_people')
    await screen.until(() => screen.all('.order-row')[0]?.textContent?.includes('New people'))
    screen.click('Remove All people')
    await isSo(async () => (await ids()).join() === 'new_people')
    screen.close()
  })

  it('counts what is put together by clicking, and keeps what is written otherwise', () => {
    const rest = { any_row: 'flags', where: { all: [] } }
    const where = { all: [{ field: 'status', among: ['open'] }, rest, { field: 'age', from: 3, to: 5 }] }
    const plain = plainOf(where)
    assert.is(plain.lines.length, 2)
    assert.equal(plain.rest, [rest])
    assert.equal(whereOf(plain), { all: [where.all[0], where.all[2], rest] })
    assert.is(whereOf({ lines: [{ field: '' }, { field: 'status', among: [] }], rest: [] }), undefined)
    assert.equal(plainOf({ any: [] }).rest, [{ any: [] }])
  })
})

spec('Steps of two windows', (it) => {
  const option = (id: string) => ({ kind: 'change_option', lookup: 'colours', option: id, retired: true })
  it('have nothing to do with each other where they name different things', () => {
    assert.not(overlaps([option('red')], [{ operations: [option('blue')] }]))
    assert.not(overlaps([option('red')], [{ operations: [{ kind: 'add_role', role: 'clerk' }] }]))
  })
  it('meet where they name the same, or where one is about all of it', () => {
    assert.ok(overlaps([option('red')], [{ operations: [option('red')] }]))
    assert.ok(overlaps([option('red')], [{ operations: [{ kind: 'order_options', lookup: 'colours', order: [] }] }]))
    assert.ok(overlaps([option('red')], [{ operations: [] }]), 'whole files came in')
  })
})

spec('What the check finds', (it) => {
  it('is mended where the thing is edited', () => {
    assert.is(placeOf('d', { kind: 'field', id: 'age', recordType: 'person' }), '/drafts/d/forms/person/fields/age')
    assert.is(placeOf('d', { kind: 'lookup', id: 'mood' }), '/drafts/d/lookups/mood')
    assert.is(placeOf('d', { kind: 'workflow', id: 'main' }), undefined)
  })

  it('is said in a sentence of every language, whatever it is', () => {
    for (const locale of shippedLocales) {
      const said = JSON.parse(readFileSync(`ui/locales/${locale}/drafts-check.json`, 'utf8')) as object
      const mute = Object.keys(issueCodes).filter((code) => !Object.hasOwn(said, `check.${code}`))
      assert.equal(mute, [], locale)
    }
  })

  it('lets go of what it holds', () => editing.end())
})
