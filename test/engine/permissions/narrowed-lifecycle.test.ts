import * as assert from 'uvu/assert'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { narrowedModel } from '../../../engine/permissions/narrowed-model.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { spec } from '../../lib/spec.ts'

const lifeFor = (actor: Actor, locale = 'en') =>
  narrowedModel(lendingLife, actor, locale).recordTypes['loan']?.lifecycle
const ids = (list: readonly { readonly id: string }[] | undefined) => list?.map(({ id }) => id)

spec('The life of a record in a browser', (it) => {
  it('is told in one language, by names, without what it is judged by', () => {
    const life = lifeFor(lenders.nadia, 'ar')
    assert.equal(life?.actions.find(({ id }) => id === 'close')?.label, { ar: 'إغلاق' })
    assert.equal(ids(life?.workflows[0]?.stages), [
      'lent',
      'opened_again',
      'planned',
      'mend',
      'sell',
      'in_review',
      'over',
    ])
    assert.equal(life?.workflows[0]?.entries, [])
    const text = JSON.stringify(life)
    for (const secret of ['plan_status"}', 'no_fine', 'byHand', 'effect"']) assert.not.ok(text.includes(secret), secret)
  })
  it('has the actions that the role allows, with what they ask of its reader', () => {
    const close = lifeFor(lenders.nadia)?.actions.find(({ id }) => id === 'close')
    assert.equal(ids(close?.asks), ['closed_on', 'title', 'reason', 'more'])
    assert.is(close?.asks[0]?.readOnly, undefined)
    assert.not.ok(ids(lifeFor(lenders.layla)?.actions)?.includes('open_again'))
  })
  it('names no approval and no alert of a form that the role does not read', () => {
    assert.equal(ids(lifeFor(lenders.omar)?.approvals), [])
    assert.equal(ids(lifeFor(lenders.omar)?.actions), [])
    assert.equal(ids(lifeFor(lenders.nadia)?.approvals), ['repair'])
    assert.equal(ids(lifeFor(lenders.nadia)?.alerts), ['copies_changed', 'same_mark', 'taken', 'torn'])
  })
})
