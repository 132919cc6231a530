import * as assert from 'uvu/assert'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { saving, titled, townLibrary } from './town-library.ts'

const note = { at: now, action: 'update_user', userName: 'jon' }

spec('An account', (it) => {
  it('is found by its user name, however that is written', async () => {
    const { accounts } = await townLibrary()
    const nadia = await accounts.byUserName(' NADIA ')
    assert.is(nadia?.fullName, 'Nadia Haddad')
    assert.equal(nadia?.groups, ['north'])
    assert.equal(await accounts.byId('id of nadia'), nadia)
    assert.not('passwordHash' in (nadia ?? {}))
    assert.is(await accounts.passwordHashOf('Nadia'), 'hash')
    assert.is(await accounts.byUserName('nobody'), undefined)
  })

  it('is not made twice under one name', async () => {
    const { accounts } = await townLibrary()
    const other = {
      id: 'new',
      userName: 'Nadia',
      fullName: 'N',
      role: 'head',
      agency: 'town',
      groups: [],
      services: [],
    }
    assert.is(await accounts.create({ ...other, disabled: false, passwordHash: 'x' }, note), 'exists')
  })

  it('is not changed by who decided under another membership', async () => {
    const { accounts } = await townLibrary()
    await accounts.update('id of nadia', { groups: ['south'] }, note)
    const late = await accounts
      .update('id of nadia', { role: 'head' }, { ...note, standing: 1 })
      .catch((problem: { code: string }) => problem.code)
    assert.is(late, 'account.changed')
    assert.is((await accounts.byUserName('nadia'))?.role, 'librarian')
  })

  it('loses what is cleared and keeps what is not spoken of', async () => {
    const { accounts } = await townLibrary()
    await accounts.update('id of nadia', { phone: '0712', services: ['a'] }, note)
    assert.is((await accounts.byUserName('nadia'))?.phone, '0712')
    const after = await accounts.update('id of nadia', { phone: null, fullName: 'Nadia H' }, note)
    assert.not('phone' in (after ?? {}))
    assert.equal(after?.services, ['a'])
    assert.is(after?.membershipVersion, 2)
    assert.is(await accounts.update('nobody', { phone: '1' }, note), undefined)
  })

  it('is somebody else for what counted on it once place or services are others', async () => {
    const { accounts } = await townLibrary()
    const versionAfter = async (changes: Parameters<typeof accounts.update>[1]) =>
      (await accounts.update('id of nadia', changes, note))?.membershipVersion
    assert.is(await versionAfter({ location: 'N' }), 2)
    assert.is(await versionAfter({ services: ['a'], ownServices: true }), 3)
    assert.is(await versionAfter({ services: ['a'], ownServices: true, location: 'N' }), 3)
    assert.is(await versionAfter({ ownServices: false }), 4)
    assert.is(await versionAfter({ phone: '0712' }), 4)
  })

  it('takes its records along to a new group, whose members then reach them', async () => {
    const library = await townLibrary()
    await library.records.commit(saving(titled('Maps')))
    const layla = await library.accounts.byUserName('layla')
    if (!layla) throw new Error('Layla is gone')
    const seenBy = async (groups: readonly string[]) =>
      (
        await library.records.list(
          actorOf(libraryModel, { ...layla, groups }),
          { from: 'loan' },
          { today, now, fields: [] },
        )
      ).total
    assert.equal([await seenBy(['north']), await seenBy(['south'])], [1, 0])
    const moved = await library.accounts.update('id of nadia', { groups: ['south'] }, note)
    assert.is(moved?.membershipVersion, 2)
    assert.equal([await seenBy(['north']), await seenBy(['south'])], [0, 1])
    const stored = await library.records.get('loan', uuid(1))
    assert.ok(stored?.reach.some(({ principal }) => principal === 'group:south'))
  })

  it('is found by its role, near somebody or anywhere, as it is now', async () => {
    const { accounts } = await townLibrary()
    const names = async (...asked: Parameters<typeof accounts.withRoles>) =>
      (await accounts.withRoles(...asked)).map(({ userName }) => userName)
    assert.equal(await names(['head', 'binder', 'librarian']), ['layla', 'nadia', 'omar'])
    assert.equal(await names(['head', 'binder'], { agency: 'county' }), ['omar'])
    assert.equal(await names(['head', 'binder'], { groups: ['north'] }), ['layla'])
    await accounts.update('id of omar', { groups: ['north'] }, note)
    assert.equal(await names(['head', 'binder'], { groups: ['north'] }), ['layla', 'omar'])
    await accounts.update('id of omar', { fullName: 'Adam Said' }, note)
    assert.equal(await names(['head', 'binder'], { groups: ['north'] }), ['omar', 'layla'])
    await accounts.update('id of layla', { disabled: true }, note)
    assert.equal(await names(['head', 'binder'], { groups: ['north'] }), ['omar'])
    assert.equal(
      (await accounts.named(['omar', 'layla', 'OMAR'])).map(({ userName }) => userName),
      ['omar'],
    )
    await accounts.update('id of layla', { disabled: false }, note)
    assert.equal(await names(['head', 'binder'], { groups: ['north'] }), ['omar', 'layla'])
  })

  it('is out of the list of people once disabled, and its sessions end', async () => {
    const { accounts, sessions } = await townLibrary()
    await sessions.start({ id: 's', userName: 'nadia', kind: 'cookie', at: 1 }, note)
    await accounts.update('id of nadia', { disabled: true }, note)
    assert.equal(
      (await accounts.people()).map(({ userName }) => userName),
      ['jon', 'layla', 'omar'],
    )
    assert.is((await accounts.list({ offset: 0, limit: 9 })).total, 3)
    assert.is((await accounts.list({ offset: 0, limit: 9, withDisabled: true })).total, 4)
    assert.is(await sessions.find('s'), undefined)
  })
})

spec('A session', (it) => {
  it('has the account as it is now', async () => {
    const { accounts, sessions } = await townLibrary()
    await sessions.start({ id: 's', userName: 'nadia', kind: 'bearer', at: 5 }, note)
    await accounts.update('id of nadia', { groups: ['south'] }, note)
    const session = await sessions.find('s')
    assert.equal(session?.account.groups, ['south'])
    assert.equal([session?.kind, session?.createdAt, session?.lastSeenAt], ['bearer', 5, 5])
    await sessions.touch('s', 9)
    assert.is((await sessions.find('s'))?.lastSeenAt, 9)
  })

  it('ends with a new role, with a new password except where that was set, and when it is over', async () => {
    const { accounts, sessions } = await townLibrary()
    const start = (id: string, at: number) => sessions.start({ id, userName: 'nadia', kind: 'cookie', at }, note)
    const standing = async (...ids: string[]) => (await Promise.all(ids.map(sessions.find))).map((one) => one?.id)
    await Promise.all([start('a', 1), start('b', 2), start('c', 3)])
    await sessions.sweep({ seenBefore: 2, createdBefore: 0 })
    assert.equal(await standing('a', 'b', 'c'), [undefined, 'b', 'c'])
    await accounts.setPassword('id of nadia', 'new', { ...note, keepSession: 'c' })
    assert.equal(await standing('b', 'c'), [undefined, 'c'])
    await accounts.update('id of nadia', { role: 'head' }, note)
    assert.equal(await standing('c'), [undefined])
  })
})

spec('The first account', (it) => {
  const first = {
    ...{ id: 'first', userName: 'first', fullName: 'First', role: 'keeper', agency: 'town', groups: [], services: [] },
    ...{ disabled: false, passwordHash: 'x' },
  }

  it('is made once with the token that was offered last, before its time is over', async () => {
    const { setUp, accounts } = await townLibrary()
    await setUp.offer('old', 100)
    await setUp.offer('new', 100)
    assert.is(await setUp.redeem('old', 50, first, note), 'refused')
    assert.is(await setUp.redeem('new', 100, first, note), 'refused')
    assert.ok(await setUp.isOffered('new', 99))
    assert.is(await setUp.redeem('new', 99, first, note), 'done')
    assert.is(await setUp.redeem('new', 99, { ...first, id: 'second', userName: 'second' }, note), 'refused')
    assert.is((await accounts.byUserName('first'))?.role, 'keeper')
  })
})

spec('The limiter', (it) => {
  it('lets through what the bucket holds, then says how long to wait', async () => {
    const { limiter } = await townLibrary()
    const bucket = { capacity: 2, perSecond: 0.5 }
    const take = async (now: number) => limiter.take('k', bucket, now)
    assert.equal(await take(0), { taken: true, retryAfterSeconds: 0 })
    assert.equal(await take(0), { taken: true, retryAfterSeconds: 0 })
    assert.equal(await take(500), { taken: false, retryAfterSeconds: 2 })
    assert.equal(await take(2000), { taken: true, retryAfterSeconds: 0 })
    assert.is((await take(0)).taken, false)
    assert.is((await limiter.take('other', bucket, 0)).taken, true)
  })

  it('counts failures until they are forgotten', async () => {
    const { limiter } = await townLibrary()
    await limiter.noteFailure('k', 10)
    assert.is(await limiter.noteFailure('k', 20), 2)
    assert.equal(await limiter.failuresOf('k'), { count: 2, lastAt: 20 })
    await limiter.forget('k')
    assert.equal(await limiter.failuresOf('k'), { count: 0, lastAt: 0 })
  })
})

spec('The key of a device', (it) => {
  it('is the same each time, and another one for another person or device', async () => {
    const { deviceKeys } = await townLibrary()
    const key = (userName: string, device: string, byte: number) =>
      deviceKeys.keyOf(userName, device, new Uint8Array(32).fill(byte))
    assert.is((await key('nadia', 'd', 1))[0], 1)
    assert.is((await key('nadia', 'd', 2))[0], 1)
    assert.is((await key('nadia', 'e', 3))[0], 3)
    assert.is((await key('omar', 'd', 4))[0], 4)
  })
})

spec('A release', (it) => {
  it('is kept as it was compiled, and the newest is the active one', async () => {
    const { activate, releases } = await townLibrary()
    const second = { ...libraryModel, hash: 'second' }
    await activate(second, '2024-06-01T00:00:00.000Z')
    assert.equal(await releases.active(), { hash: 'second', activatedAt: '2024-06-01T00:00:00.000Z' })
    await activate(libraryModel, '2024-06-02T00:00:00.000Z')
    assert.equal(
      (await releases.list(5)).map(({ hash }) => hash),
      [libraryModel.hash, 'second'],
    )
    assert.equal(await releases.model('second'), JSON.parse(JSON.stringify(second)))
    assert.is(await releases.model('third'), undefined)
  })
})
