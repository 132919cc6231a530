import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { folderOf } from '../../../config/folder.ts'
import { coverageOf } from '../../../config/scenarios/coverage.ts'
import { runScenarios } from '../../../config/scenarios/run.ts'
import { sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'
import { libraryFiles } from '../library-files.ts'
import { libraryLife } from '../library-life.ts'

const sourceWith = (scenario: object) =>
  sourceOf(
    libraryFiles({
      ...libraryLife,
      'tests/loan.json': {
        recordType: 'loan',
        given: { today: '2025-03-01', as: { role: 'librarian' } },
        scenarios: [{ name: 'One', ...scenario }],
      },
    }),
  )

/** What one scenario comes to, as lines of `expectation path: actual`. */
async function played(scenario: object, expected: object): Promise<readonly string[]> {
  // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
  const source = sourceWith({ ...scenario, then: expected })
  const { model, issues } = await checkFolder(source)
  if (!model) throw new Error(JSON.stringify(issues, null, 2))
  return runScenarios(model, folderOf(source), () => 0).flatMap(({ differences }) =>
    differences.map(({ expectation, path, actual }) => `${expectation} ${path}: ${actual}`),
  )
}

const issuesOf = async (scenario: object) =>
  (await checkFolder(sourceWith(scenario))).issues.map(({ code, found }) => `${code} ${found}`)

const wanted = { record: { book: 'Emma' } }
const lent = { record: { book: 'Emma', out_on: '2025-02-20' }, facts: { workflow: 'lent' } }
const head = { role: 'head' }

spec('A scenario about the life of a record', (it) => {
  it('says the stage that a save leads to', async () => {
    assert.equal(await played({ given: wanted }, { stage: 'asked_for' }), [])
    assert.equal(await played({ given: wanted, when: { out_on: '2025-02-27' } }, { stage: 'lent' }), [])
    assert.equal(await played({ when: { book: 'Emma' } }, { stage: 'asked_for', noTasks: ['return'] }), [])
    assert.equal(await played({ given: wanted, when: { out_on: '2025-02-27' } }, { stage: 'over' }), [
      'stage stage: lent',
    ])
  })

  it('says when what was entered could not be saved, and so changed nothing', async () => {
    assert.equal(await played({ given: wanted, when: { book: null, out_on: '2025-02-27' } }, { stage: 'lent' }), [
      'stage stage: asked_for: what was entered was not saved (answer.required)',
    ])
  })

  it('says which tasks there are, when they are due and how that stands', async () => {
    const task = { due: '2025-03-06', is: 'later' }
    assert.equal(await played({ given: lent }, { tasks: { return: task } }), [])
    assert.equal(await played({ given: lent }, { tasks: { return: '2025-03-06' } }), [])
    assert.equal(await played({ given: lent, when: { back_on: '2025-03-01' } }, { noTasks: ['return'] }), [])
    assert.equal(await played({ given: lent }, { tasks: { return: '2025-03-07' }, noTasks: ['return'] }), [
      'tasks return: due 2025-03-06',
      'noTasks return: due 2025-03-06',
    ])
  })

  it('moves the clock, and the tasks are coming up, then overdue', async () => {
    const on = (today: string) => ({ given: lent, do: [{ today }] })
    assert.equal(await played(on('2025-03-03'), { tasks: { return: { is: 'coming_up' } } }), [])
    assert.equal(await played(on('2025-03-06'), { tasks: { return: { is: 'coming_up' } } }), [])
    assert.equal(await played(on('2025-03-07'), { tasks: { return: { is: 'overdue' } } }), [])
    assert.equal(await played(on('2025-03-07'), { tasks: { return: { is: 'later' } } }), [
      'tasks return: overdue (due 2025-03-06, it is 2025-03-07)',
    ])
  })

  it('looks at the tasks of rows by their names', async () => {
    const given = {
      record: { book: 'Emma', notes: [{ said_on: '2025-02-27' }, { said_on: '2025-02-28', said: 'Yes' }] },
    }
    assert.equal(await played({ given }, { tasks: { 'answer:1': '2025-03-01' }, noTasks: ['answer:2', 'return'] }), [])
    assert.equal(await played({ given }, { noTasks: ['answer'] }), ['noTasks answer: due 2025-03-01'])
  })

  it('says which alerts a write raises, for whom, and which the owner clears', async () => {
    const byHead = { as: head, save: { notes: [{ said_on: '2025-03-01' }] } }
    const raised = { alerts: ['notes_changed'], notices: ['note_written'], facts: { alert_count: 1 } }
    assert.equal(await played({ given: lent, do: [byHead] }, raised), [])
    const byOwner = { save: { reader: 'Ana' } }
    assert.equal(await played({ given: lent, do: [byHead, byOwner] }, { noAlerts: ['notes_changed'], notices: [] }), [])
    assert.equal(await played({ given: lent, do: [byOwner] }, { alerts: ['notes_changed'] }), [
      'alerts notes_changed: not there',
    ])
    const standing = { ...lent, alerts: ['notes_changed'], flags: [{ message: 'Late', date: '2025-03-01' }] }
    assert.equal(await played({ given: standing }, { alerts: ['notes_changed'], facts: { flag_count: 1 } }), [])
    const twice = { ...wanted, duplicates: ['reader_card'] }
    assert.equal(await played({ given: twice, when: { reader_card: '77' } }, { alerts: ['same_card'] }), [])
  })

  it('does actions, and says what they leave behind', async () => {
    const back = { action: 'take_back', answers: { came_on: '2025-03-01' } }
    const over = {
      stage: 'over',
      facts: { status: 'returned' },
      values: { back_on: '2025-03-01' },
      noTasks: ['return'],
    }
    assert.equal(await played({ given: lent, do: [back] }, { ...over, absentActions: ['take_back'] }), [])
    assert.equal(await played({ given: lent, do: [back, { ...back, refused: true }] }, over), [])
    assert.equal(await played({ given: lent, do: [back, back] }, over), ['do take_back: refused (action.not_offered)'])
    assert.equal(await played({ given: lent, do: [{ ...back, refused: 'is_lent' }] }, over), ['do take_back: done'])
  })

  it('says which actions are offered, and why one cannot be done', async () => {
    assert.equal(
      await played({ given: lent }, { possibleActions: ['take_back'], absentActions: ['approve_waiver'] }),
      [],
    )
    assert.equal(await played({ given: wanted }, { blockedActions: { take_back: 'is_lent' } }), [])
    assert.equal(
      await played({ given: wanted }, { possibleActions: ['take_back'], blockedActions: { update: 'is_lent' } }),
      ['possibleActions take_back: not now (is_lent)', 'blockedActions update: can be done'],
    )
  })

  it('asks for an approval and has it answered by somebody else', async () => {
    const ask = { action: 'request_approval_waiver' }
    const reject = { as: head, action: 'reject_waiver', answers: { comment: 'It was late.' } }
    const approve = { as: head, action: 'approve_waiver' }
    assert.equal(await played({ given: lent, do: [ask] }, { approvals: { waiver: 'pending' }, alerts: ['waiver'] }), [])
    const rejected = { approvals: { waiver: 'rejected' }, values: { waiver_comment: 'It was late.' } }
    assert.equal(await played({ given: lent, do: [ask, reject] }, rejected), [])
    assert.equal(
      await played({ given: lent, do: [ask, reject, ask, approve] }, { approvals: { waiver: 'approved' } }),
      [],
    )
    const tooSoon = { ...approve, refused: 'approval_not_asked' }
    assert.equal(await played({ given: lent, do: [tooSoon] }, { approvals: { waiver: null } }), [])
  })

  it('is told of names that there are not', async () => {
    const then = { stage: 'lnet', tasks: { retrun: true }, alerts: ['nots_changed'], approvals: { wavier: null } }
    const step = { action: 'take_bak' }
    assert.equal(await issuesOf({ given: { ...lent, alerts: ['zz'] }, do: [step], then }), [
      'reference.unknown kind of alert on `loan` “zz”, which does not exist',
      'reference.unknown action of `loan` “take_bak”, which does not exist',
      'reference.unknown stage of `loan` “lnet”, which does not exist',
      'reference.unknown task of `loan` “retrun”, which does not exist',
      'reference.unknown alert of `loan` “nots_changed”, which does not exist',
      'reference.unknown approval of `loan` “wavier”, which does not exist',
    ])
  })

  it('covers the expressions that decide about what it expects', async () => {
    const seenBy = async (scenario: object) => {
      const source = sourceWith(scenario)
      const { model, checked } = await checkFolder(source)
      const results = model ? runScenarios(model, checked.folder, () => 0) : []
      return coverageOf(checked, results)
        .filter(({ kind, seen }) => ['stage', 'task', 'alert', 'action', 'effect'].includes(kind) && seen.length > 0)
        .map(({ place, seen }) => `${place.file}${place.pointer}: ${seen.join()}`)
    }
    // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
    assert.equal(await seenBy({ given: wanted, when: { out_on: '2025-02-27' }, then: { stage: 'lent' } }), [
      'workflows/lending.json/stages/1/enter: true',
      'workflows/lending.json/stages/2/enter: false',
    ])
    // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
    assert.equal(await seenBy({ given: lent, then: { tasks: { return: true }, possibleActions: ['take_back'] } }), [
      'tasks/return.json/due: value',
      'tasks/return.json/done: false',
      'actions/take-back.json/offered: true',
      'actions/take-back.json/conditions/0/holds: true',
    ])
  })
})
