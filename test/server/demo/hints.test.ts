import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { fieldHintsOf, noHints, readHints } from '../../../server/demo/hints.ts'
import { progressBar } from '../../../server/demo/progress.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const folderWith = (records?: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-hints-'))
  if (records !== undefined) {
    mkdirSync(join(folder, 'demo'))
    writeFileSync(join(folder, 'demo', 'records.json'), records)
  }
  return folder
}

spec('What a folder says about its demonstration', (it) => {
  it('may be nothing', () => assert.equal(readHints(folderWith()), noHints))

  it('names the file when it cannot be read', () =>
    assert.throws(() => readHints(folderWith('{ "records": ')), /records\.json cannot be read/))

  it('reaches fields and the fields of rows', () => {
    const hints = {
      ...noHints,
      records: { fields: { loan: { copies: { rows: [1, 2] as const }, 'copies.price': { filled: 1 } } } },
    }
    const byId = new Map([...fieldHintsOf(libraryModel, hints)].map(([field, hint]) => [field.id, hint]))
    assert.equal(byId.get('copies'), { rows: [1, 2] })
    assert.equal(byId.get('price'), { filled: 1 })
    assert.is(byId.get('state'), undefined)
  })
})

spec('The bar of progress', (it) => {
  const drawn = (isTTY: boolean) => {
    const texts: string[] = []
    const draw = progressBar({ isTTY, write: (text) => texts.push(text) })
    for (let done = 0; done <= 100; done += 5) draw(done, 100)
    return texts
  }

  it('redraws itself on a terminal and ends its line once', () => {
    const texts = drawn(true)
    assert.is(texts.length, 21)
    assert.is(texts.filter((text) => text.endsWith('\n')).length, 1)
  })

  it('writes a line for every tenth elsewhere', () => assert.is(drawn(false).length, 11))
})
