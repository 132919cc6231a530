import * as assert from 'uvu/assert'
import { type BroughtText, putTexts } from '../../../config/exchange/put-texts.ts'
import { readWorkbook, writeWorkbook } from '../../../config/exchange/sheets.ts'
import { missingTexts, textTable } from '../../../config/exchange/texts.ts'
import { textsOfWorkbook, textsWorkbook } from '../../../config/exchange/texts-workbook.ts'
import { textsOfXliff, textsXliff } from '../../../config/exchange/texts-xliff.ts'
import { sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'

const json = (value: unknown) => JSON.stringify(value, null, 2)

const folder = () =>
  sourceOf(
    new Map([
      [
        'instance.json',
        json({
          $schema: '../schema/instance.schema.json',
          ...{ id: 'books', name: 'Books', version: '1', locales: ['en', 'ar', 'fr'], defaultLocale: 'en' },
          ...{ timeZone: 'UTC', programmes: [{ id: 'lending', name: { en: 'Lending', ar: 'إعارة' } }] },
        }),
      ],
      [
        'lookups/colour.json',
        json({
          ...{ id: 'colour', label: { en: 'Colour', ar: 'لون' } },
          options: [
            { id: 'red', label: { en: 'Red & "dark"', ar: 'أحمر' } },
            { id: 'blue', label: { en: '=Blue\nand more ' } },
          ],
        }),
      ],
      ['i18n/fr.json', json({ 'lookups/colour/label': 'Couleur' })],
    ]),
  )

const brought = (path: string, locale: string, text: string): BroughtText => ({ path, locale, text, at: 'texts!C2' })
const put = (...texts: BroughtText[]) => putTexts(folder(), textTable(folder()), texts)

spec('Texts on their way to translators and back', (it) => {
  it('are all in the table, with where they stand and what they belong to', () => {
    const row = textTable(folder()).rows.find(({ path }) => path === 'lookups/colour/options/red/label')
    assert.is(row?.about, 'Colour')
    assert.equal([row?.place.file, row?.place.line], ['lookups/colour.json', 10])
    assert.equal(row?.texts, { en: 'Red & "dark"', ar: 'أحمر' })
  })

  it('come back from a workbook as they went, whatever characters they hold', async () => {
    const table = textTable(folder())
    const back = await textsOfWorkbook(await textsWorkbook(table, ['ar', 'fr']), table, { source: true })
    const { files, unchanged, unknown } = putTexts(folder(), table, back.texts)
    assert.equal([[...files], unknown, back.troubles], [[], [], []])
    assert.is(unchanged, 9)
  })

  it('come back from XLIFF as they went', async () => {
    const table = textTable(folder())
    const back = await textsOfXliff(await textsXliff(table, 'ar'))
    assert.equal(
      back.texts.map(({ path, text, locale }) => [path, text, locale]),
      table.rows.flatMap(({ path, texts }) => (texts['ar'] ? [[path, texts['ar'], 'ar']] : [])),
    )
    const { stale, unchanged } = putTexts(folder(), table, back.texts)
    assert.equal([stale, unchanged], [[], 3])
  })

  it('of XLIFF 2.0 are read as well', async () => {
    const { texts } = await textsOfXliff(
      `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">
       <unit id="lookups/colour/options/blue/label"><segment><source>x</source><target>Bleu</target></segment></unit></file></xliff>`,
    )
    assert.equal(
      texts.map(({ path, locale, text, translatedFrom }) => [path, locale, text, translatedFrom]),
      [['lookups/colour/options/blue/label', 'fr', 'Bleu', 'x']],
    )
  })

  it('are put where the language stands: beside the others, or in the bulk file, which takes what is new', () => {
    const { files, added, changed } = put(
      brought('lookups/colour/label', 'ar', 'اللون'),
      brought('lookups/colour/label', 'fr', 'La couleur'),
      brought('lookups/colour/options/blue/label', 'ar', 'أزرق'),
      brought('lookups/colour/options/blue/label', 'fr', 'Bleu'),
    )
    assert.equal([added.length, changed.length], [2, 2])
    assert.equal(JSON.parse(files.get('i18n/fr.json') ?? ''), {
      $schema: '../../schema/i18n.schema.json',
      'lookups/colour/label': 'La couleur',
      'lookups/colour/options/blue/label': 'Bleu',
    })
    assert.is(JSON.parse(files.get('lookups/colour.json') ?? '').label.ar, 'اللون')
    assert.equal(JSON.parse(files.get('i18n/ar.json') ?? '')['lookups/colour/options/blue/label'], 'أزرق')
  })

  it('change only their own line of a file', () => {
    const before =
      folder()
        .files.find(({ path }) => path === 'lookups/colour.json')
        ?.text.split('\n') ?? []
    const after = (put(brought('lookups/colour/label', 'ar', 'اللون')).files.get('lookups/colour.json') ?? '').split(
      '\n',
    )
    assert.equal(
      after.filter((line, index) => line !== before[index]).map((line) => line.trim()),
      ['"ar": "اللون"'],
    )
  })

  it('of unknown paths and languages are named and left out', () => {
    const { files, unknown } = put(
      brought('lookups/color/label', 'fr', 'x'),
      brought('lookups/colour/label', 'de', 'x'),
    )
    assert.equal([files.size, unknown.length], [0, 2])
  })

  it('that were translated from another text than there is now are pointed out, and put', () => {
    const old = { ...brought('lookups/colour/options/red/label', 'fr', 'Rouge'), translatedFrom: 'Red' }
    const { stale, added } = put(old)
    assert.equal([stale.length, added.length], [1, 1])
  })

  it('of the default locale change only when they are brought on purpose', async () => {
    const table = textTable(folder())
    const workbook = await writeWorkbook([
      {
        name: 'texts',
        rows: [
          ['path', 'en'],
          ['lookups/colour/label', 'Hue'],
          ['instance/name', 'Library'],
        ],
      },
    ])
    assert.equal((await textsOfWorkbook(workbook, table)).texts, [])
    const { texts } = await textsOfWorkbook(workbook, table, { source: true })
    const { files } = putTexts(folder(), table, texts)
    assert.is(JSON.parse(files.get('lookups/colour.json') ?? '').label.en, 'Hue')
    assert.is(JSON.parse(files.get('instance.json') ?? '').name, 'Library')
  })

  it('that a language lacks are listed, in the workbook too', async () => {
    const table = textTable(folder())
    const lacks = (locale: string) => missingTexts(table, [locale]).map(({ row }) => row.path)
    assert.equal(lacks('ar'), ['instance/name', 'lookups/colour/options/blue/label'])
    assert.is(lacks('fr').length, 4)
    const sheets = await readWorkbook(await textsWorkbook(table, ['ar']))
    assert.equal(
      sheets.find(({ name }) => name === 'missing')?.rows.map(({ cells }) => [cells['locale'], cells['file']]),
      [
        ['ar', 'instance.json:4'],
        ['ar', 'lookups/colour.json:17'],
      ],
    )
  })

  it('in a workbook of something else are refused in words', async () => {
    const workbook = await writeWorkbook([
      {
        name: 'Prices',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
    ])
    const { texts, troubles } = await textsOfWorkbook(workbook, textTable(folder()))
    assert.equal(texts, [])
    assert.match(troubles[0] ?? '', /No sheet has a column “path”/)
    assert.match(
      (await textsOfXliff('<nothing')).troubles[0] ?? '',
      /cannot be read as XLIFF|does not say which language/,
    )
  })

  it('in XLIFF that is no file of a translation program are refused at once, and nothing is fetched for them', async () => {
    const began = performance.now()
    assert.is((await textsOfXliff('<xliff '.repeat(40_000))).troubles.length, 1)
    assert.ok(performance.now() - began < 5000)
    const unit = '<trans-unit id="a"><source>x</source><target>&f;</target></trans-unit>'
    const named = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file target-language="fr"><body>${unit}</body></file></xliff>`
    const { texts, troubles } = await textsOfXliff(named)
    assert.equal(texts, [])
    assert.match(troubles[0] ?? '', /cannot be read as XLIFF/)
  })
})
