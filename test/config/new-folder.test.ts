import { posix } from 'node:path'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { fileKindOf, isConfiguration } from '../../config/file-kinds.ts'
import { filesOfNewFolder } from '../../config/new-folder.ts'
import { schemaFaults } from '../../config/schema/faults.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'

const files = filesOfNewFolder('My country', libraryFiles())
const configuration = new Map([...files].filter(([path]) => !path.startsWith('.') && isConfiguration(path)))

spec('A new configuration folder', (it) => {
  it('leads every $schema to a copy of that schema', () => {
    const wired = [...configuration].flatMap(([path, text]) => {
      const [, schema] = /"\$schema": "([^"]+)"/.exec(text) ?? []
      return schema === undefined ? [] : [[posix.join(posix.dirname(path), schema), fileKindOf(path)] as const]
    })
    assert.ok(wired.length > 0)
    for (const [schema, kind] of wired) {
      assert.is(schema, `.formwork/schema/${kind}.schema.json`)
      assert.ok(files.has(schema))
    }
  })

  it('tells editors the schema of every kind of file by its place', async () => {
    const { 'json.schemas': schemas } = JSON.parse(files.get('.vscode/settings.json') ?? '{}') as {
      'json.schemas': { fileMatch: string[]; url: string }[]
    }
    const matches = (glob: string, path: string) =>
      new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`).test(`/${path}`)
    for (const [path, text] of configuration) {
      if (!path.endsWith('.json')) continue
      const found = schemas.filter(({ fileMatch }) => fileMatch.some((glob) => matches(glob, path)))
      assert.is(found.length, 1, path)
      assert.ok(files.has((found[0]?.url ?? '').replace('./', '')))
      const kind = fileKindOf(path)
      assert.ok(kind !== undefined && kind !== 'locations')
      assert.equal((await schemaFaults())(kind, JSON.parse(text)), [])
    }
  })

  it('has the name of the folder as its id, and nothing wrong with it', async () => {
    assert.is(JSON.parse(files.get('instance.json') ?? '{}').id, 'my_country')
    assert.equal((await checkFolder(sourceOf(configuration))).issues, [])
  })

  it('keeps what it serves out of version control', () =>
    assert.match(files.get('.gitignore') ?? '', /^\.formwork\/data\/$/m))
})
