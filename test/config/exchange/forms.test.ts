import * as assert from 'uvu/assert'
import { putForms } from '../../../config/exchange/forms-put.ts'
import { filesOfWorkbook } from '../../../config/exchange/forms-read.ts'
import { formsWorkbook } from '../../../config/exchange/forms-workbook.ts'
import { readWorkbook, writeWorkbook } from '../../../config/exchange/sheets.ts'
import { loadFolder } from '../../../config/load.ts'
import { type Source, sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'

/** A folder without its forms, fields and lookups. */
const emptied = (source: Source) =>
  sourceOf(
    new Map(
      source.files
        .filter(({ kind }) => kind !== 'form' && kind !== 'fields' && kind !== 'lookup')
        .map(({ path, text }) => [path, text]),
    ),
  )

const json = (value: unknown) => JSON.stringify(value)
const small = () =>
  sourceOf(
    new Map([
      [
        'forms/book/loan.json',
        json({ id: 'loan', group: 'loans', label: { en: 'Loan' }, fields: ['reader', 'copies'] }),
      ],
      [
        'fields/book/loan.json',
        json({
          fields: [
            {
              ...{ id: 'reader', type: 'text', label: 'Who reads', maxLength: 80, required: true },
              rules: [{ id: 'known', holds: { not: { is_blank: { var: 'reader' } } }, message: 'Say who.' }],
            },
            {
              ...{ id: 'copies', type: 'subform', label: 'Copies', maximum: 5, summary: ['shelf'] },
              fields: [{ id: 'shelf', type: 'choice', label: 'Shelf', lookup: 'shelf', default: { value: 'a' } }],
            },
          ],
        }),
      ],
      [
        'lookups/shelf.json',
        json({
          id: 'shelf',
          label: 'Shelf',
          options: [
            { id: 'a', label: 'A', tags: ['low, dark', 'old'] },
            { id: 'b', label: '=B' },
          ],
        }),
      ],
    ]),
  )

/** The workbook of the small folder after somebody worked on a cell of it. */
async function edited(sheet: string, edit: (rows: Record<string, string>[]) => Record<string, string>[]) {
  const sheets = await readWorkbook(await formsWorkbook(small()))
  return writeWorkbook(
    sheets.map(({ name, columns, rows }) => {
      const cells = rows.map((row) => ({ ...row.cells }))
      const changed = name === sheet ? edit(cells) : cells
      return { name, rows: [columns, ...changed.map((row) => columns.map((column) => row[column] ?? ''))] }
    }),
  )
}

spec('The workbook of forms', (it) => {
  for (const folder of ['seeds/child-protection', 'test/configurations/vaccination']) {
    it(`holds everything of ${folder}, so that the same files come back`, async () => {
      const source = loadFolder(folder)
      const read = await filesOfWorkbook(await formsWorkbook(source))
      assert.equal(read.troubles, [])
      const { files } = putForms(emptied(source), read)
      for (const file of source.files) {
        if (file.kind !== 'form' && file.kind !== 'fields' && file.kind !== 'lookup') continue
        const { $schema: _, ...whole } = file.json() as Record<string, unknown>
        assert.equal(JSON.parse(files.get(file.path) ?? 'null'), whole, file.path)
      }
    })

    it(`touches no file of ${folder} when nothing was changed`, async () => {
      const source = loadFolder(folder)
      const put = putForms(source, await filesOfWorkbook(await formsWorkbook(source)))
      assert.equal([[...put.files], put.added, put.changed, put.removed], [[], [], [], []])
    })
  }

  it('brings a changed label, a new field and a new option', async () => {
    const workbook = await edited('fields', (rows) => [
      ...rows.map((row) => (row['id'] === 'reader' ? { ...row, label: 'Reader' } : row)),
      { record_type: 'book', id: 'due_on', type: 'date', label: 'Due on', visible: 'not is_blank(reader)' },
    ])
    const put = putForms(small(), await filesOfWorkbook(workbook))
    assert.equal([put.added, put.changed, put.removed], [['field book/due_on'], ['field book/reader'], []])
    assert.equal(JSON.parse(put.files.get('fields/book/fields.json') ?? ''), {
      fields: [{ id: 'due_on', type: 'date', label: 'Due on', visible: { not: { is_blank: { var: 'reader' } } } }],
    })
    assert.is(JSON.parse(put.files.get('fields/book/loan.json') ?? '').fields[0].label, 'Reader')
  })

  it('says what goes when a row is missing', async () => {
    const workbook = await edited('options', (rows) => rows.filter(({ id }) => id !== 'b'))
    assert.equal(putForms(small(), await filesOfWorkbook(workbook)).removed, ['option shelf/b'])
  })

  it('says which cell cannot be read', async () => {
    const troublesOf = async (sheet: string, change: Record<string, string>) =>
      (await filesOfWorkbook(await edited(sheet, ([first, ...rest]) => [{ ...first, ...change }, ...rest]))).troubles
    assert.equal(await troublesOf('fields', { visible: '' }), [])
    assert.equal(await troublesOf('rules', { holds: 'reader ==' }), [
      'rules!2, column “holds”: character 10: A value expected, found the end.',
    ])
    assert.equal(await troublesOf('fields', { maxLength: 'eighty' }), [
      'fields!2, column “maxLength”: “eighty” is no JSON: a text needs double quotes around it.',
    ])
    assert.equal(await troublesOf('options', { lookup: 'shelv' }), [
      'options!2: there is no lookup “shelv” in the sheet “lookups”.',
    ])
    assert.match((await troublesOf('forms', { file: '../../outside.json' }))[0] ?? '', /is no place for it/)
  })

  it('says which sheet or column is missing', async () => {
    const { troubles } = await filesOfWorkbook(await writeWorkbook([{ name: 'forms', rows: [['record_type', 'id']] }]))
    assert.ok(troubles.includes('Sheet “forms” has no column “file”.'))
    assert.ok(troubles.includes('There is no sheet “options”.'))
  })

  it('finds the row that an issue of a file comes from', async () => {
    const { rowAt } = await filesOfWorkbook(await formsWorkbook(small()))
    assert.is(rowAt('fields/book/loan.json', '/fields/1/fields/0/lookup'), 'fields!3')
    assert.is(rowAt('lookups/shelf.json', '/options/0/id'), 'lookups!2')
    assert.is(rowAt('instance.json', ''), undefined)
  })
})
