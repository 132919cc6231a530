import * as assert from 'uvu/assert'
import { stepsFor } from '../../../engine/migrations/follows.ts'
import { levelsBetween } from '../../../engine/migrations/levels.ts'
import { laterLibrary } from '../../lib/later-library.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const levels = levelsBetween(libraryModel, laterLibrary)
const told = (role: string) => stepsFor(levels, role, [libraryModel, laterLibrary]).flatMap(({ steps }) => steps)

spec('Steps that a role is told of', (it) => {
  it('are those of fields that it reads', () => {
    assert.equal(
      told('librarian').map(({ kind }) => kind),
      ['rename', 'map_options', 'unit', 'rename'],
    )
  })

  it('name no field that it does not read', () => {
    for (const role of Object.keys(libraryModel.roles)) {
      const forms = Object.keys(libraryModel.roles[role]?.forms['loan'] ?? {})
      const readable = new Set(
        libraryModel.recordTypes['loan']?.forms.filter(({ id }) => forms.includes(id)).flatMap(({ fields }) => fields),
      )
      const names = told(role).map((step) => String(step.subform ?? step['from'] ?? step['field']))
      assert.equal(
        names.filter((name) => !readable.has(name)),
        [],
        role,
      )
    }
  })

  it('are none for a role that there is not', () => assert.equal(told('nobody'), []))
})
