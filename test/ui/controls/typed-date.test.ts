import * as assert from 'uvu/assert'
import { ethiopic } from '../../../ui/calendars/ethiopic.ts'
import { nepali } from '../../../ui/calendars/nepali.ts'
import { readTypedDate, typedDate, withFullYear } from '../../../ui/controls/typed-date.ts'
import { spec } from '../../lib/spec.ts'

const today = '2026-11-24'

spec('A typed date', (it) => {
  for (const typed of [
    '09/03/2014',
    '9/3/2014',
    '9.3.2014',
    '09-03-2014',
    '9 3 2014',
    '09032014',
    '2014-03-09',
    '2014/3/9',
  ]) {
    it(`is understood as ${typed}`, () => assert.is(readTypedDate(typed, 'en'), '2014-03-09'))
  }
  it('is understood with the name of the month, in the language of the screen and in English', () => {
    assert.is(readTypedDate('9 March 2014', 'en'), '2014-03-09')
    assert.is(readTypedDate('9 mar. 2014', 'en'), '2014-03-09')
    assert.is(readTypedDate('9 مارس 2014', 'ar'), '2014-03-09')
    assert.is(readTypedDate('9 Mar 2014', 'ar'), '2014-03-09')
  })
  it('is understood in the digits of any script', () => {
    assert.is(readTypedDate('٠٩/٠٣/٢٠١٤', 'ar'), '2014-03-09')
    assert.is(readTypedDate('۰۹/۰۳/۲۰۱۴', 'fa'), '2014-03-09')
    assert.is(readTypedDate('०९/०३/२०१४', 'hi'), '2014-03-09')
  })
  it('takes a short year as one that has been', () => {
    assert.is(withFullYear('9/3/14', today), '9/3/2014')
    assert.is(withFullYear('9/3/87', today), '9/3/1987')
    assert.is(withFullYear('9 March 14', today), '9 March 2014')
  })
  it('does not guess a year before it is typed out', () => {
    assert.is(readTypedDate('24/11/20', 'en'), undefined)
    for (const typed of ['24/11', '24', '24/11/2026', 'about 14']) assert.is(withFullYear(typed, today), typed)
  })
  it('is nothing where there is no such day', () => {
    for (const typed of ['31/02/2014', '0/1/2014', '9/13/2014', '9 Marc 2014', 'yesterday', '9/3', ''])
      assert.is(readTypedDate(typed, 'en'), undefined, typed)
  })
  it('is understood in the calendar of the person, by numbers and by the names of its months', () => {
    assert.is(readTypedDate('1/1/2017', 'en', ethiopic), '2024-09-11')
    assert.is(readTypedDate('5/13/2016', 'en', ethiopic), '2024-09-10')
    assert.is(readTypedDate('6/13/2016', 'en', ethiopic), undefined)
    assert.is(readTypedDate('1 Meskerem 2017', 'en', ethiopic), '2024-09-11')
    assert.is(readTypedDate('1 መስከረም 2017', 'am', ethiopic), '2024-09-11')
    assert.is(readTypedDate('२०८१-०१-०१', 'ne', nepali), '2024-04-13')
  })
  it('is not guessed in another calendar where the own one does not reach', () =>
    assert.is(readTypedDate('1/5/1992', 'ne', nepali), undefined))
  it('takes a short year of the person’s calendar', () =>
    assert.is(withFullYear('1/1/17', '2024-09-12', ethiopic), '1/1/2017'))
  it('stands in the box day first', () => {
    assert.is(typedDate('2014-03-09'), '09/03/2014')
    assert.is(typedDate('2024-09-11', ethiopic), '01/01/2017')
  })
})
