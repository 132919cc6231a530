import * as assert from 'uvu/assert'
import { csvRows } from '../../config/csv.ts'
import { spec } from '../lib/spec.ts'

const texts = (csv: string) => csvRows(csv).map((row) => row.map(({ text }) => text))

spec('A table of places', (it) => {
  it('has a row per line, with LF, CRLF and without a last line end', () => {
    assert.equal(texts('a,b\nc,d\r\ne,f'), [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ])
  })

  it('may have commas, quotes and lines in quoted cells', () => {
    assert.equal(texts('"Alfama, old town","the ""hill""","two\nlines"'), [
      ['Alfama, old town', 'the "hill"', 'two\nlines'],
    ])
  })

  it('keeps empty cells and spaces as they are', () => assert.equal(texts('a,, b ,\n'), [['a', '', ' b ', '']]))

  it('skips empty lines', () => assert.equal(texts('a\n\n\nb\n'), [['a'], ['b']]))

  it('knows line and column of each cell, also after a cell with lines in it', () => {
    const [, second] = csvRows('"one\ntwo",x\nthree,"four"')
    assert.equal(second, [
      { text: 'three', line: 3, column: 1 },
      { text: 'four', line: 3, column: 7 },
    ])
    const [first] = csvRows('"one\ntwo",x')
    assert.equal(first?.[1], { text: 'x', line: 2, column: 6 })
  })

  it('reads a quote that never closes to the end', () => assert.equal(texts('a,"b\nc'), [['a', 'b\nc']]))
})
