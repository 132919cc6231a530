import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as assert from 'uvu/assert'
import { limits } from '../../config/limits.ts'
import { loadFolder } from '../../config/load.ts'
import { spec } from '../lib/spec.ts'

function withFolder(files: Readonly<Record<string, string | Buffer>>, run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-folder-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

spec('A folder', (it) => {
  it('is read file by file in the order of their paths', () =>
    withFolder({ 'roles/b.json': '{}', 'instance.json': '{}', 'locations.csv': 'code' }, (folder) =>
      assert.equal(
        loadFolder(folder).files.map(({ path, kind }) => [path, kind]),
        [
          ['instance.json', 'instance'],
          ['locations.csv', 'locations'],
          ['roles/b.json', 'role'],
        ],
      ),
    ))

  it('may hold other things, which are not read', () =>
    withFolder(
      { 'README.md': '#', '.git/config.json': '{}', 'demo/words.json': '[]', 'instance.json': '{}' },
      (folder) =>
        assert.equal(
          loadFolder(folder).files.map(({ path }) => path),
          ['instance.json'],
        ),
    ))

  it('may have been saved with a byte order mark', () =>
    withFolder({ 'instance.json': '\ufeff{"id":"x"}' }, (folder) =>
      assert.equal(loadFolder(folder).files[0]?.json(), { id: 'x' }),
    ))

  it('is not left through a link', () =>
    withFolder({ 'instance.json': '{}' }, (folder) => {
      symlinkSync('/etc/hostname', join(folder, 'people.json'))
      symlinkSync('/etc', join(folder, 'roles'))
      const { files, refused } = loadFolder(folder)
      assert.is(files.length, 1)
      assert.equal(
        refused.map(({ code, file }) => [code, file]),
        [
          ['file.link', 'people.json'],
          ['file.link', 'roles'],
        ],
      )
    }))

  it('has no file that is too large', () =>
    withFolder({ 'lookups/a.json': ' '.repeat(limits.jsonBytes + 1) }, (folder) => {
      const { files, refused } = loadFolder(folder)
      assert.is(files.length, 0)
      assert.equal(
        refused.map(({ code, file }) => [code, file]),
        [['file.too_large', 'lookups/a.json']],
      )
    }))

  it('has no file that is no text', () =>
    withFolder({ 'lookups/a.json': Buffer.from([0x7b, 0xff, 0x7d]) }, (folder) =>
      assert.equal(
        loadFolder(folder).refused.map(({ code, file }) => [code, file]),
        [['file.not_text', 'lookups/a.json']],
      ),
    ))

  it('has to be there', () => assert.throws(() => loadFolder('/nowhere/at/all')))
})
