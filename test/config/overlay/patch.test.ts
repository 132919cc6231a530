import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { patched, patchOf } from '../../../config/overlay/patch.ts'
import { isSame } from '../../../config/overlay/things.ts'
import { spec } from '../../lib/spec.ts'
import { tree } from './trees.ts'

const missingIn = (base: unknown, patch: unknown) => {
  const missing: string[] = []
  patched(base, patch, (path) => missing.push(path.join('/')))
  return missing
}
const never = () => {
  throw new Error('Nothing is missing')
}

spec('A patch', (it) => {
  it('gets from one configuration to the other, whatever they are, also in the order of things', () =>
    fc.assert(
      fc.property(tree, tree, (base, target) => {
        const patch = JSON.parse(JSON.stringify(patchOf(base, target) ?? {}))
        assert.ok(isSame(patched(base, patch, never), target))
      }),
      { numRuns: 500 },
    ))

  it('is nothing between two that are the same', () =>
    fc.assert(fc.property(tree, (one) => assert.is(patchOf(one, structuredClone(one)), undefined))))

  it('says only what is otherwise', () => {
    const base = {
      id: 'desk',
      label: 'Desk',
      fields: [{ id: 'a', label: 'A', help: 'Aa' }, { id: 'b', label: 'B' }, 'c'],
    }
    const target = { id: 'desk', label: 'Front', fields: ['c', { id: 'new', label: 'New' }, { id: 'a', label: 'A+' }] }
    assert.equal(patchOf(base, target), {
      label: 'Front',
      fields: [
        { $removed: 'b' },
        { $move: 'c', $after: null },
        { $after: 'c', $value: { id: 'new', label: 'New' } },
        { $of: 'a', label: 'A+', $removed: ['help'] },
      ],
    })
  })

  it('takes an expression as a whole', () => {
    const [one, other] = [1, 2].map((number) => ({ visible: { '==': [{ var: 'a' }, number] } }))
    assert.equal(patchOf(one, other), { visible: { $value: { '==': [{ var: 'a' }, 2] } } })
  })

  it('may be written by hand: things with their ids, new ones last', () =>
    assert.equal(
      patched(
        { fields: [{ id: 'a', label: 'A' }, 'b'] },
        { fields: [{ id: 'a', label: 'Z' }, { id: 'n' }, 'm'] },
        never,
      ),
      { fields: [{ id: 'a', label: 'Z' }, 'b', { id: 'n' }, 'm'] },
    ))

  it('that somebody wrote in any way at all comes to something, and never to an exception', () =>
    fc.assert(
      fc.property(tree, fc.oneof(tree, fc.jsonValue()), (base, patch) => {
        const strange = JSON.parse(
          JSON.stringify(patch).replaceAll('"label"', '"$value"').replaceAll('"more"', '"$removed"'),
        )
        patched(base, strange, () => undefined)
      }),
      { numRuns: 500 },
    ))

  it('says what it changes, takes away or stands behind and does not find', () => {
    const base = { list: [{ id: 'a' }], label: 'A' }
    assert.equal(missingIn(base, { $removed: ['more'] }), ['more'])
    assert.equal(missingIn(base, { list: [{ $of: 'z', label: 'Z' }] }), ['list/z'])
    assert.equal(missingIn(base, { list: [{ $removed: 'z' }] }), ['list/z'])
    assert.equal(missingIn(base, { list: [{ $after: 'z', $value: 'n' }] }), ['list/z'])
    assert.equal(missingIn(base, { list: [{ $after: null, $value: { id: 'a' } }] }), ['list/a'])
  })
})
