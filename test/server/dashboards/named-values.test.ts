import * as assert from 'uvu/assert'
import type { Lifecycle, Workflow } from '../../../engine/lifecycle.ts'
import { namedValues } from '../../../server/dashboards/named-values.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const programme = libraryModel.instance.programmes[0]?.id ?? ''
const workflow = (id: string, stages: readonly string[]): Workflow => ({
  id,
  label: {},
  entries: [],
  initial: stages[0] ?? '',
  programmes: [programme],
  stages: stages.map((stage) => ({ id: stage, label: { en: `${stage} of ${id}` } })),
})

const namesOf = (workflows: readonly Workflow[]) => {
  const loan = libraryModel.recordTypes['loan']
  assert.ok(loan)
  const lifecycle: Lifecycle = {
    actions: [],
    tasks: [],
    alerts: [],
    approvals: [],
    flags: { resolvedBy: 'creator' },
    workflows,
  }
  return namedValues(libraryModel, { type: { ...loan, lifecycle } }, 'workflow', {
    people: new Map(),
    programmes: [programme],
  })
}

spec('The stages that numbers are told apart by', (it) => {
  it('stand in the order in which records go through them, of several workflows in one line', () => {
    const long = workflow('long', ['new', 'assessment', 'plan', 'closed'])
    const short = workflow('short', ['new', 'meeting', 'plan', 'closed'])
    assert.equal(namesOf([long]).order, ['new', 'assessment', 'plan', 'closed'])
    assert.equal(namesOf([long, short]).order, ['new', 'meeting', 'assessment', 'plan', 'closed'])
    assert.equal(namesOf([short, long]).order, ['new', 'assessment', 'meeting', 'plan', 'closed'])
  })

  it('are called as in the first workflow that has them', () => {
    const names = namesOf([workflow('one', ['new']), workflow('other', ['new', 'closed'])])
    assert.equal(names.nameOf('new'), { en: 'new of one' })
    assert.equal(names.nameOf('closed'), { en: 'closed of other' })
  })
})
