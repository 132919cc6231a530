import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { printIssues } from '../../config/print-issues.ts'
import { runCheck } from '../../config/run-check.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'

async function printed(changes: Readonly<Record<string, unknown>>, options: { all?: boolean; colours?: boolean } = {}) {
  const files = libraryFiles(changes)
  const { issues } = await checkFolder(sourceOf(files))
  return printIssues(issues, { textOf: (file) => files.get(file), folder: 'library/', ...options })
}

const untranslated = {
  'lookups/kind.json': {
    id: 'kind',
    label: 'Kind',
    options: Array.from({ length: 9 }, (_, at) => ({ id: `o${at}`, label: { en: 'O' } })),
  },
}
const bilingual = { 'instance.json': libraryFiles().get('instance.json')?.replace('"en"', '"en", "pt"') }

spec('The report of a check', (it) => {
  it('shows an issue with its sentence, its place, the lines around it and the likely fix', async () => {
    const text = await printed({ 'agencies/city.json': '{\n  "id": "city",\n  "nam": "City"\n}' })
    assert.is(
      text.split('\n\n')[1],
      [
        'error There is no such property. schema.unknown_property',
        '  library/agencies/city.json:3:3  /nam',
        '    2 |   "id": "city",',
        '  > 3 |   "nam": "City"',
        '      |   ^^^^^',
        '    4 | }',
        '  Found: “nam”',
        '  Expected: `id`, `name`, `retired`, `services`, `description`, `contact` or `order`',
        '  Did you mean `name`?',
        '  Help: docs/checker-codes.md#schema-unknown-property',
      ].join('\n'),
    )
  })

  it('counts the issues at the end', async () => {
    assert.match(await printed({ 'agencies/city.json': '{' }), /\n1 error, 0 warnings\.$/)
    assert.is(await printed({}), 'No issues.')
  })

  it('shows the first few warnings of a kind and counts the others, unless asked for all', async () => {
    const changes = { ...untranslated, ...bilingual }
    assert.match(await printed(changes), /\d+ more warnings text\.untranslated/)
    assert.is((await printed(changes, { all: true })).includes('more warnings'), false)
  })

  it('has colours only where there is somebody to see them', async () => {
    assert.is((await printed({ 'agencies/city.json': '{' })).includes('\u001b['), false)
    assert.ok((await printed({ 'agencies/city.json': '{' }, { colours: true })).includes('\u001b[31merror'))
  })

  it('says where the name stands that was probably meant', async () => {
    const lists = JSON.parse(libraryFiles().get('lists/loan.json') ?? '{}')
    const text = await printed({
      'people.json': [{ userName: 'ana', fullName: 'Ana', role: 'libarian', agency: 'city' }],
    })
    assert.match(text, /Did you mean `librarian`\? \(roles\/librarian\.json:2\)/)
    const logic = { ...lists, columns: ['bok'] }
    assert.match(await printed({ 'lists/loan.json': logic }), /Did you mean `book`/)
  })

  it('cuts a line that is as long as a file', async () => {
    const line = `{"id":"city","name":"${'x'.repeat(5000)}","nam":1}`
    const longest = Math.max(...(await printed({ 'agencies/city.json': line })).split('\n').map(({ length }) => length))
    assert.ok(longest < 200, String(longest))
  })

  it('comes with an exit code, and as JSON for machines', async () => {
    const good = await runCheck('test/configurations/vaccination', { as: 'json' })
    assert.is(good.exitCode, 0)
    assert.is(JSON.parse(good.text).ok, true)
    assert.is((await runCheck('test/config/nowhere')).exitCode, 1)
    assert.is((await runCheck('test/config')).exitCode, 1)
  })
})
