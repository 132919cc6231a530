import { existsSync, readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { placesIn } from '../../../../config/import/item.ts'
import { importPrimero } from '../../../../config/import/primero/import-primero.ts'
import { skip, spec } from '../../../lib/spec.ts'
import { askingOf, checkedImport } from '../imported-model.ts'
import { valueAtPath } from './value-at-path.ts'

const FOLDER = '../shared/reference/primero-bundle'

function bundleOf(name: string): { readonly data: Readonly<Record<string, readonly Record<string, never>[]>> } {
  const path = `${FOLDER}/${name}.json`
  if (!existsSync(path)) skip(`no ${path} on this machine`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

spec('A real bundle of the reference system', (it) => {
  for (const name of ['primero-default', 'primero-default.multilingual']) {
    it(`is imported without an error and without an unexplained loss: ${name}`, async () => {
      const document = { bundle: bundleOf(name), extra: bundleOf('primero-default.extra') }
      const imported = importPrimero(document.bundle, document.extra)
      const { places, things, entries, findings } = imported.report
      assert.equal((await checkedImport(imported)).errors, [])
      assert.is(places.total, placesIn(document).length)
      assert.is(places.carried + places.converted + places.left_out + places.default, places.total)
      const { FormSection = [], Lookup = [], Role = [], Report = [] } = document.bundle.data
      const total = (kind: string) => things.find((one) => one.kind === kind)?.total
      assert.equal(['form', 'field', 'lookup', 'role', 'report'].map(total), [
        FormSection.length,
        FormSection.flatMap((form) => form['fields_attributes'] ?? []).length,
        Lookup.length,
        Role.length,
        Report.length,
      ])
      for (const { at, to } of entries.filter(({ fate }) => fate === 'carried')) {
        const source = at
          .slice(1)
          .split('/')
          .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document)
        const text = typeof source === 'string' ? source.trim() : source
        assert.equal(valueAtPath(imported.files, to ?? '', at.split('/').at(-1) ?? ''), text, `${at} at ${to}`)
      }
      // What the bundle itself names and does not have.
      const dangling = findings.filter(({ kind }) => kind === 'dangling').map(({ found }) => found)
      const count = (pattern: RegExp) => dangling.filter((found) => pattern.test(found)).length
      assert.is(count(/the lookup `lookup-legitimate-basis`/), 2)
      assert.is(count(/sorted by/), 3)
      assert.is(count(/in no module/), 3)
      assert.is(count(/which no field shows/), 1)
    })
  }

  it('works in its condition, its tags, its calculation and its summary', async () => {
    const { errors, model } = await checkedImport(importPrimero(bundleOf('minimal-example')))
    assert.equal(errors, [])
    const ask = askingOf(model, 'case')
    const visit = (id: string, visit_date: string, score_a: number, score_b: number) => ({
      unique_id: id,
      visit_date,
      score_a,
      score_b,
    })
    const visits_section = [visit('a', '2024-05-02', 1, 2), visit('b', '2024-03-01', 10, 5)]
    assert.is(ask.shows('visit_reason', {}), false)
    assert.is(ask.shows('visit_reason', { needs_visits: true }), true)
    assert.is(ask.shows('visit_reason_other', { needs_visits: true, visit_reason: 'other' }), true)
    assert.is(ask.shows('visit_reason_other', { needs_visits: true, visit_reason: 'abuse' }), false)
    assert.equal(ask.options('visit_reason', { needs_visits: true }), ['abuse', 'other'])
    const rows = ask.comesTo('visits_section', { needs_visits: true, visits_section }) as readonly {
      score_total?: number
    }[]
    assert.equal(
      rows.map(({ score_total }) => score_total),
      [3, 15],
    )
    assert.is(ask.comesTo('last_visit', { needs_visits: true, visits_section }), '2024-05-02')
    assert.equal(ask.issues({ visits_section: [visit('a', '2999-01-01', 1, 2)], needs_visits: true }), [
      'visits_section[a].visit_date date.in_future',
    ])
  })
})
