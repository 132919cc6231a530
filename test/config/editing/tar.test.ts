import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { asFolder, filesInTar, tarOf } from '../../../config/editing/tar.ts'
import { loadFolder } from '../../../config/load.ts'
import { spec } from '../../lib/spec.ts'

const source = loadFolder('seeds/child-protection')
const files = new Map(source.files.map(({ path, text }) => [path, text]))
const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as { readonly code?: string }).code
  }
  return 'taken'
}

spec('A folder as one file', (it) => {
  it('is unpacked by the systems’ own tool, file for file as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'formwork-tar-'))
    writeFileSync(join(folder, 'configuration.tar'), tarOf(files))
    execFileSync('tar', ['xf', 'configuration.tar'], { cwd: folder })
    rmSync(join(folder, 'configuration.tar'))
    assert.is(loadFolder(folder).hash, source.hash)
    execFileSync('tar', ['cf', 'again.tar', '--exclude=again.tar', '.'], { cwd: folder })
    const again = execFileSync('cat', [join(folder, 'again.tar')], { maxBuffer: 1e8 })
    assert.equal(filesInTar(again), files)
    rmSync(folder, { recursive: true, force: true })
  })

  it('is the same bytes for the same files, in whatever order they come', () =>
    assert.ok(Buffer.compare(tarOf(files), tarOf(new Map([...files].reverse()))) === 0))

  it('keeps long names, and leaves out hidden files and the folder around it', () => {
    const long = `forms/${'a'.repeat(60)}/${'b'.repeat(90)}.json`
    const packed = new Map([
      ['mine/instance.json', '{}'],
      [`mine/${long}`, '{}'],
      ['mine/.git/config.json', '{}'],
      ['mine/README.md', 'no configuration'],
    ])
    assert.equal(
      [...filesInTar(tarOf(packed)).keys()],
      ['instance.json', long].sort((a, b) => (a < b ? -1 : 1)),
    )
  })

  it('keeps a name that has no room in a header, for the systems’ own tool too', () => {
    const names = [
      `lookups/${'a'.repeat(150)}.json`,
      `lookups/${'م'.repeat(60)}.json`,
      `lookups/${'a'.repeat(82)}.json`,
    ]
    const packed = new Map([['instance.json', '{}'], ...names.map((name) => [name, '{}'] as const)])
    assert.equal([...filesInTar(tarOf(packed)).keys()].sort(), [...packed.keys()].sort())
    const folder = mkdtempSync(join(tmpdir(), 'formwork-tar-'))
    writeFileSync(join(folder, 'configuration.tar'), tarOf(packed))
    execFileSync('tar', ['xf', 'configuration.tar'], { cwd: folder })
    assert.equal(
      loadFolder(folder).files.map(({ path }) => path),
      [...packed.keys()].sort(),
    )
    rmSync(folder, { recursive: true, force: true })
  })

  it('reads letters as a folder is read: no byte order mark, and nothing that is not UTF-8', () => {
    const packed = tarOf(
      new Map([
        ['instance.json', '\uFEFF{}'],
        ['lookups/a.json', '{"label": "cafe"}'],
        ['logo.png', 'cafe'],
      ]),
    )
    assert.equal(filesInTar(packed).get('instance.json'), '{}')
    const latin = (from: string) => {
      const bytes = Buffer.from(packed)
      bytes[bytes.indexOf(from) + from.length - 1] = 0xe9
      return bytes
    }
    assert.is(
      codeOf(() => filesInTar(latin('"cafe'))),
      'edit.not_text',
    )
    // A picture is no text, and no part of it.
    assert.is(filesInTar(latin('\0cafe')).size, 2)
  })

  it('is refused where it is none, was cut or was altered', () => {
    const whole = Buffer.from(tarOf(files))
    assert.is(
      codeOf(() => filesInTar(Buffer.from('nothing of the kind'))),
      'edit.archive_unreadable',
    )
    assert.is(
      codeOf(() => filesInTar(Buffer.alloc(4096))),
      'edit.archive_unreadable',
    )
    assert.is(
      codeOf(() => filesInTar(whole.subarray(0, 700))),
      'edit.archive_unreadable',
    )
    const altered = Buffer.from(whole)
    altered[3] = 0x58
    assert.is(
      codeOf(() => filesInTar(altered)),
      'edit.archive_unreadable',
    )
    assert.is(
      codeOf(() => filesInTar(tarOf(new Map([['lookups/a.json', '{}']])))),
      'edit.no_instance',
    )
    assert.is(
      codeOf(() =>
        filesInTar(
          tarOf(
            new Map([
              ['instance.json', '{}'],
              ['a/../b.json', '{}'],
            ]),
          ),
        ),
      ),
      'taken',
    )
  })

  it('is refused where no disk would hold a name of it', () =>
    assert.is(
      codeOf(() => asFolder(new Map(['instance.json', `lookups/${'م'.repeat(140)}.json`].map((name) => [name, '{}'])))),
      'edit.path_refused',
    ))
})
