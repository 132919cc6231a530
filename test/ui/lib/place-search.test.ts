import * as assert from 'uvu/assert'
import type { Location } from '../../../engine/model.ts'
import { placesFound } from '../../../ui/lib/place-search.ts'
import { spec } from '../../lib/spec.ts'

const place = (code: string, en: string, ar: string, parent?: string, more: Partial<Location> = {}): Location => ({
  ...{
    code,
    name: { en, ar },
    level: parent === undefined ? 0 : parent.length,
    ...(parent !== undefined && { parent }),
  },
  ...more,
})
const places = [
  place('A', 'Adoran', 'أدوران'),
  place('A1', 'Port Adoran', 'ميناء أدوران', 'A'),
  place('A11', 'Camp 3', 'مخيم 3', 'A1', { pCode: 'XA0103' }),
  place('A12', 'Camp 13', 'مخيم 13', 'A1'),
  place('A13', 'Old camp', 'المخيم القديم', 'A1', { retired: true }),
  place('B', 'Bélandé-Sud', 'بيلاندي', undefined),
  place('B1', 'Camp 3', 'مخيم 3', 'B'),
]
const found = (text: string, { most = 50, may = (_: Location): boolean => true } = {}) =>
  placesFound(places, text, { most, may }).places.map(({ code }) => code)

spec('A place is found', (it) => {
  it('by how its name begins, before those that have the word elsewhere', () =>
    assert.equal(found('adoran').slice(0, 2), ['A', 'A1']))
  it('by a name in any language, without marks and signs', () => {
    assert.equal(found('مخيم 3'), ['A11', 'B1'])
    assert.equal(found('ادوران')[0], 'A')
    assert.equal(found('belande sud')[0], 'B')
    assert.equal(found('sud')[0], 'B')
  })
  it('by its code, and by its p-code', () => {
    assert.equal(found('xa01'), ['A11'])
    assert.equal(found('A12'), ['A12'])
  })
  it('among others of its name, by what it lies in', () => {
    assert.equal(found('camp 3 adoran'), ['A11'])
    assert.equal(found('belande camp'), ['B1'])
  })
  it('below a place that is named, after the place itself', () => assert.equal(found('port'), ['A1', 'A11', 'A12']))
  it('only while it is in use and may be chosen', () => {
    assert.equal(found('old'), [])
    assert.equal(found('adoran', { may: ({ level }) => level === 0 }), ['A'])
  })
  it('with all others counted, when there are more than can be shown', () => {
    assert.equal(found('', { most: 2 }), ['A', 'A1'])
    assert.is(placesFound(places, '', { most: 2, may: () => true }).total, 6)
    assert.equal(placesFound([], 'camp', { most: 2, may: () => true }), { places: [], total: 0 })
  })
  it('not by what stands within a word', () => assert.equal(found('doran'), []))
})
