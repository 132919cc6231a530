import * as assert from 'uvu/assert'
import { compile } from '../../../config/compile.ts'
import { folderOf } from '../../../config/folder.ts'
import { diff } from '../../../config/plan/diff.ts'
import { withPlaces } from '../../../config/plan/places.ts'
import { sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'
import { SeedCopy } from '../seed.ts'

const modelOf = (seed: SeedCopy) => compile(folderOf(sourceOf(seed.files)))

spec('An item of a plan', (it) => {
  it('leads to the file and line in which the new release says it', () => {
    const [before, after] = [new SeedCopy(), new SeedCopy()]
    const field = after.field('case', 'sex', (json) => Object.assign(json, { whenHidden: 'clear' }))
    const role = after.thing('roles/', 'manager', (json) => Object.assign(json, { manages: ['audit:read'] }))
    const items = withPlaces(diff(modelOf(before), modelOf(after)).items, sourceOf(after.files))
    const placeOf = (id: string) => items.find((item) => item.id.startsWith(id))?.place
    assert.equal(placeOf('case/field/sex/'), { file: field, line: after.lineOf(field, { at: '"id": "sex"' }) - 1 })
    assert.is(placeOf('role/manager/')?.file, role)
  })
})
