import * as assert from 'uvu/assert'
import type { Filling } from '../../../server/demo/answers.ts'
import { repair } from '../../../server/demo/repair.ts'
import { spec } from '../../lib/spec.ts'

const issue = { path: 'copies[c1].due', code: 'rule.broken' }

spec('A refused record of the demonstration', (it) => {
  it('is put right by sending a blank, and stays itself what it was', () => {
    const standing = Object.freeze({ unique_id: 'c1', due: '2024-05-01', state: 'good' })
    const filling = { sent: {}, stored: { copies: [standing] } } as unknown as Filling
    repair(filling, [issue])
    assert.equal(filling.sent, { copies: [{ unique_id: 'c1', due: null }] })
    assert.equal(standing, { unique_id: 'c1', due: '2024-05-01', state: 'good' })
  })

  it('sends a row that was sent already with the blank in it', () => {
    const filling = { sent: { copies: [{ unique_id: 'c1', due: '1' }] }, stored: {} } as unknown as Filling
    repair(filling, [issue])
    assert.equal(filling.sent, { copies: [{ unique_id: 'c1', due: null }] })
  })
})
