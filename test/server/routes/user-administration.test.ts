import * as assert from 'uvu/assert'
import { codesOf, dataOf, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { managedServer } from './managing-people.ts'

type Data = Record<string, unknown>

const newcomer = {
  user_name: 'sami',
  full_name: 'Sami Aziz',
  role_unique_id: 'librarian',
  agency: 'town',
  user_group_unique_ids: ['north'],
}

spec('GET /users for those who manage people', (it) => {
  const names = async (userName: string, query: string) => {
    const server = await managedServer()
    const response = await (await server.as(userName)).get(`users?${query}`)
    assert.is(response.status, 200)
    return (await dataOf<readonly Data[]>(response)).map(({ user_name }) => user_name)
  }

  it('200: searches names without minding case and accents', async () => {
    assert.equal(await names('jon', 'query=elan'), ['mara'])
    assert.equal(await names('jon', 'query=nadia%20HAD'), ['nadia'])
    assert.equal(await names('jon', 'query=%25'), [])
  })

  it('200: filters by role, agency, group and whether they are disabled', async () => {
    assert.equal(await names('jon', 'role[]=binder&role[]=warden'), ['mara', 'omar'])
    assert.equal(await names('jon', 'agency=county&role=binder'), ['omar'])
    assert.equal(await names('jon', 'user_group_ids=south'), ['mara', 'omar'])
    assert.equal(await names('jon', 'disabled=true'), [])
  })

  it('200: finds who is at a place or below it', async () => {
    const server = await managedServer()
    await server.stores.accounts.update(
      await server.idOf('omar'),
      { location: 'RIV01' },
      { at: '2024-05-10T06:00:00.000Z', action: 'test' },
    )
    const jon = await server.as('jon')
    const found = await dataOf<readonly Data[]>(await jon.get('users?location=RIV'))
    assert.equal(
      found.map(({ user_name }) => user_name),
      ['omar'],
    )
  })

  it('200: finds who was there lately, and who was not or never', async () => {
    const server = await managedServer()
    const jon = await server.as('jon')
    await server.as('layla')
    const names = async (range: string) =>
      (await dataOf<readonly Data[]>(await jon.get(`users?last_access=${range}`))).map(({ user_name }) => user_name)
    assert.equal(await names('-7d..today'), ['jon', 'layla'])
    assert.equal(await names('..-1d'), ['mara', 'nadia', 'omar'])
    assert.equal(await names('..today'), ['jon', 'layla', 'mara', 'nadia', 'omar'])
    for (const range of ['lately', '..', 'a..b', '1..2..3']) {
      assert.is((await jon.get(`users?last_access=${range}`)).status, 422, range)
    }
  })

  it('200: sorts, and shows nobody beyond what the reader manages', async () => {
    assert.equal(await names('jon', 'order_by=full_name&order=desc&per=2'), ['omar', 'nadia'])
    assert.equal(await names('mara', ''), ['mara', 'omar'])
    assert.equal(await names('layla', 'agency=county'), [])
  })

  it('200: says whom the reader may change, and when they were last there', async () => {
    const server = await managedServer()
    const layla = await server.as('layla')
    const found = await dataOf<readonly Data[]>(await layla.get('users'))
    assert.equal(
      found.map(({ user_name, managed }) => [user_name, managed]),
      [
        ['jon', false],
        ['layla', false],
        ['nadia', true],
      ],
    )
    assert.ok(found.find(({ user_name }) => user_name === 'layla')?.['last_access'])
  })

  it('422: refuses an order that there is none of', async () => {
    const server = await managedServer()
    assert.is((await (await server.as('jon')).get('users?order_by=password_hash')).status, 422)
  })
})

spec('POST /users', (it) => {
  const post = async (userName: string, more: Data = {}) => {
    const server = await managedServer()
    const response = await (await server.as(userName)).post('users', { data: { ...newcomer, ...more } })
    return { server, response }
  }

  it('200: makes an account that nobody can sign in to yet', async () => {
    const { server, response } = await post('layla')
    assert.is(response.status, 200)
    const made = await server.stores.accounts.byUserName('sami')
    assert.equal(
      [made?.fullName, made?.role, made?.groups, made?.disabled],
      ['Sami Aziz', 'librarian', ['north'], false],
    )
  })

  it('403: is for those who may make accounts', async () => assert.is((await post('nadia')).response.status, 403))

  it('422: gives nobody a role, agency or group that is not the maker’s to give', async () => {
    const codes = async (userName: string, more: Data) => codesOf((await post(userName, more)).response)
    const refused = 'account.not_yours_to_give'
    assert.equal(await codes('layla', { role_unique_id: 'keeper' }), [`role_unique_id: ${refused}`])
    assert.equal(await codes('layla', { role_unique_id: 'head' }), [`role_unique_id: ${refused}`])
    assert.equal(await codes('layla', { agency: 'county' }), [`agency: ${refused}`])
    assert.equal(await codes('layla', { user_group_unique_ids: ['north', 'south'] }), [
      `user_group_unique_ids: ${refused}`,
    ])
    assert.equal(await codes('layla', { user_group_unique_ids: [] }), [
      'user_group_unique_ids: account.out_of_your_groups',
    ])
    assert.equal(await codes('mara', { agency: 'town' }), [`agency: ${refused}`, `user_group_unique_ids: ${refused}`])
    assert.equal(await codes('jon', { role_unique_id: 'wizard' }), [
      'role_unique_id: choice.unknown',
      `role_unique_id: ${refused}`,
    ])
  })

  it('422: takes no user name twice, in whatever case', async () => {
    const { response } = await post('jon', { user_name: 'NADIA' })
    assert.equal(await codesOf(response), ['user_name: account.name_taken'])
  })
})

spec('PATCH /users/:id of somebody else', (it) => {
  const patch = async (who: string, whom: string, data: Data) => {
    const server = await managedServer()
    const response = await (await server.as(who)).patch(`users/${await server.idOf(whom)}`, { data })
    return { server, response, account: await server.stores.accounts.byUserName(whom) }
  }

  it('200: changes facts, role and groups, at once', async () => {
    const { response, account } = await patch('jon', 'nadia', {
      full_name: 'Nadia H.',
      role_unique_id: 'binder',
      user_group_unique_ids: ['south'],
    })
    assert.is(response.status, 200)
    assert.equal([account?.fullName, account?.role, account?.groups], ['Nadia H.', 'binder', ['south']])
  })

  it('403: leaves alone whoever has a role that one may not give', async () => {
    assert.is((await patch('layla', 'jon', { full_name: 'X' })).response.status, 403)
  })

  it('404: knows nobody out of reach', async () => {
    assert.is((await patch('layla', 'omar', { full_name: 'X' })).response.status, 404)
  })

  it('422: lets nobody lift themselves', async () => {
    const { response, account } = await patch('layla', 'layla', { role_unique_id: 'keeper' })
    assert.is(response.status, 422)
    assert.is(account?.role, 'head')
  })

  it('422: moves nobody out of the agency that one manages', async () => {
    assert.equal(await codesOf((await patch('mara', 'omar', { agency: 'town' })).response), [
      'agency: account.not_yours_to_give',
    ])
  })

  it('200: disabling ends the sessions', async () => {
    const server = await managedServer()
    const [jon, nadia] = [await server.as('jon'), await server.as('nadia')]
    const path = `users/${await server.idOf('nadia')}`
    assert.is((await jon.patch(path, { data: { disabled: true } })).status, 200)
    assert.is((await nadia.get('permissions')).status, 401)
    assert.is((await jon.patch(path, { data: { disabled: false } })).status, 200)
  })

  it('422: never takes a password for somebody else', async () => {
    assert.is((await patch('jon', 'nadia', { password: 'a blue lamp by the sea' })).response.status, 422)
  })
})

spec('POST /users/update_bulk', (it) => {
  it('200: says of each what became of it', async () => {
    const server = await managedServer()
    const ids = await Promise.all(['nadia', 'omar', 'jon'].map((name) => server.idOf(name)))
    const layla = await server.as('layla')
    const response = await layla.post('users/update_bulk', { data: { ids, action: 'disable' } })
    assert.equal(
      (await dataOf<readonly Data[]>(response)).map(({ status }) => status),
      ['done', 'refused', 'refused'],
    )
    assert.is((await server.stores.accounts.byUserName('nadia'))?.disabled, true)
    assert.is((await server.stores.accounts.byUserName('omar'))?.disabled, false)
  })

  it('200: adds to a group, and moves to an agency', async () => {
    const server = await managedServer()
    const jon = await server.as('jon')
    const ids = [await server.idOf('nadia')]
    await jon.post('users/update_bulk', { data: { ids, action: 'add_to_group', to: 'south' } })
    await jon.post('users/update_bulk', { data: { ids, action: 'move_to_agency', to: 'county' } })
    const nadia = await server.stores.accounts.byUserName('nadia')
    assert.equal([nadia?.groups, nadia?.agency], [['north', 'south'], 'county'])
  })

  it('200: gives a role, but none that the reader may not give, and none to themselves', async () => {
    const server = await managedServer()
    const give = async (as: string, to: string, who: readonly string[]) => {
      const ids = await Promise.all(who.map((name) => server.idOf(name)))
      const response = await (await server.as(as)).post('users/update_bulk', { data: { ids, action: 'give_role', to } })
      return (await dataOf<readonly Data[]>(response)).map(({ status }) => status)
    }
    assert.equal(await give('jon', 'binder', ['nadia', 'omar']), ['done', 'done'])
    assert.is((await server.stores.accounts.byUserName('nadia'))?.role, 'binder')
    assert.equal(await give('mara', 'warden', ['omar', 'mara']), ['refused', 'refused'])
    assert.equal(await give('jon', 'nobody', ['omar']), ['refused'])
    assert.equal(
      await Promise.all(['omar', 'mara'].map(async (name) => (await server.stores.accounts.byUserName(name))?.role)),
      ['binder', 'warden'],
    )
  })

  it('422: takes a hundred at most', async () => {
    const server = await managedServer()
    const ids = Array.from({ length: 101 }, () => server.parts.newId())
    assert.is(
      (await (await server.as('jon')).post('users/update_bulk', { data: { ids, action: 'disable' } })).status,
      422,
    )
  })
})

spec('POST /users/:id/sign_in_code', (it) => {
  const coded = async () => {
    const server = await managedServer()
    const layla = await server.as('layla')
    const id = await server.idOf('nadia')
    const choose = (code: string, password = 'a blue lamp by the sea') =>
      server.request('POST', 'users/password-reset', { body: { user: { reset_password_token: code, password } } })
    const give = () => layla.post(`users/${id}/sign_in_code`)
    return { server, layla, id, choose, give }
  }

  it('200: gives a code by which the person chooses a password, once, however it is typed', async () => {
    const { server, give, choose } = await coded()
    const { code } = await dataOf<{ code: string }>(await give())
    assert.match(code, /^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)
    assert.is((await choose(code.toLowerCase().replaceAll('-', ' '))).status, 204)
    assert.is((await choose(code)).status, 403)
    const user = { user_name: 'nadia', password: 'a blue lamp by the sea' }
    assert.is((await server.request('POST', 'tokens', { body: { user } })).status, 200)
  })

  it('200: ends all sessions, and the code given before', async () => {
    const { server, give, choose } = await coded()
    const nadia = await server.as('nadia')
    const { code } = await dataOf<{ code: string }>(await give())
    assert.is((await nadia.get('permissions')).status, 401)
    await give()
    assert.is((await choose(code)).status, 403)
  })

  it('403: is good for a day', async () => {
    const { server, give, choose } = await coded()
    const { code } = await dataOf<{ code: string }>(await give())
    server.wait(24 * 3_600_000 + 1)
    assert.is((await choose(code)).status, 403)
  })

  it('403: is not given for oneself, nor for whom one does not manage', async () => {
    const { server, layla } = await coded()
    for (const name of ['layla', 'jon']) {
      assert.is((await layla.post(`users/${await server.idOf(name)}/sign_in_code`)).status, 403)
    }
  })

  it('is in the audit, and the code is not', async () => {
    const { server, give } = await coded()
    const { code } = await dataOf<{ code: string }>(await give())
    const [entry] = await server.stores.audit.list({ offset: 0, limit: 1 })
    assert.equal([entry?.action, entry?.userName], ['sign_in_code', 'layla'])
    assert.not.ok(JSON.stringify(entry).includes(code))
  })
})

spec('GET /users/:id/sessions', (it) => {
  it('200: shows where somebody is signed in, and ends one or all', async () => {
    const server = await managedServer()
    const user = { user_name: 'nadia', password: PASSWORD }
    const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0' }
    await server.request('POST', 'tokens', { body: { user }, headers })
    await server.as('nadia')
    const jon = await server.as('jon')
    const path = `users/${await server.idOf('nadia')}/sessions`
    const sessions = await dataOf<readonly Data[]>(await jon.get(path))
    assert.equal(sessions.map(({ agent }) => agent).sort(), ['Firefox · Windows', null])
    assert.is((await jon.delete(`${path}/${sessions[0]?.['id']}`)).status, 204)
    assert.is((await dataOf<readonly Data[]>(await jon.get(path))).length, 1)
    assert.is((await jon.delete(path)).status, 204)
    assert.equal(await dataOf(await jon.get(path)), [])
  })

  it('200: shows me mine; 403: not those of whom I do not manage', async () => {
    const server = await managedServer()
    const nadia = await server.as('nadia')
    const mine = await dataOf<readonly Data[]>(await nadia.get(`users/${await server.idOf('nadia')}/sessions`))
    assert.equal(
      mine.map(({ current }) => current),
      [true],
    )
    const layla = await server.as('layla')
    assert.is((await layla.get(`users/${await server.idOf('jon')}/sessions`)).status, 403)
  })
})
