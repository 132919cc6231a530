import * as assert from 'uvu/assert'
import { csvRows } from '../../../config/csv.ts'
import { csvOf, tableOf } from '../../../server/system/csv.ts'
import { spec } from '../../lib/spec.ts'

spec('A file for spreadsheets', (it) => {
  it('lets no text be worked out as a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)']) {
      const [[cell] = []] = csvRows(csvOf([[text, 'x']]).slice(1))
      assert.is(cell?.text, `'${text}`)
    }
  })

  it('gives back every other text as it was, and numbers as numbers', () => {
    const row = ['a,b', 'a"b', 'a\r\nb', 'مرحبا', '', 12, -3, true, null, undefined]
    const [cells] = csvRows(csvOf([row]).slice(1))
    assert.equal(
      cells?.map(({ text }) => text),
      ['a,b', 'a"b', 'a\r\nb', 'مرحبا', '', '12', '-3', 'true', '', ''],
    )
  })

  it('has a column for each name', () =>
    assert.equal(tableOf(['b', 'a'], [{ a: 1, b: 2 }]), [
      ['b', 'a'],
      [2, 1],
    ]))
})
