import * as assert from 'uvu/assert'
import type { Model, Panel, RecordType, Role } from '../../../engine/model.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { narrowedModel } from '../../../engine/permissions/narrowed-model.ts'
import { householdsModel, visitors } from '../../lib/households.ts'
import { spec } from '../../lib/spec.ts'

const panelsFor = (model: Model, role: string): readonly Panel[] => {
  const actor = actorOf(model, { ...visitors.maya, role })
  const forms = narrowedModel(model, actor, 'en').recordTypes['household']?.forms ?? []
  return forms.flatMap(({ panels = [] }) => panels)
}

const withRole = (change: Partial<Role>): Model => ({
  ...householdsModel,
  hash: JSON.stringify(change),
  roles: { ...householdsModel.roles, some: { ...(householdsModel.roles['planner'] as Role), id: 'some', ...change } },
})

spec('Panels as a role gets them', (it) => {
  it('are those whose records and link it reads', () => {
    assert.equal(
      panelsFor(householdsModel, 'planner').map(({ panel }) => panel),
      ['linked', 'history'],
    )
    const forms = { household: { visits_here: 'r', changes_here: 'r' } } as const
    const blind = withRole({ actions: { household: ['read', 'history'] }, forms })
    assert.equal(panelsFor(blind, 'some'), [{ panel: 'history' }])
  })

  it('do without the log where the role may not read it', () => {
    const model = withRole({ actions: { household: ['read'], visit: ['read'] } })
    assert.equal(
      panelsFor(model, 'some').map(({ panel }) => panel),
      ['linked'],
    )
  })

  it('name no field that the role does not read', () => {
    const forms = { household: { visits_here: 'r' }, visit: { the_visit: 'r' } } as const
    const [panel] = panelsFor(withRole({ forms }), 'some')
    assert.equal(
      panel,
      { panel: 'linked', recordType: 'visit', field: 'visited_household' },
      'not what would be copied',
    )
    const unread = { household: { visits_here: 'r' }, visit: { kin: 'r' } } as const
    assert.equal(panelsFor(withRole({ forms: unread }), 'some'), [])
  })

  it('come with the forms that are asked first, as far as the role has them', () => {
    const forms = { household: { first_basis: 'rw', agreement: 'rw' } } as const
    const model = withRole({ forms })
    const type = narrowedModel(model, actorOf(model, { ...visitors.maya, role: 'some' }), 'en').recordTypes[
      'household'
    ] as RecordType
    assert.equal(type.creationForms, ['first_basis'])
  })
})
