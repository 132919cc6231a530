import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'

/** The one error of a library with this field besides. */
async function errorOf(field: Readonly<Record<string, unknown>>) {
  const files = libraryFiles()
  const file = JSON.parse(files.get('fields/loan/loan.json') ?? '')
  file.fields.push({ id: 'besides', type: 'text', label: 'Besides', ...field })
  return onlyError(new Map([...files, ['fields/loan/loan.json', JSON.stringify(file)]]))
}

async function onlyError(files: ReadonlyMap<string, string>) {
  const { issues } = await checkFolder(sourceOf(files))
  const [error, ...more] = issues.filter(({ severity }) => severity === 'error')
  assert.equal(more, [])
  return error
}

spec('A mistake of somebody new to it', (it) => {
  it('in an id is answered with the id that it could be', async () => {
    assert.is((await errorOf({ id: 'HeadOfHousehold' }))?.suggestion, 'Did you mean `head_of_household`?')
    assert.is((await errorOf({ id: '2nd name-part ' }))?.suggestion, 'Did you mean `nd_name_part`?')
  })

  it('in a condition is answered with how it is written', async () => {
    assert.is((await errorOf({ visible: { '=': [{ var: 'short_id' }, 'x'] } }))?.suggestion, 'Did you mean `==`?')
    assert.match((await errorOf({ visible: 'age < 18' }))?.suggestion ?? '', 'A condition is written as')
    assert.is((await errorOf({ visible: { '>': ['besides', 5] } }))?.suggestion, 'Did you mean `{ "var": "besides" }`?')
  })

  it('in the end of a file’s name is answered with the right one', async () => {
    const files = new Map(libraryFiles())
    files.set('lookups/shelf.json.txt', '{}')
    const error = await onlyError(files)
    assert.is(error?.code, 'file.misplaced')
    assert.is(error?.suggestion, 'Did you mean `lookups/shelf.json`?')
  })

  it('in the separator of places is one issue', async () => {
    const files = new Map(libraryFiles())
    files.set('locations.csv', 'code;parent;level;name_en\nLIS;;0;Lisbon\n')
    const { issues } = await checkFolder(sourceOf(files))
    const ofPlaces = issues.filter(({ file }) => file === 'locations.csv')
    assert.equal(
      ofPlaces.map(({ code, expected }) => [code, expected]),
      [['csv.missing_column', 'commas between the columns']],
    )
  })
})
