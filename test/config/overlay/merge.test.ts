import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { type Conflict, merge } from '../../../config/overlay/merge.ts'
import { isSame } from '../../../config/overlay/things.ts'
import { spec } from '../../lib/spec.ts'
import { tree } from './trees.ts'

const path = 'roles/desk.json'
/** Three versions of one file. */
const three = (old: unknown, base: unknown, overlay: unknown) => ({
  ...{ old: { [path]: old }, base: { [path]: base }, overlay: { [path]: overlay } },
})
const named = (conflicts: readonly Conflict[]) => conflicts.map(({ conflict, kind }) => `${conflict} ${kind}`)
const fileOf = (...sides: Parameters<typeof three>) => {
  const { files, conflicts } = merge(three(...sides))
  assert.equal(conflicts, [])
  return files[path]
}

spec('Merging three ways', (it) => {
  it('over a base that is as it was gives the overlay, without a conflict', () =>
    fc.assert(
      fc.property(tree, tree, (old, overlay) => {
        const { files, conflicts } = merge({ old, base: old, overlay })
        assert.ok(isSame(files, overlay))
        assert.equal(conflicts, [])
      }),
      { numRuns: 250 },
    ))

  it('under an overlay that changes nothing gives the new base, without a conflict', () =>
    fc.assert(
      fc.property(tree, tree, (old, base) => {
        const { files, conflicts } = merge({ old, base, overlay: old })
        assert.ok(isSame(files, base))
        assert.equal(conflicts, [])
      }),
      { numRuns: 250 },
    ))

  it('of two that did the same gives that', () =>
    fc.assert(
      fc.property(tree, tree, (old, both) => {
        const { files, conflicts } = merge({ old, base: both, overlay: both })
        assert.ok(isSame(files, both))
        assert.equal(conflicts, [])
      }),
    ))

  it('names each conflict once, and none where one side left things as they were', () =>
    fc.assert(
      fc.property(tree, tree, tree, (old, base, overlay) => {
        const { conflicts } = merge({ old, base, overlay })
        assert.is(new Set(conflicts.map(({ conflict }) => conflict)).size, conflicts.length)
        for (const one of conflicts) {
          assert.not.ok(isSame(one.was, one.base), one.conflict)
          assert.not.ok(isSame(one.was, one.overlay), one.conflict)
          assert.not.ok(isSame(one.base, one.overlay), one.conflict)
        }
      }),
      { numRuns: 500 },
    ))

  it('is without a conflict once each is decided, and decided all one way holds that side’s values', () =>
    fc.assert(
      fc.property(
        tree,
        tree,
        tree,
        fc.constantFrom('base' as const, 'overlay' as const),
        (old, base, overlay, side) => {
          const open = merge({ old, base, overlay }).conflicts
          const asked: string[] = []
          const decided = merge({ old, base, overlay }, ({ conflict }) => {
            asked.push(conflict)
            return side
          })
          assert.equal(decided.conflicts, [])
          assert.equal(
            asked,
            open.map(({ conflict }) => conflict),
          )
        },
      ),
      { numRuns: 250 },
    ))

  it('has no conflict where the two changed different things of a list, whatever they did', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('keep', 'base changes', 'base removes', 'overlay changes', 'overlay removes'), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.boolean(),
        fc.boolean(),
        (fates, baseAdds, overlayAdds) => {
          const all = fates.map((fate, index) => ({ fate, id: `t${index}`, label: 'Old' }))
          const by = (side: string, adds: boolean) => ({
            list: [
              ...all.flatMap(({ fate, ...thing }) =>
                fate === `${side} removes` ? [] : [fate === `${side} changes` ? { ...thing, label: side } : thing],
              ),
              ...(adds ? [{ id: `of_${side}`, label: side }] : []),
            ],
          })
          const result = fileOf(
            { list: all.map(({ fate: _, ...thing }) => thing) },
            by('base', baseAdds),
            by('overlay', overlayAdds),
          ) as { list: { id: string; label: string }[] }
          const expected = [
            ...all.flatMap(({ fate, id }) =>
              fate.endsWith('removes') ? [] : [`${id} ${fate.endsWith('changes') ? fate.split(' ')[0] : 'Old'}`],
            ),
            ...(baseAdds ? ['of_base base'] : []),
            ...(overlayAdds ? ['of_overlay overlay'] : []),
          ]
          assert.equal(result.list.map(({ id, label }) => `${id} ${label}`).sort(), expected.sort())
        },
      ),
      { numRuns: 250 },
    ))

  it('keeps texts, options and members that each side changed by itself', () => {
    const old = { id: 'desk', label: { en: 'Desk', ar: 'مكتب' }, forms: ['a', 'b'] }
    const base = { ...old, label: { en: 'Front desk', ar: 'مكتب' }, forms: ['a', 'n', 'b'] }
    const overlay = { ...old, label: { en: 'Desk', ar: 'الاستقبال' }, forms: ['b'], order: 3 }
    assert.equal(fileOf(old, base, overlay), {
      ...{ id: 'desk', label: { en: 'Front desk', ar: 'الاستقبال' }, forms: ['n', 'b'], order: 3 },
    })
  })

  it('names what both changed, down to the thing', () => {
    const old = {
      list: [
        { id: 'a/b', label: { en: 'A' } },
        { id: 'c', when: { '==': [{ var: 'x' }, 1] } },
      ],
    }
    const base = {
      list: [
        { id: 'a/b', label: { en: 'B' } },
        { id: 'c', when: { '==': [{ var: 'x' }, 2] } },
      ],
    }
    const overlay = {
      list: [
        { id: 'a/b', label: { en: 'C' } },
        { id: 'c', when: { '==': [{ var: 'x' }, 3] } },
      ],
    }
    const { conflicts, files } = merge(three(old, base, overlay))
    assert.equal(named(conflicts), [
      'roles/desk.json#/list/a~1b/label/en both_changed',
      'roles/desk.json#/list/c/when both_changed',
    ])
    assert.equal(conflicts[0], { ...conflicts[0], was: 'A', base: 'B', overlay: 'C' })
    assert.equal(files[path], overlay)
  })

  it('names what one side took away and the other changed, what both added, and two new orders', () => {
    assert.equal(named(merge(three({ a: 1 }, {}, { a: 2 })).conflicts), ['roles/desk.json#/a base_removed'])
    assert.equal(named(merge(three({ a: 1 }, { a: 2 }, {})).conflicts), ['roles/desk.json#/a overlay_removed'])
    assert.equal(named(merge(three({}, { a: 1 }, { a: 2 })).conflicts), ['roles/desk.json#/a both_added'])
    const orders = three({ a: ['x', 'y', 'z'] }, { a: ['y', 'x', 'z'] }, { a: ['x', 'z', 'y'] })
    assert.equal(named(merge(orders).conflicts), ['roles/desk.json#/a/* order'])
    assert.equal(merge(orders, () => 'base').files[path], { a: ['y', 'x', 'z'] })
    assert.equal(merge(three({ id: 'a' }, undefined, { id: 'b' })).conflicts.length, 1)
  })

  it('keeps the order of the side that moved something, and puts what is new where it stood', () =>
    assert.equal(fileOf({ a: ['x', 'y', 'z'] }, { a: ['x', 'n', 'y', 'z'] }, { a: ['z', 'x', 'm', 'y'] }), {
      a: ['z', 'x', 'n', 'm', 'y'],
    }))

  it('goes place by place, also where one side has one more language', () => {
    const csv = (...lines: string[]) => ({ 'locations.csv': lines.map((line) => `${line}\n`).join('') })
    const { files, conflicts } = merge({
      old: csv('code,parent,name_en', 'K,,Kenya', 'K1,K,Nairobi', 'K2,K,Kwale'),
      base: csv('code,parent,name_en', 'K,,Kenya', 'K1,K,"Nairobi, city"', 'K2,K,Kwale', 'K3,K,Lamu'),
      overlay: csv('code,parent,name_en,name_sw', 'K,,Kenya,Kenya', 'K1,K,Nairobi,Jiji la Nairobi'),
    })
    assert.equal(conflicts, [])
    assert.equal(files, {
      ...csv('code,parent,name_en,name_sw', 'K,,Kenya,Kenya', 'K1,K,"Nairobi, city",Jiji la Nairobi', 'K3,K,Lamu,'),
    })
  })

  it('names the place of which both changed the same', () => {
    const csv = (name: string) => ({ 'locations.csv': `code,name_en\nK,${name}\n` })
    const { conflicts } = merge({ old: csv('One'), base: csv('Two'), overlay: csv('Three') })
    assert.equal(named(conflicts), ['locations.csv#/places/K/name_en both_changed'])
  })

  it('leaves a table as one side wrote it where it says what that side says', () => {
    const [old, overlay] = ['code,name_en\nK,"One"\n', 'code,name_en\r\nK,"Two"\n']
    const of = (text: string) => ({ 'locations.csv': text })
    assert.equal(merge({ old: of(old), base: of('code,name_en\nK,One\n'), overlay: of(overlay) }).files, of(overlay))
    assert.equal(merge({ old: of('no table'), base: of('none'), overlay: of('nothing') }).conflicts.length, 1)
  })

  it('follows a file that only got another name in the new base', () => {
    const rule = { id: 'late', label: 'Late' }
    const { files, conflicts } = merge({
      old: { 'tasks/one.json': rule },
      base: { 'tasks/two.json': { ...rule, days: 3 } },
      overlay: { 'tasks/one.json': { ...rule, label: 'Overdue' } },
    })
    assert.equal(conflicts, [])
    assert.equal(files, { 'tasks/two.json': { id: 'late', label: 'Overdue', days: 3 } })
  })
})
