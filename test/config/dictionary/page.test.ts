import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { dictionaryPage } from '../../../config/dictionary/page.ts'
import { loadFolder } from '../../../config/load.ts'
import { spec } from '../../lib/spec.ts'

const { model } = await checkFolder(loadFolder('seeds/child-protection'))
if (!model) throw new Error('The standard configuration has errors')

const every = (pattern: RegExp, page: string) => [...page.matchAll(pattern)].map(([, found]) => found ?? '')

spec('The data dictionary', (it) => {
  it('has every form, field, row field, lookup and option of the configuration', () => {
    const codes = new Set(every(/<code>([^<]*)<\/code>/g, dictionaryPage(model, 'en')))
    for (const type of Object.values(model.recordTypes)) {
      const placed = new Set(type.forms.flatMap(({ fields }) => fields))
      for (const { id } of type.forms) assert.ok(codes.has(id), id)
      for (const { id, rows } of type.fields.filter((field) => placed.has(field.id))) {
        for (const one of [id, ...(rows?.fields.map((row) => row.id) ?? [])]) assert.ok(codes.has(one), one)
      }
    }
    for (const { id, options } of Object.values(model.lookups)) {
      for (const one of [id, ...options.map((option) => option.id)]) assert.ok(codes.has(one), one)
    }
  })

  it('says what becomes of records: stages, tasks, approvals, alerts, actions, and the numbers of home pages', () => {
    const page = dictionaryPage(model, 'en')
    const codes = new Set(every(/<code>([^<]*)<\/code>/g, page))
    for (const { lifecycle } of Object.values(model.recordTypes)) {
      const {
        workflows = [],
        tasks = [],
        approvals = [],
        alerts = [],
        actions = [],
        transitions = [],
      } = lifecycle ?? {}
      const named = [
        ...workflows,
        ...workflows.flatMap(({ stages }) => stages),
        ...tasks,
        ...approvals,
        ...alerts,
        ...transitions,
      ]
      const others = actions.filter(({ approval }) => approval === undefined)
      for (const { id } of [...named, ...others]) assert.ok(codes.has(id), id)
    }
    for (const { id, indicators } of model.dashboards ?? []) {
      for (const one of [id, ...indicators.map((indicator) => indicator.id)]) assert.ok(codes.has(one), one)
    }
    assert.match(page, '<th scope="col">Entered when</th>')
    assert.match(page, '<th scope="col">Consent where</th>')
    assert.match(dictionaryPage(model, 'ar'), 'يُدخل إليها إذا')
  })

  it('links only to what is on the page', () => {
    const page = dictionaryPage(model, 'en')
    const links = every(/href="#([^"]*)"/g, page)
    const places = new Set(every(/ id="([^"]*)"/g, page))
    assert.ok(links.length > 50)
    assert.equal(
      links.filter((place) => !places.has(place)),
      [],
    )
  })

  it('is in the language asked for, in its direction', () => {
    const page = dictionaryPage(model, 'ar')
    assert.match(page, '<html lang="ar" dir="rtl">')
    assert.match(page, /<title>[^<]*قاموس البيانات<\/title>/)
  })

  it('is the same page for the same configuration', () =>
    assert.is(dictionaryPage(model, 'en'), dictionaryPage(model, 'en')))

  it('takes nothing in a configuration for markup', () => {
    const hostile = { en: '<img src=x onerror="alert(1)">' }
    const instance = { ...model.instance, name: hostile }
    const page = dictionaryPage({ ...model, instance }, 'en')
    assert.not.match(page, '<img')
    assert.match(page, '<h1>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</h1>')
  })
})
