import * as assert from 'uvu/assert'
import { modelOfFolder } from '../../../config/model-of-folder.ts'
import { diff } from '../../../config/plan/diff.ts'
import type { Model } from '../../../engine/model.ts'
import { spec } from '../../lib/spec.ts'
import { dice, mutated } from './mutations.ts'

const standard = modelOfFolder('seeds/child-protection')
const items = (from: Model, to: Model) => diff(from, to).items

/** The model without what people read. */
const mute = (model: Model) =>
  JSON.stringify({ ...model, hash: '' }, (_, value) => {
    const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
    const isText = keys.length > 0 && keys.every((key) => standard.instance.locales.includes(key))
    return isText && keys.every((key) => typeof value[key] === 'string') ? undefined : value
  })

spec('The differences between two configurations', (it) => {
  it('are none between a configuration and itself', () => {
    assert.equal(items(standard, structuredClone(standard)), [])
  })

  it('are told whatever was changed, and harmless only where it is a text', () => {
    const roll = dice(11)
    for (let run = 0; run < 150; run++) {
      const { model, path } = mutated(standard, roll)
      if (JSON.stringify(model) === JSON.stringify(standard)) continue
      for (const [from, to] of [
        [standard, model],
        [model, standard],
      ] as const) {
        const found = items(from, to)
        assert.ok(found.length > 0, path)
        const isText = mute(from) === mute(to)
        const changes = found.filter(({ kind }) => !/\.(added|version_changed)$/.test(kind))
        if (changes.length > 0)
          assert.is(
            changes.every((item) => item.class === 'safe'),
            isText,
            `${path} ${found.map(({ id }) => id)}`,
          )
        assert.is(new Set(found.map(({ id }) => id)).size, found.length, `each has an id of its own: ${path}`)
      }
    }
  })
})
