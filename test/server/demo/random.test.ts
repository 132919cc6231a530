import * as assert from 'uvu/assert'
import { randomFrom } from '../../../server/demo/random.ts'
import { spec } from '../../lib/spec.ts'

const several = <Value>(make: () => Value, count = 1000) => Array.from({ length: count }, make)

spec('Chance from a seed', (it) => {
  it('is the same for the same seed', () => {
    const [one, other] = [randomFrom(7), randomFrom(7)]
    assert.equal(several(one.next, 20), several(other.next, 20))
    assert.not.equal(several(randomFrom(8).next, 20), several(randomFrom(7).next, 20))
  })

  it('makes UUIDs of version 4 that do not repeat', () => {
    const ids = several(randomFrom(1).uuid)
    assert.is(new Set(ids).size, ids.length)
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('gives whole numbers within both bounds, and reaches both', () => {
    const { whole } = randomFrom(2)
    assert.equal([...new Set(several(() => whole(3, 5)))].sort(), [3, 4, 5])
  })

  it('chooses by weight, and never what weighs nothing', () => {
    const { weighted } = randomFrom(3)
    const chosen = several(() => weighted({ often: 9, seldom: 1, never: 0 }))
    const share = chosen.filter((value) => value === 'often').length / chosen.length
    assert.ok(share > 0.85 && share < 0.95, `${share}`)
    assert.not.ok(chosen.includes('never'))
    assert.is(weighted({}), undefined)
  })
})
