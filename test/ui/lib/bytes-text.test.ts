import * as assert from 'uvu/assert'
import { bytesText } from '../../../ui/lib/bytes-text.ts'
import { spec } from '../../lib/spec.ts'

spec('A size', (it) => {
  it('is said in the largest unit of which there is one', () => {
    const sizes = [0, 3 * 1024, 1024 ** 2 - 1024, 2.5 * 1024 ** 2, 31 * 1024 ** 2, 252 * 1024 ** 3]
    assert.equal(sizes.map(bytesText), ['0.1 kB', '3 kB', '1,023 kB', '2.5 MB', '31 MB', '252 GB'])
  })
})
