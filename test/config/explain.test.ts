import * as assert from 'uvu/assert'
import { soundParts } from '../../config/check.ts'
import { findThing } from '../../config/explain/find.ts'
import { nameOf } from '../../config/explain/thing.ts'
import { runExplain, usesOf } from '../../config/run-explain.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'
import { libraryLife } from './library-life.ts'

const files = libraryFiles({
  'tests/loan.json': {
    recordType: 'loan',
    scenarios: [
      {
        name: 'A novel has a shelf',
        given: { as: { role: 'librarian' }, record: { kind: 'novel', notes: [{ said: 'Late' }] } },
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { visible: ['shelf'] },
      },
    ],
  },
})

async function usesIn(asked: string, within = files) {
  const around = await soundParts(sourceOf(within))
  const found = findThing(around, asked)
  if ('suggestions' in found) throw new Error(`No ${asked}`)
  return usesOf(found.known, around).map(
    ({ section, place, says }) => `${section} ${place.file}${place.pointer} ${says}`,
  )
}

const nameFor = async (asked: string, within = files) => {
  const found = findThing(await soundParts(sourceOf(within)), asked)
  return 'known' in found ? nameOf(found.known.thing) : found.suggestions
}

const alive = libraryFiles({
  ...libraryLife,
  'tests/loan.json': {
    recordType: 'loan',
    scenarios: [
      {
        name: 'Back',
        given: { record: { out_on: '2025-01-01' } },
        do: [{ action: 'take_back', answers: { came_on: '2025-02-02' } }],
        // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
        then: { stage: 'over' },
      },
    ],
  },
})

/** Everything but texts. */
const usesInLife = async (asked: string) =>
  (await usesIn(asked, alive)).filter((use) => !use.startsWith('Translations'))

const among = (uses: readonly string[], section: string) => uses.filter((use) => use.startsWith(section))

spec('An explanation', (it) => {
  it('finds a thing by its name, its whole name, or a place in a file', async () => {
    assert.is(await nameFor('shelf'), 'loan.shelf')
    assert.is(await nameFor('loan.notes.said'), 'loan.notes.said')
    assert.is(await nameFor('notes.said'), 'loan.notes.said')
    assert.is(await nameFor('kind/novel'), 'kind/novel')
    assert.is(await nameFor('fields/loan/loan.json#/fields/3/optionFilter'), 'loan.shelf')
    assert.is(await nameFor('fields/loan/loan.json#shelf'), 'loan.shelf')
    assert.is(await nameFor('roles/librarian.json#/reach'), 'librarian')
  })

  it('follows a place that only names a thing to the thing', async () => {
    assert.is(await nameFor('forms/loan/book.json#/fields/2'), 'loan.kind')
    assert.is(await nameFor('forms/loan/book.json#kind'), 'loan.kind')
    assert.is(await nameFor('people.json#/0/role'), 'librarian')
  })

  it('suggests what is near when nothing has the name', async () =>
    assert.equal((await nameFor('shelv'))?.[0], 'loan.shelf'))

  it('tells of a field its forms, conditions, lists, titles, roles, scenarios and texts', async () => {
    const uses = await usesIn('loan.kind')
    const scenario = 'Scenarios tests/loan.json/scenarios/0/given/record/kind A novel has a shelf'
    assert.equal(among(uses, 'Forms'), ['Forms forms/loan/book.json/fields/2 on the form book'])
    assert.equal(among(uses, 'Conditions'), [
      'Conditions fields/loan/loan.json/fields/3/visible shelf is shown while “Kind” is “Novel”',
      'Conditions fields/loan/loan.json/fields/3/optionFilter shelf offers an option while “Kind” is among the tags of the option',
    ])
    assert.equal(among(uses, 'Lists'), ['Lists lists/loan.json/filters/0/field a filter of the list of loan'])
    assert.equal(among(uses, 'Titles'), [
      'Titles and search record-types/loan.json/summary/0 a short fact beside the title',
    ])
    assert.equal(among(uses, 'Roles'), [
      'Roles roles/librarian.json/forms/loan/book librarian reads and writes it (book)',
    ])
    assert.equal(among(uses, 'Scenarios'), [scenario])
    assert.equal(among(uses, 'Translations'), ['Translations fields/loan/loan.json/fields/2/label label en: “Kind”'])
  })

  it('tells of rules and calculations that read it', async () => {
    const uses = await usesIn('out_on')
    assert.equal(among(uses, 'Calculations'), [
      'Calculations and defaults fields/loan/loan.json/fields/6/calculation days_out is worked out as the days from “Lent on” to “Returned on”',
    ])
    assert.equal(among(uses, 'Rules'), [
      'Rules record-types/loan.json/rules/0/holds back_on must keep “Returned on” is at least “Lent on”',
    ])
  })

  it('tells of a row’s field by its own name', async () => {
    const uses = await usesIn('notes.said_on')
    assert.ok(uses.some((use) => use.includes('notes.said is shown while “On” is answered')))
    assert.ok(uses.some((use) => use.includes('the rows of notes are sorted by it')))
  })

  it('tells of lookups, options and roles who uses them', async () => {
    assert.equal(among(await usesIn('lookups/kind.json#kind'), 'Other'), [
      'Other fields fields/loan/loan.json/fields/2/lookup kind takes its options from it',
    ])
    assert.ok((await usesIn('kind/novel')).some((use) => use.includes('shelf is shown while')))
    assert.not.ok((await usesIn('kind/atlas')).some((use) => use.startsWith('Conditions')))
    assert.ok((await usesIn('loan_status/out')).some((use) => use.includes('set in the filter status')))
    const role = await usesIn('librarian')
    assert.equal(among(role, 'People'), ['People people.json/0/role ana has it'])
    assert.is(among(role, 'Scenarios').length, 1)
  })

  it('is printed with file and line, and given to machines as JSON', async () => {
    const folder = 'test/configurations/vaccination'
    const { exitCode, text } = await runExplain(folder, `${folder}/fields/vaccination_card/holder.json#allergy`)
    assert.is(exitCode, 0)
    assert.match(
      text,
      /^field vaccination_card\.allergy {2}“Known allergy”\n {2}fields\/vaccination_card\/holder\.json:\d+\n/,
    )
    assert.match(text, /holder\.json:\d+ {2}allergy_details must be answered while “Known allergy” is yes/)
    const json = JSON.parse((await runExplain(folder, 'allergy', { json: true })).text)
    assert.ok(json.uses.every((use: { line: number }) => use.line > 0))
    const nothing = await runExplain(folder, 'alergy')
    assert.equal([nothing.exitCode, nothing.text.split('\n')[1]], [1, '  Did you mean vaccination_card.allergy?'])
  })

  it('says what stages, tasks, alerts, actions and approvals are used by', async () => {
    assert.equal(await nameFor('lent', alive), 'loan/lent')
    assert.equal(await nameFor('actions/take-back.json#/effects/0/field', alive), 'loan.back_on')
    const uses = await Promise.all(
      ['loan/lent', 'loan/take_back', 'loan/waiver', 'note_written', 'counter'].map(usesInLife),
    )
    assert.equal(uses, [
      ['Home page dashboards/counter.json/indicators/0/where/among counted in counter.lent'],
      [
        'Roles roles/librarian.json/actions/loan/3 librarian may do it',
        'Scenarios tests/loan.json/scenarios/0/do/0/action Back',
      ],
      [
        'Actions and approvals approvals/waiver.json/notifyAsked/to/action the approval waiver tells those who may do it',
        'Roles roles/head.json/actions/loan/2 head may do it',
        'Roles roles/librarian.json/actions/loan/4 librarian may do it',
      ],
      [
        'Alerts alerts/notes.json/notify/notification sent by the alert notes_changed',
        'Actions and approvals approvals/waiver.json/notifyAsked/notification sent by the approval waiver',
      ],
      ['Roles roles/librarian.json/dashboards/0 librarian sees it'],
    ])
  })

  it('says who may begin a transition, what shows its entries, and what it names', async () => {
    const lent = {
      ...{ id: 'hand_on', recordType: 'loan', plural: 'hands', label: 'Handing on', verb: 'Hand on', form: 'dates' },
      recipient: { receives: 'read' },
      consent: [{ given: { not: { is_blank: { var: 'reader' } } }, message: 'No reader.' }],
      gives: { while: ['in_progress'], roles: ['guest'], actions: ['read'] },
    }
    const shared = libraryFiles({
      ...libraryLife,
      'transitions/hand-on.json': lent,
      'forms/loan/given.json': {
        ...{ id: 'given', group: 'main', label: 'Given', fields: [] },
        panels: [{ panel: 'transitions', kinds: ['hand_on'] }],
      },
      'roles/guest.json': {
        ...{ id: 'guest', label: 'Guest', reach: 'self', referral: true },
        actions: { loan: ['read', 'hand_on'] },
        forms: { loan: 'r' },
      },
    })
    const told = async (asked: string) =>
      (await usesIn(asked, shared)).filter((use) => !/^(Translations|Rules|Forms forms.loan.book)/.test(use))
    assert.equal(await told('loan/hand_on'), [
      'Forms forms/loan/given.json/panels/0/kinds/0 the form given shows its entries',
      'Roles roles/guest.json/actions/loan/1 guest may begin it',
    ])
    assert.equal(await told('guest'), [
      'Actions and approvals transitions/hand-on.json/gives/roles/0 the transition hand_on shares records under it',
    ])
    const says = 'there is consent for the transition hand_on where “Reader” is answered'
    assert.ok((await told('loan.reader')).some((use) => use.endsWith(says)))
  })

  it('says which of them a field decides', async () => {
    assert.equal(
      await usesInLife('loan.out_on').then((uses) =>
        uses.filter((use) => !/^(Forms|Lists|Rules|Calc|Roles|Scenarios)/.test(use)),
      ),
      [
        'Stages workflows/lending.json/stages/1/enter the stage lent is entered when this write changes “Lent on” and “Lent on” is answered',
        'Tasks tasks/return.json/due the task return is due on 14 days after “Lent on”',
        'Actions and approvals actions/take-back.json/conditions/0/holds the action take_back has the condition is_lent: “Lent on” is answered',
      ],
    )
    const cell = await usesInLife('loan.notes.said')
    assert.ok(
      cell.includes('Tasks tasks/answer.json/completedBy/field the task answer is done by filling it in'),
      cell.join(),
    )
  })
})
