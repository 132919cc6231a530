import * as assert from 'uvu/assert'
import type { RecordType, Role } from '../../../engine/model.ts'
import { actionsOn } from '../../../engine/permissions/actions-on.ts'
import { givers, givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { refusal, World } from './world.ts'

const disagreed = () => new World(aLoan({ answers: { title: 'Maps' } }))
const withCopies = () =>
  new World(
    aLoan({
      answers: {
        ...{ title: 'Maps', returned: true },
        copies: [
          { unique_id: uuid(21), copy_code: 'A', state: 'good' },
          { unique_id: uuid(22), copy_code: 'B', state: 'lost' },
        ],
      },
    }),
  )

const says = (world: World, name: string, action: string, answers: object = {}) =>
  refusal(() => world.does(name, action, answers))

spec('Who starts a transition', (it) => {
  it('has leave for it, by any of its widths, and reaches as far as the widest', () => {
    const world = new World()
    assert.is(
      says(world, 'layla', 'hand_over', { transitioned_to: 'omar' }),
      'answers.have_issues transitioned_to recipient.not_eligible',
    )
    assert.is(says(world, 'layla', 'hand_over', { transitioned_to: 'sara' }), 'done')
    assert.is(world.record.core.owned_by, 'sara')
    assert.is(says(world, 'sara', 'hand_over', { transitioned_to: 'omar' }), 'done')
    assert.is(says(world, 'sara', 'hand_over', { transitioned_to: 'sara' }), 'record.not_found')
  })
  it('has leave to start it on a row only there', () => {
    const world = withCopies()
    world.record = { ...world.record, core: { ...world.record.core, owned_by: 'mo' } }
    assert.is(says(world, 'mo', 'showing', { transitioned_to: 'omar' }), 'action.forbidden')
    const on = (row: number) => ({ transitioned_to: 'omar', service_record_id: uuid(row) })
    assert.is(says(world, 'mo', 'showing', on(22)), 'action.refused action.not_offered')
    assert.is(says(world, 'mo', 'showing', on(99)), 'answers.have_issues service_record_id transition.row_unknown')
    assert.is(says(world, 'mo', 'showing', on(21)), 'done')
    assert.is(world.entry().service_record_id, uuid(21))
    assert.equal(world.record.answers['copies'], [
      { unique_id: uuid(21), copy_code: 'A', state: 'good', shelf: 'omar' },
      { unique_id: uuid(22), copy_code: 'B', state: 'lost' },
    ])
  })
  it('does not start it on a row that is not theirs to see', () => {
    const loan = givingModel.recordTypes['loan'] as RecordType
    const lifecycle = loan.lifecycle as NonNullable<RecordType['lifecycle']>
    const transitions = lifecycle.transitions?.map((kind) =>
      kind.gives ? { ...kind, gives: { ...kind.gives, actions: ['showing'] } } : kind,
    )
    const worker: Role = { ...(givingModel.roles['worker'] as Role), ownRows: { loan: { copies: 'shelf' } } }
    const world = new World(
      aLoan({
        answers: {
          ...{ title: 'Maps', returned: true },
          copies: [
            { unique_id: uuid(21), copy_code: 'A', state: 'good', shelf: 'omar' },
            { unique_id: uuid(22), copy_code: 'B', state: 'good', shelf: 'sara' },
          ],
        },
      }),
      {
        ...givingModel,
        recordTypes: {
          ...givingModel.recordTypes,
          loan: { ...loan, lifecycle: { ...lifecycle, ...(transitions && { transitions }) } },
        },
        roles: { ...givingModel.roles, worker },
      },
    )
    world.does('nadia', 'showing', { transitioned_to: 'omar' })
    const on = (row: number) =>
      says(world, 'omar', 'showing', { transitioned_to: 'sara', service_record_id: uuid(row) })
    assert.is(on(22), 'answers.have_issues service_record_id transition.row_unknown')
    assert.is(on(21), 'done')
  })
  it('finds it in the menu, with the rows on which it can be, and no step of it', () => {
    const world = withCopies()
    world.record = { ...world.record, core: { ...world.record.core, owned_by: 'mo' } }
    const menu = (name: string) => {
      const access = world.access(name)
      return access ? actionsOn(world.model, world.actor(name), world.record, access, { now: world.now }) : []
    }
    assert.equal(
      menu('mo').map(({ id, rows, onRowsOnly }) => ({ id, rows, onRowsOnly })),
      [{ id: 'showing', rows: [uuid(21)], onRowsOnly: true }],
    )
    world.record = disagreed().record
    assert.equal(
      menu('nadia').map(({ id, why }) => [id, ...why.map(({ code }) => code)].join(' ')),
      ['update', 'advice', 'hand_over', 'sending consent.missing', 'showing consent.missing'],
    )
    assert.equal(menu('layla').find(({ id }) => id === 'sending')?.consent, { en: 'The reader did not agree.' })
  })
})

spec('A recipient', (it) => {
  const sending = (more: object) => says(new World(), 'nadia', 'sending', { transitioned_to: 'omar', ...more })
  const wrong = (code: string) => `answers.have_issues transitioned_to ${code}`
  it('is somebody else, with an account, whose role gets such records', () => {
    assert.is(sending({ transitioned_to: 'nobody' }), wrong('recipient.unknown'))
    assert.is(sending({ transitioned_to: 'nadia' }), wrong('recipient.self'))
    assert.is(sending({ transitioned_to: 'layla' }), wrong('recipient.not_eligible'))
    assert.is(sending({ transitioned_to: 'vera' }), wrong('recipient.not_eligible'))
    assert.is(says(new World(), 'layla', 'sending', { transitioned_to: 'nadia' }), wrong('recipient.is_owner'))
    assert.is(sending({ transitioned_to: '' }), 'answers.have_issues transitioned_to answer.required')
    const world = new World()
    world.people['omar'] = { ...(givers['omar'] as (typeof givers)[string]), disabled: true }
    assert.is(says(world, 'nadia', 'sending', { transitioned_to: 'omar' }), wrong('recipient.unknown'))
  })
  it('works where the answers say, at the place or below it, and gives the service', () => {
    assert.is(sending({ transitioned_to_agency: 'town' }), wrong('recipient.elsewhere'))
    assert.is(sending({ location: 'RIV' }), wrong('recipient.elsewhere'))
    assert.is(sending({ transitioned_to_agency: 'county', location: 'HIL' }), 'done')
    assert.is(
      says(new World(), 'nadia', 'showing', { transitioned_to: 'omar', service: 'reading' }),
      wrong('recipient.elsewhere'),
    )
  })
  it('of another programme needs a role that works in this one', () => {
    const showing = (more: object) => says(new World(), 'nadia', 'showing', { transitioned_to: 'vera', ...more })
    assert.is(showing({}), wrong('recipient.not_eligible'))
    assert.is(showing({ authorized_role_unique_id: 'visitor' }), 'done')
    assert.is(
      showing({ authorized_role_unique_id: 'keeper' }),
      'answers.have_issues authorized_role_unique_id choice.unknown',
    )
  })
  it('outside needs no account, and reaches nothing', () => {
    const world = new World()
    assert.is(
      says(world, 'nadia', 'sending', { remote: true }),
      'answers.have_issues transitioned_to_remote answer.required',
    )
    world.does('nadia', 'sending', { remote: true, transitioned_to_remote: 'The city', transitioned_to: 'omar' })
    const { transitioned_to, transitioned_to_remote, remote } = world.entry()
    assert.equal([transitioned_to, transitioned_to_remote, remote], [undefined, 'The city', true])
    assert.equal(world.record.core.shared_with, [])
    assert.is(world.record.core.disclosures?.[0]?.to_remote, 'The city')
  })
  it('is counted on: with who else the write looked at', () => {
    const { people } = new World().does('nadia', 'sending', { transitioned_to: 'omar' })
    assert.equal(
      people?.map(({ userName }) => userName),
      ['omar', 'nadia'],
    )
  })
})

spec('Consent', (it) => {
  const refused = 'action.refused consent.missing'
  it('is needed, and nobody goes on without it by a parameter', () => {
    for (const consent_overridden of [undefined, true, false]) {
      const answers = { transitioned_to: 'omar', consent_overridden }
      assert.is(says(disagreed(), 'nadia', 'sending', answers), refused)
      assert.is(says(disagreed(), 'nadia', 'showing', answers), refused)
    }
    const answers = { transitioned_to: 'omar', consent_overridden: true }
    assert.is(says(new World(), 'nadia', 'sending', answers), 'answers.have_issues consent_overridden field.unknown')
    assert.is(says(new World(), 'nadia', 'sending', { ...answers, consent_overridden: false }), 'done')
  })
  it('is gone without by those who may, who say so', () => {
    const world = disagreed()
    assert.is(says(world, 'layla', 'sending', { transitioned_to: 'omar' }), refused)
    assert.is(says(world, 'layla', 'sending', { transitioned_to: 'omar', consent_overridden: true }), 'done')
    assert.equal([world.entry().consent_overridden, world.record.core.disclosures?.[0]?.consent], [true, 'overridden'])
    const agreed = new World()
    agreed.does('layla', 'sending', { transitioned_to: 'omar', consent_overridden: true })
    assert.equal(
      [agreed.entry().consent_overridden, agreed.record.core.disclosures?.[0]?.consent],
      [undefined, 'given'],
    )
  })
  it('that was withdrawn stands against accepting as well', () => {
    const world = new World()
    world.does('nadia', 'sending', { transitioned_to: 'omar' })
    world.does('nadia', 'update', { returned: false })
    assert.is(says(world, 'omar', 'accept_sending', { transition: world.entry().unique_id }), refused)
  })
})

spec('An entry', (it) => {
  const sent = () => {
    const world = new World()
    world.does('nadia', 'sending', { transitioned_to: 'omar', notes: 'Please.' })
    return world
  }
  const answer = (world: World, name: string, action: string, more: object = {}) =>
    says(world, name, action, { transition: world.entry().unique_id, ...more })

  it('is answered by its recipient, once', () => {
    const world = sent()
    assert.is(answer(world, 'nadia', 'accept_sending'), 'transition.not_yours')
    assert.is(answer(world, 'layla', 'accept_sending'), 'transition.not_yours')
    assert.is(answer(world, 'sara', 'accept_sending'), 'record.not_found')
    assert.is(answer(world, 'omar', 'reject_sending'), 'answers.have_issues rejected_reason answer.required')
    assert.is(answer(world, 'omar', 'accept_sending'), 'done')
    assert.is(answer(world, 'omar', 'accept_sending'), 'action.refused transition.answered')
    assert.equal([world.record.core.owned_by, world.record.core.previously_owned_by], ['omar', 'nadia'])
    assert.equal([world.record.core.owned_by_agency_id, world.record.core.owned_by_groups], ['county', ['south']])
    assert.is(world.access('nadia'), undefined)
  })
  it('that is rejected gives nothing any more, and keeps the reason', () => {
    const world = sent()
    assert.ok(world.access('omar'))
    assert.is(answer(world, 'omar', 'reject_sending', { rejected_reason: 'Too many.' }), 'done')
    const { status, rejected_reason, responded_by, responded_at } = world.entry()
    assert.equal([status, rejected_reason, responded_by, responded_at], ['rejected', 'Too many.', 'omar', world.now])
    assert.is(world.access('omar'), undefined)
  })
  it('is one answer where there is none, where it is of another kind, and where it is somebody else’s', () => {
    const world = sent()
    world.does('nadia', 'showing', { transitioned_to: 'sara' })
    const [sending, showing] = (world.record.core.transitions ?? []).map(({ unique_id }) => unique_id)
    for (const transition of [uuid(9), showing, undefined, 7]) {
      assert.is(says(world, 'omar', 'accept_sending', { transition }), 'transition.not_found')
    }
    assert.is(says(world, 'sara', 'accept_sending', { transition: sending }), 'transition.not_found')
  })
  it('is not accepted by somebody who may not get it any more', () => {
    const world = sent()
    world.people['omar'] = { ...(givers['omar'] as (typeof givers)[string]), agency: 'town' }
    assert.is(answer(world, 'omar', 'accept_sending'), 'action.refused recipient.not_eligible')
    world.people['omar'] = { ...(givers['omar'] as (typeof givers)[string]), role: 'clerk' }
    assert.is(answer(world, 'omar', 'accept_sending'), 'action.refused recipient.not_eligible')
  })
  it('counts no more when its time is over', () => {
    const world = new World()
    world.does('nadia', 'advice', { transitioned_to: 'omar' })
    assert.is(world.record.core.shared_with[0]?.until, '2024-05-17T06:00:00.000Z')
    world.after(7 * 86_400)
    assert.is(answer(world, 'nadia', 'end_advice'), 'action.refused transition.answered')
    world.does('nadia', 'update', { title: 'Atlas' })
  })
})

spec('What is asked for from beyond', (it) => {
  const wished = () => {
    const world = new World()
    world.does('adam', 'wish', { notes: 'Mine, I think.' })
    return world
  }
  it('goes to the owner, who grants it: then it is sent to who asked', () => {
    const world = wished()
    assert.equal([world.entry().transitioned_to, world.access('adam')], ['nadia', undefined])
    assert.is(says(world, 'omar', 'wish'), 'record.not_found')
    world.does('nadia', 'grant_wish', { transition: world.entry().unique_id })
    assert.equal(
      world.record.core.transitions?.map(({ type, status, transitioned_to }) => [type, status, transitioned_to]),
      [
        ['wish', 'accepted', 'nadia'],
        ['sending', 'in_progress', 'adam'],
      ],
    )
    world.does('adam', 'accept_sending', { transition: world.entry().unique_id })
    assert.is(world.record.core.owned_by, 'adam')
    assert.is(says(world, 'adam', 'wish'), 'action.refused recipient.self')
  })
  it('is not granted without consent, nor to somebody who may not get it, and then stands as it was', () => {
    const world = wished()
    const grant = () => says(world, 'nadia', 'grant_wish', { transition: world.entry().unique_id })
    world.does('nadia', 'update', { returned: false })
    assert.is(grant(), 'action.refused consent.missing')
    world.does('nadia', 'update', { returned: true })
    world.people['adam'] = { ...(givers['adam'] as (typeof givers)[string]), role: 'clerk' }
    assert.is(grant(), 'action.refused recipient.not_eligible')
    assert.is(world.entry().status, 'in_progress')
  })
  it('is not asked for by somebody who could not get it', () => {
    const world = new World(undefined, {
      ...givingModel,
      roles: {
        ...givingModel.roles,
        seeker: {
          ...(givingModel.roles['seeker'] as Role),
          actions: { loan: ['read', 'search_beyond_reach', 'wish'] },
        },
      },
    })
    assert.is(says(world, 'adam', 'wish', { notes: 'Mine?' }), 'action.refused transition.not_for_you')
    assert.is(world.record.core.transitions, undefined)
  })
  it('is taken back by who asked, who can do nothing else there', () => {
    const world = wished()
    assert.is(says(world, 'adam', 'grant_wish', { transition: world.entry().unique_id }), 'transition.not_yours')
    assert.is(says(world, 'adam', 'update', { title: 'Mine' }), 'record.not_found')
    assert.is(says(world, 'adam', 'revoke_wish', { transition: world.entry().unique_id }), 'done')
  })
})
