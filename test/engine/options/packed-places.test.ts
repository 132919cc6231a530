import * as assert from 'uvu/assert'
import type { Location } from '../../../engine/model.ts'
import { packPlaces, unpackPlaces } from '../../../engine/options/packed-places.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const locations: readonly Location[] = [
  { code: 'N', name: { en: 'North', ar: 'الشمال' }, level: 0 },
  { code: 'N1', pCode: 'XN01', name: { en: 'North One', ar: 'North One' }, parent: 'N', level: 1 },
  { code: 'S', name: { en: 'South' }, level: 0, retired: true },
  { code: 'N11', name: { en: 'Camp 3', ar: 'مخيم 3' }, parent: 'N1', level: 2 },
]
const model = { ...libraryModel, locations }

spec('Places that travel', (it) => {
  it('arrive as they were', () => {
    const [north, one, south, camp] = unpackPlaces(packPlaces(model, 'en'), 'en')
    assert.equal(north, locations[0])
    assert.equal(one, { ...locations[1], name: { en: 'North One' } })
    assert.equal(south, locations[2])
    assert.equal(camp, locations[3])
  })
  it('arrive with the name in the reader’s language first, the default’s where there is none', () => {
    const [north, , south] = unpackPlaces(packPlaces(model, 'ar'), 'ar')
    assert.equal(Object.keys(north?.name ?? {}), ['ar', 'en'])
    assert.is(south?.name['ar'], 'South')
  })
})
