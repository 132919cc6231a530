import * as assert from 'uvu/assert'
import { afterPress } from '../../../ui/form/after-press.ts'
import { spec } from '../../lib/spec.ts'

const fire = (name: string) => document.dispatchEvent(new window.Event(name))
const aMoment = () => new Promise((done) => setTimeout(done, 5))

spec('What is wrong with the answer just left', (it) => {
  it('is said at once to somebody who goes on by keyboard', () => {
    let said = 0
    afterPress(() => said++)
    assert.is(said, 1)
  })

  it('waits for the click that leaves the answer, so that it meets what was aimed at', async () => {
    const order: string[] = []
    fire('mousedown')
    afterPress(() => order.push('said'))
    await aMoment()
    fire('mouseup')
    order.push('clicked')
    await aMoment()
    assert.equal(order, ['clicked', 'said'])
    afterPress(() => order.push('said again'))
    assert.is(order.at(-1), 'said again', 'and nothing waits for a press that is over')
  })
})
