import { JSDOM } from 'jsdom'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { dictionaryPage } from '../../../config/dictionary/page.ts'
import { loadFolder } from '../../../config/load.ts'
import type { Model } from '../../../engine/model.ts'
import { spec } from '../../lib/spec.ts'

const { model } = await checkFolder(loadFolder('seeds/child-protection'))
if (!model) throw new Error('The standard configuration has errors')

const documentIn = (locale: string, of: Model = model) => new JSDOM(dictionaryPage(of, locale)).window.document

spec('The data dictionary', (it) => {
  it('has every form, field, row field, lookup and option of the configuration', () => {
    const codes = new Set([...documentIn('en').querySelectorAll('code')].map(({ textContent }) => textContent))
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

  it('links only to what is on the page', () => {
    const page = documentIn('en')
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    assert.ok(links.length > 50)
    assert.equal(
      links.filter((href) => !page.getElementById(href.slice(1))),
      [],
    )
  })

  it('is in the language asked for, in its direction', () => {
    const { documentElement, title } = documentIn('ar')
    assert.equal([documentElement.lang, documentElement.dir], ['ar', 'rtl'])
    assert.match(title, /قاموس البيانات/)
  })

  it('is the same page for the same configuration', () =>
    assert.is(dictionaryPage(model, 'en'), dictionaryPage(model, 'en')))

  it('takes nothing in a configuration for markup', () => {
    const hostile = { en: '<img src=x onerror="alert(1)">' }
    const instance = { ...model.instance, name: hostile }
    const page = documentIn('en', { ...model, instance })
    assert.is(page.querySelector('img, script'), null)
    assert.is(page.querySelector('h1')?.textContent, hostile.en)
  })
})
