import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../../server/db/open.ts'
import { spec } from '../../lib/spec.ts'

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-open-'))
  try {
    use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

spec('The database', (it) => {
  it('is durable, guarded against hostile content, and says so', () =>
    inFolder((folder) => {
      const { sqlite, close } = openDatabase(folder)
      const pragmas = [
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'trusted_schema',
        'cell_size_check',
        'secure_delete',
      ]
      const values = [...pragmas, 'temp_store', 'recursive_triggers', 'busy_timeout'].map((name) =>
        sqlite.pragma(name, { simple: true }),
      )
      assert.equal(values, ['wal', 2, 1, 0, 1, 2, 2, 1, 5000])
      close()
    }))

  it('is open in one process at a time', () =>
    inFolder((folder) => {
      const first = openDatabase(folder)
      assert.throws(() => openDatabase(folder), /Another process serves/)
      first.close()
      openDatabase(folder).close()
    }))

  it('refuses a record that is not JSON', () => {
    const { sqlite } = openDatabase(':memory:')
    const insert = "INSERT INTO records (id, type, programme, version, state) VALUES ('a', 'loan', 'lending', 1, '{')"
    assert.throws(() => sqlite.exec(insert), /state_is_json/)
  })
})
