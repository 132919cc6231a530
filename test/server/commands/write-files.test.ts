import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { writeFiles } from '../../../server/commands/write-files.ts'
import { ConsoleTrouble } from '../../../server/env.ts'
import { spec } from '../../lib/spec.ts'

spec('Files of a configuration folder', (it) => {
  it('are written inside it, and none at all where one would lie outside', () => {
    const place = mkdtempSync(join(tmpdir(), 'formwork-write-'))
    const folder = join(place, 'folder')
    for (const path of ['i18n/../../stolen.json', '../folder-beside/a.json', join(place, 'stolen.json')]) {
      const files = new Map([
        ['instance.json', '{}'],
        [path, '{}'],
      ])
      assert.throws(
        () => writeFiles(folder, files),
        (error: unknown) => error instanceof ConsoleTrouble,
      )
    }
    assert.not.ok(existsSync(folder) || existsSync(join(place, 'stolen.json')))
    writeFiles(folder, new Map([['i18n/fr.json', '{}']]))
    assert.is(readFileSync(join(folder, 'i18n/fr.json'), 'utf8'), '{}')
    rmSync(place, { recursive: true })
  })
})
