import * as assert from 'uvu/assert'
import { isolatedLineOf, plainOf } from '../../../server/mail/written.ts'
import { spec } from '../../lib/spec.ts'

spec('A name in a text', (it) => {
  it('ends no line, and turns nothing around it, whatever signs it holds', () => {
    const places = { actor: 'Eve\u2069\u202e\r\nBcc: all\u2067' }
    for (const written of [isolatedLineOf, plainOf]) {
      assert.is(written('{actor}!', places, 'ar'), '\u2068Eve Bcc: all\u2069!')
    }
  })
})
