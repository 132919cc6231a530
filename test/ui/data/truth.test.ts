import { createRoot } from 'solid-js'
import * as assert from 'uvu/assert'
import { createTruth } from '../../../ui/data/truth.ts'
import { spec } from '../../lib/spec.ts'

const aTruth = () => createRoot(() => createTruth(() => 1000))
const letter = { id: 'a', title: 'Maps' }

spec('The line of truth', (it) => {
  it('says that all is sent while nothing was written', () => assert.is(aTruth().kind(), 'all-sent'))

  it('counts what is on its way, and remembers when it arrived', () => {
    const truth = aTruth()
    truth.put({ ...letter, state: 'sending' })
    assert.is(truth.kind(), 'waiting')
    assert.is(truth.waiting(), 1)
    truth.sent('a')
    assert.is(truth.kind(), 'all-sent')
    assert.is(truth.sentAt(), 1000)
  })

  it('puts what needs the person before what merely waits', () => {
    const truth = aTruth()
    truth.put({ ...letter, state: 'waiting' })
    truth.put({ id: 'b', title: 'Atlas', state: 'needs-you' })
    assert.is(truth.kind(), 'needs-you')
    assert.is(truth.needsYou(), 1)
  })

  it('keeps one line per write, in its newest state', () => {
    const truth = aTruth()
    truth.put({ ...letter, state: 'sending' })
    truth.put({ ...letter, state: 'needs-you' })
    assert.is(truth.letters().length, 1)
  })

  it('says above all that there is no network', () => {
    const truth = aTruth()
    truth.put({ ...letter, state: 'needs-you' })
    truth.setNetwork(false)
    assert.is(truth.kind(), 'no-network')
  })
})
