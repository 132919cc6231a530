import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { folderOf } from '../../../config/folder.ts'
import { runScenarios } from '../../../config/scenarios/run.ts'
import { sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'
import { libraryFiles } from '../library-files.ts'
import { libraryLife } from '../library-life.ts'

/** Loans are handed on for good, or shown to somebody for a while with the reader's leave. */
const sharing = {
  ...libraryLife,
  'transitions/hand-on.json': {
    id: 'hand_on',
    recordType: 'loan',
    plural: 'hands',
    label: 'Handing on',
    verb: 'Hand on',
    begins: 'done',
    recipient: { receives: 'read', within: { hand_on: 'all' } },
    effects: [{ effect: 'set_owner', to: { transition: 'transitioned_to' } }],
  },
  'transitions/show.json': {
    id: 'show',
    recordType: 'loan',
    plural: 'shows',
    label: 'Showing',
    verb: 'Show',
    recipient: { receives: 'receive_show' },
    consent: [
      {
        given: { not: { is_blank: { var: 'reader_card' } } },
        message: 'The reader has no card.',
        override: 'show_anyway',
      },
    ],
    fromRow: { subform: 'notes', offered: { is_blank: { var: 'said' } } },
    gives: { while: ['in_progress', 'accepted'], roles: ['guest'], actions: ['read'], days: 10 },
    effects: [
      { effect: 'set_row', subform: 'notes', row: { transition: 'service_record_id' }, values: { said: 'Shown' } },
    ],
    steps: {
      accept: { label: 'Accept', from: ['in_progress'], to: 'accepted', by: ['recipient'], eligible: true },
      end: {
        label: 'End',
        from: ['in_progress', 'accepted'],
        to: 'done',
        by: ['recipient', 'owner'],
        asks: [{ id: 'rejection_note', type: 'text', label: 'Note' }],
        effects: [{ effect: 'notify', notification: 'note_written', to: { user: { transition: 'transitioned_by' } } }],
      },
    },
  },
  'roles/librarian.json': {
    ...libraryLife['roles/librarian.json'],
    reach: 'self',
    actions: { loan: ['read', 'create', 'update', 'hand_on', 'show', 'receive_show'] },
  },
  'roles/guest.json': {
    id: 'guest',
    label: 'Guest',
    reach: 'self',
    referral: true,
    actions: { loan: ['read'] },
    forms: { loan: { book: 'r' } },
  },
  'roles/head.json': {
    ...libraryLife['roles/head.json'],
    actions: {
      loan: ['read', 'update', 'approve_waiver', 'show', 'show_anyway', 'take_back', 'request_approval_waiver'],
    },
  },
  'agencies/town.json': { id: 'town', name: 'Town' },
  'people.json': ['ana', 'ben', 'cleo'].map((userName) => ({
    ...{ userName, fullName: userName, agency: 'town' },
    role: userName === 'cleo' ? 'head' : 'librarian',
  })),
}

const sourceWith = (scenario: object, more: object = {}) =>
  sourceOf(
    libraryFiles({
      ...sharing,
      'tests/loan.json': {
        recordType: 'loan',
        given: { today: '2025-03-01', as: { user: 'ana' } },
        scenarios: [{ name: 'One', ...scenario }],
      },
      ...more,
    }),
  )

/** What one scenario comes to, as lines of `expectation path: actual`. */
async function played(scenario: object, expected: object): Promise<readonly string[]> {
  // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
  const source = sourceWith({ ...scenario, then: expected })
  const { model, issues } = await checkFolder(source)
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (!model || errors.length > 0) throw new Error(JSON.stringify(errors, null, 2))
  return runScenarios(model, folderOf(source), () => 0).flatMap(({ differences }) =>
    differences.map(({ expectation, path, actual }) => `${expectation} ${path}: ${actual}`),
  )
}

const record = {
  book: 'Emma',
  reader_card: '7',
  notes: [{ said_on: '2025-02-01' }, { said_on: '2025-02-02', said: 'Yes' }],
}
const given = { record, owner: 'ana' }
const ben = { user: 'ben' }
const show = { action: 'show', answers: { transitioned_to: 'ben' } }

spec('A scenario in which a record is given to somebody', (it) => {
  it('says what stands of it, who has it and what the ledger tells', async () => {
    const expected = {
      transitions: [
        { type: 'show', transitioned_to: 'ben', status: 'in_progress', expires_at: '2025-03-11T12:00:00.000Z' },
      ],
      shared: { ben: 'own', cleo: null },
      disclosures: [{ type: 'show', to: 'ben', consent: 'given' }],
    }
    assert.equal(await played({ given, do: [show] }, expected), [])
    assert.equal(await played({ given }, { transitions: [], shared: { ben: null }, disclosures: [] }), [])
    assert.equal(
      await played({ given, do: [show] }, { transitions: [], shared: { ben: ['guest', 'own'] }, disclosures: [] }),
      [
        'transitions transitions: 1: show ben in_progress',
        'shared ben: shared as own',
        'disclosures disclosures: 1: show ben',
      ],
    )
    assert.equal(await played({ given, do: [show] }, { transitions: [{ status: 'done', notes: 'x' }] }), [
      'transitions transitions[1].status: "in_progress"',
      'transitions transitions[1].notes: null',
    ])
  })

  it('lets the recipient answer, and nobody else', async () => {
    const accept = { as: ben, action: 'accept_show' }
    const accepted = { transitions: [{ status: 'accepted', responded_by: 'ben' }], shared: { ben: 'own' } }
    assert.equal(await played({ given, do: [show, accept] }, accepted), [])
    assert.equal(
      await played(
        { given, do: [show, { ...accept, as: { user: 'ana' }, refused: 'transition.not_yours' }] },
        { shared: { ben: 'own' } },
      ),
      [],
    )
    const end = { as: ben, action: 'end_show', answers: { rejection_note: 'Seen.' } }
    const ended = {
      transitions: [{ status: 'done', rejection_note: 'Seen.' }],
      shared: { ben: null },
      notices: ['note_written'],
    }
    assert.equal(await played({ given, do: [show, accept, end] }, ended), [])
    assert.equal(
      await played(
        { given, do: [show, end, { ...end, as: { user: 'ana' }, refused: 'transition.answered' }] },
        { shared: { ben: null } },
      ),
      [],
    )
  })

  it('answers the last entry, or the one that it names', async () => {
    const twice = [show, { as: ben, action: 'end_show' }, show]
    const statuses = (...all: string[]) => ({ transitions: all.map((status) => ({ status })) })
    assert.equal(
      await played({ given, do: [...twice, { as: ben, action: 'accept_show' }] }, statuses('done', 'accepted')),
      [],
    )
    const first = { as: ben, action: 'accept_show', entry: 1, refused: 'transition.answered' }
    assert.equal(await played({ given, do: [...twice, first] }, statuses('done', 'in_progress')), [])
  })

  it('needs the consent, which some may do without', async () => {
    const without = { owner: 'ana', record: { book: 'Emma' } }
    assert.equal(
      await played(
        { given: without, do: [{ ...show, refused: 'consent.missing' }] },
        { blockedActions: { show: 'consent.missing' } },
      ),
      [],
    )
    const anyway = { as: { user: 'cleo' }, ...show, answers: { transitioned_to: 'ben', consent_overridden: true } }
    assert.equal(
      await played({ given: without, do: [anyway] }, { disclosures: [{ consent: 'overridden', by: 'cleo' }] }),
      [],
    )
  })

  it('begins on a row', async () => {
    const onRow = (row: string) => ({ ...show, row })
    const shown = { transitions: [{ service_record_id: '1' }], values: { 'notes[1].said': 'Shown' } }
    assert.equal(await played({ given, do: [onRow('1')] }, shown), [])
    assert.equal(await played({ given, do: [{ ...onRow('2'), refused: true }] }, { transitions: [] }), [])
  })

  it('is over after its days', async () => {
    assert.equal(await played({ given, do: [show, { today: '2025-03-10' }] }, { shared: { ben: 'own' } }), [])
    assert.equal(await played({ given, do: [show, { today: '2025-03-12' }] }, { shared: { ben: null } }), [])
  })

  it('says what the recipient sees of it then', async () => {
    const asBen = { given: { ...given, as: ben }, do: [{ as: { user: 'ana' }, ...show }] }
    assert.equal(
      await played(asBen, {
        readable: ['book', 'reader_card'],
        possibleActions: ['accept_show'],
        absentActions: ['hand_on'],
      }),
      [],
    )
    const asGuest = {
      as: { user: 'ana' },
      action: 'show',
      answers: { transitioned_to: 'ben', authorized_role_unique_id: 'guest' },
    }
    assert.equal(
      await played(
        { ...asBen, do: [asGuest] },
        { readable: ['book'], unreadable: ['reader_card'], shared: { ben: 'guest' } },
      ),
      [],
    )
  })

  it('gives it away for good', async () => {
    const handOn = { action: 'hand_on', answers: { transitioned_to: 'ben' } }
    const facts = { owned_by: 'ben', previously_owned_by: 'ana', owned_by_agency_id: 'town' }
    assert.equal(
      await played({ given, do: [handOn] }, { facts, transitions: [{ status: 'done' }], absentActions: ['hand_on'] }),
      [],
    )
    const toOneself = { ...handOn, answers: { transitioned_to: 'ana' }, refused: 'recipient.self' }
    assert.equal(await played({ given, do: [toOneself] }, { facts: { owned_by: 'ana' } }), [])
  })

  it('is told of names that do not exist', async () => {
    const scenario = {
      given: { record, owner: 'anna' },
      do: [{ action: 'accept_shw' }],
      // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
      then: { transitions: [{ type: 'shw' }] },
    }
    const { issues } = await checkFolder(sourceWith(scenario))
    assert.equal(
      issues.filter(({ code }) => code === 'reference.unknown').map(({ pointer }) => pointer),
      ['/scenarios/0/given/owner', '/scenarios/0/do/0/action', '/scenarios/0/then/transitions/0/type'],
    )
  })

  it('puts consent, offers on rows and effects to the test', async () => {
    const scenario = {
      given,
      do: [{ ...show, row: '1' }],
      // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
      then: { transitions: [{ type: 'show' }], values: { 'notes[1].said': 'Shown' } },
    }
    const source = sourceWith(scenario)
    const results = await checkFolder(source).then(
      ({ model }) => model && runScenarios(model, folderOf(source), () => 0),
    )
    const shown = (results ?? []).flatMap((result) => result.shown.map(({ outcome }) => outcome))
    assert.equal(shown.filter((outcome) => outcome === 'true').length, 2)
    assert.ok(shown.includes('value'))
  })
})
