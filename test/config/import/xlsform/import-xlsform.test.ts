// biome-ignore-all lint/suspicious/noTemplateCurlyInString: so forms write their references
import * as assert from 'uvu/assert'
import { writeWorkbook } from '../../../../config/exchange/sheets.ts'
import { importXlsform } from '../../../../config/import/xlsform/import-xlsform.ts'
import { cellsIn, sheetsIn } from '../../../../config/import/xlsform/sheets.ts'
import { spec } from '../../../lib/spec.ts'
import { askingOf, checkedImport } from '../imported-model.ts'
import { sheetOf, waterPoints } from './water-points.ts'

const imported = importXlsform(waterPoints, 'water.xlsx')
const { errors, model } = await checkedImport(imported)
const ask = () => askingOf(model, 'water_points')
const entry = (at: string) => imported.report.entries.find((one) => one.at === at)

spec('An XLSForm', (it) => {
  it('becomes a configuration without errors', () => assert.equal(errors, []))

  it('is accounted for to the last cell', () => {
    const { places, entries } = imported.report
    assert.is(places.unexplained, 0)
    assert.is(places.total, cellsIn(waterPoints).length)
    assert.is(places.carried + places.converted + places.left_out + places.default, places.total)
    assert.equal(
      entries.filter(({ fate, note }) => fate === 'left_out' && !note),
      [],
    )
  })

  it('is the same out of a workbook', async () => {
    const bytes = await writeWorkbook(
      waterPoints.map(({ name, columns, rows }) => ({
        name,
        rows: [columns, ...rows.map(({ cells }) => columns.map((column) => cells[column] ?? ''))],
      })),
    )
    assert.equal([...importXlsform(await sheetsIn(bytes), 'water.xlsx').files], [...imported.files])
  })

  it('makes a form of each top group, a subform of a repeat, and a lookup of a list', () => {
    const { type } = ask()
    assert.equal(
      type.forms.map(({ id }) => id),
      ['well', 'people'],
    )
    assert.is(ask().field('household').type, 'subform')
    assert.equal(Object.keys(model.lookups).sort(), ['problem', 'region', 'village', 'water_points_status'])
    assert.equal(type.forms[0]?.label, { en: 'Well', ar: 'البئر' })
  })
})

spec('A question of an XLSForm', (it) => {
  it('shows while it is relevant', () => {
    assert.is(ask().shows('village', {}), false)
    assert.is(ask().shows('village', { region: 'north' }), true)
    assert.is(ask().shows('problem_other', { problems: ['dry'] }), false)
    assert.is(ask().shows('problem_other', { problems: ['dry', 'other'] }), true)
    assert.is(ask().shows('household', { problems: ['dry'] }), false)
    assert.is(ask().shows('household', {}), true)
  })

  it('loses its answer when it is no longer relevant', () =>
    assert.is(ask().comesTo('village', { village: 'aba' }), undefined))

  it('offers the choices that its filter lets through', () => {
    assert.equal(ask().options('village', { region: 'south' }), ['ebo'])
    assert.equal(ask().options('village', {}), [])
  })

  it('keeps its constraint, once it is answered', () => {
    const base = { well_name: 'Deep', region: 'north', told: true }
    assert.equal(ask().issues(base), [])
    assert.equal(ask().issues({ ...base, depth: 500 }), ['depth constraint'])
    assert.equal(ask().issues({ ...base, depth: 12.5, dug_on: '2024-06-16' }), ['dug_on constraint'])
    assert.equal(ask().issues({ ...base, phone: '0812345678' }), ['phone constraint'])
    assert.equal(ask().issues({ ...base, phone: '0112345678' }), [])
    const row = { unique_id: 'a', head: 'Ina', members: 3, children: 4 }
    assert.equal(ask().issues({ ...base, household: [row] }), ['household[a].children constraint'])
  })

  it('is needed where the form says so, a tick where it is one', () => {
    assert.equal(ask().issues({ region: 'north' }), [
      'told answer.required',
      'told ticked',
      'well_name answer.required',
    ])
    assert.equal(ask().issues({ region: 'north', well_name: 'Deep', told: false }), ['told ticked'])
  })

  it('is worked out', () => {
    const household = [
      { unique_id: 'a', members: 4, children: 1 },
      { unique_id: 'b', members: 120 },
    ]
    assert.is(ask().comesTo('users', { household }), 124)
    assert.is(ask().comesTo('households', { household }), 2)
    assert.is(ask().comesTo('many', { household }), 'large')
    assert.is(ask().comesTo('many', {}), 'small')
    assert.is(ask().comesTo('depth_feet', { depth: 10 }), 32.8)
    assert.is(ask().comesTo('region_name', { region: 'north' }), 'north')
    const rows = ask().comesTo('household', { household }) as readonly { adults?: number }[]
    assert.equal(
      rows.map(({ adults }) => adults),
      [3, 120],
    )
  })

  it('that counts years since a birth date is an age', () => {
    const { type, settings } = ask().field('keeper_age')
    assert.equal([type, settings], ['age', { birthDate: 'keeper_born' }])
  })

  it('begins with its default', () => assert.equal(ask().field('dug_on').default, { logic: { today: [] } }))

  it('whose expression has no counterpart is reported with its cell', () => {
    const sheet = waterPoints[0]
    const row = sheet?.rows.find(({ cells }) => cells['name'] === 'secret')?.number
    const letter = String.fromCharCode(65 + (sheet?.columns.indexOf('calculation') ?? 0))
    assert.equal(entry(`survey!${letter}${row}`)?.fate, 'left_out')
    assert.match(entry(`survey!${letter}${row}`)?.note ?? '', /pulldata/)
  })
})

spec('An XLSForm with slips', (it) => {
  const slips = importXlsform(
    [
      sheetOf('survey', [
        { type: 'text', name: 'a', label: 'A', relevant: '${nobody} = 1' },
        { type: 'selekt_one x', name: 'b', label: 'B' },
        { type: 'select_one nolist', name: 'c', label: 'C' },
        { type: 'calculate', name: 'd', calculation: "days(today(), '2020-01-01')" },
        { type: 'begin repeat', name: 'outer', label: 'Outer' },
        { type: 'text', name: 'e', label: 'E' },
        { type: 'begin repeat', name: 'inner', label: 'Inner' },
        { type: 'text', name: 'f', label: 'F' },
        { type: 'end repeat' },
        { type: 'video', name: 'g', label: 'G' },
      ]),
      sheetOf('choices', [
        { list_name: 'unused', name: 'One two', label: 'One' },
        { list_name: 'unused', name: 'One two', label: 'Again' },
      ]),
      sheetOf('osm', [{ key: 'x' }]),
    ],
    'slips.xlsx',
  )
  it('still becomes a configuration without errors', async () => assert.equal((await checkedImport(slips)).errors, []))
  it('has every slip in its report', () => {
    assert.is(slips.report.places.unexplained, 0)
    const found = slips.report.findings.map((finding) => finding.found)
    for (const what of [
      '${nobody} = 1',
      'selekt_one',
      'nolist',
      'days(',
      'never ends',
      'inside the repeat',
      'One two',
    ]) {
      assert.ok(
        found.some((one) => one.includes(what)),
        what,
      )
    }
    assert.ok(slips.report.leftOut.some(({ name }) => name === 'g'))
  })
})
