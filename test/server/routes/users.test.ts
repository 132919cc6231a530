import * as assert from 'uvu/assert'
import { accounts } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, PASSWORD, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

type Data = Record<string, unknown>

async function mine(userName = 'nadia') {
  const server = await serverFor(userName)
  const { id } = (await server.stores.accounts.byUserName(userName)) as { id: string }
  return { ...server, id, path: `users/${id}` }
}

const NEW_PASSWORD = 'a blue lamp by the sea'

spec('GET /users', (it) => {
  const names = async (userName: string, query = '') => {
    const { get } = await serverFor(userName)
    const response = await get(`users${query}`)
    assert.is(response.status, 200)
    return (await dataOf<readonly Data[]>(response)).map(({ user_name }) => user_name)
  }

  it('200: shows the people within reach of the role', async () => {
    assert.equal(await names('jon'), ['jon', 'layla', 'nadia', 'omar'])
    assert.equal(await names('layla'), ['jon', 'layla', 'nadia'])
  })

  it('200: pages', async () => assert.equal(await names('jon', '?per=2&page=2'), ['nadia', 'omar']))

  it('403: for whom may not see accounts', async () => {
    const { get } = await serverFor('nadia')
    assert.is((await get('users')).status, 403)
  })

  it('never shows anything of a password', async () => {
    const { get } = await serverFor('jon')
    assert.not.match(await (await get('users')).text(), /quick|password|hash/i)
  })
})

spec('GET /users/:id', (it) => {
  it('200: shows me all details of mine', async () => {
    const { get, path } = await mine()
    const { user_name, full_name, role_unique_id, agency, user_group_unique_ids } = await dataOf(await get(path))
    assert.equal(
      { user_name, full_name, role_unique_id, agency, user_group_unique_ids },
      {
        user_name: 'nadia',
        full_name: 'Nadia Haddad',
        role_unique_id: 'librarian',
        agency: 'town',
        user_group_unique_ids: ['north'],
      },
    )
  })

  it('404: says the same of an account out of reach and of none', async () => {
    const { get, stores } = await mine()
    const omar = (await stores.accounts.byUserName('omar')) as { id: string }
    const [out, none] = [await get(`users/${omar.id}`), await get('users/nobody')]
    assert.equal([out.status, none.status], [404, 404])
    assert.is(await out.text(), await none.text())
  })
})

spec('PATCH /users/:id', (it) => {
  it('200: changes what is mine to change', async () => {
    const { patch, path } = await mine()
    const data = {
      full_name: ' Nadia H. ',
      code: 'N1',
      phone: '+254 700 000000',
      email: 'nadia@example.org',
      position: 'Librarian',
      locale: 'ar',
    }
    const changed = await dataOf(await patch(path, { data: { ...data, current_password: PASSWORD } }))
    for (const [fact, value] of Object.entries({ ...data, full_name: 'Nadia H.' })) assert.equal(changed[fact], value)
  })

  it('422: leaves to others which services I give and where, for records come to me by them', async () => {
    const { patch, path, stores } = await mine()
    const wish = { services: ['maps'], location: 'RIV01', phone: '+254 700 000000' }
    assert.equal(await codesOf(await patch(path, { data: wish })), [
      'location: account.not_yours_to_change',
      'services: account.not_yours_to_change',
    ])
    const as = { services: [], location: null, phone: '+254 700 000000' }
    assert.is((await patch(path, { data: as })).status, 200)
    const account = await stores.accounts.byUserName('nadia')
    assert.equal([account?.phone, account?.location, account?.ownServices], ['+254 700 000000', undefined, undefined])
  })

  it('200: unless my role says of itself which they are', async () => {
    const { patch, path } = await mine('jon')
    const wish = { services: ['maps'], location: 'RIV01' }
    const { services, location } = await dataOf(await patch(path, { data: wish }))
    assert.equal({ services, location }, wish)
    assert.equal(await codesOf(await patch(path, { data: { location: 'MOON' } })), ['location: choice.unknown'])
  })

  it('422: takes another address for mail, to which links for a new password go, for the password only', async () => {
    const { patch, path, stores } = await mine()
    const email = 'thief@example.org'
    assert.equal(await codesOf(await patch(path, { data: { email } })), ['current_password: answer.required'])
    const guessed = await patch(path, { data: { email, current_password: 'a guess' } })
    assert.equal(await codesOf(guessed), ['current_password: password.current_wrong'])
    assert.is((await stores.accounts.byUserName('nadia'))?.email, undefined)
    assert.is((await patch(path, { data: { email, current_password: PASSWORD } })).status, 200)
    assert.is((await patch(path, { data: { email, phone: '+254 700 000000' } })).status, 200)
  })

  it('200: answers in the language just chosen', async () => {
    const { patch, path, get } = await mine()
    await patch(path, { data: { locale: 'ar' } })
    const { actor } = (await (await get('model', { 'accept-language': 'en' })).json()) as { actor: { locale: string } }
    assert.is(actor.locale, 'ar')
  })

  it('200: answers with the calendar of my language, and with the one that I choose', async () => {
    const { patch, path, get } = await mine()
    const calendar = async () => ((await (await get('model')).json()) as { actor: { calendar: string } }).actor.calendar
    await patch(path, { data: { locale: 'ar' } })
    assert.is(await calendar(), 'islamic-umalqura')
    await patch(path, { data: { calendar: 'gregorian' } })
    assert.is(await calendar(), 'gregorian')
    await patch(path, { data: { calendar: null } })
    assert.is(await calendar(), 'islamic-umalqura')
  })

  for (const fact of [
    'role',
    'role_unique_id',
    'agency',
    'groups',
    'user_group_unique_ids',
    'disabled',
    'user_name',
    'membershipVersion',
    'passwordHash',
    'id',
  ]) {
    it(`422: does not let me choose my ${fact}`, async () => {
      const { patch, path, stores } = await mine()
      assert.is((await patch(path, { data: { [fact]: 'keeper' } })).status, 422)
      const account = await stores.accounts.byUserName('nadia')
      assert.equal(
        [account?.role, account?.agency, account?.groups],
        [accounts.nadia.role, accounts.nadia.agency, accounts.nadia.groups],
      )
    })
  }

  it('422: names what cannot be', async () => {
    const { patch, path } = await mine()
    const response = await patch(path, {
      data: { full_name: ' ', email: 'nobody', phone: 'call me', locale: 'tlh', calendar: 'mayan' },
    })
    assert.equal(await codesOf(response), [
      'full_name: answer.required',
      'email: email.unreadable',
      'phone: phone.unreadable',
      'locale: choice.unknown',
      'calendar: choice.unknown',
    ])
  })

  it('403: is for nobody else, not even for who may see the account', async () => {
    const { id, as } = await mine()
    const jon = await as('jon')
    assert.is((await jon.patch(`users/${id}`, { data: { full_name: 'X' } })).status, 403)
  })

  it('200: takes a new password for the old, and ends the other sessions', async () => {
    const { patch, path, get, as, request } = await mine()
    const elsewhere = await as('nadia')
    const response = await patch(path, { data: { current_password: PASSWORD, password: NEW_PASSWORD } })
    assert.is(response.status, 200)
    assert.is((await get('permissions')).status, 200)
    assert.is((await elsewhere.get('permissions')).status, 401)
    const signIn = (password: string) => request('POST', 'tokens', { body: { user: { user_name: 'nadia', password } } })
    assert.equal([(await signIn(PASSWORD)).status, (await signIn(NEW_PASSWORD)).status], [401, 200])
  })

  it('422: wants the old password, and a new one that is long enough and says nothing of me', async () => {
    const { patch, path } = await mine()
    const change = async (data: Data) => codesOf(await patch(path, { data }))
    assert.equal(await change({ password: NEW_PASSWORD }), ['current_password: answer.required'])
    assert.equal(await change({ password: NEW_PASSWORD, current_password: 'wrong' }), [
      'current_password: password.current_wrong',
    ])
    assert.equal(await change({ password: 'short', current_password: PASSWORD }), ['password: password.too_short'])
    assert.equal(await change({ password: 'nadia haddad town library', current_password: PASSWORD }), [
      'password: password.personal',
    ])
  })

  it('429: makes who guesses the old password wait', async () => {
    const { patch, path } = await mine()
    const statuses = []
    for (let turn = 0; turn < 7; turn += 1) {
      statuses.push((await patch(path, { data: { current_password: `guess ${turn}`, password: NEW_PASSWORD } })).status)
    }
    assert.equal(statuses, [422, 422, 422, 422, 422, 429, 429])
  })
})

spec('GET /device_key', (it) => {
  it('200: gives the same key for the same person and device, and another for any other', async () => {
    const server = await aServer()
    const [nadia, omar] = [await server.as('nadia'), await server.as('omar')]
    const key = async (who: typeof nadia, device: string) =>
      (await dataOf(await who.get(`device_key?device=${device}`)))['key']
    const [phone, tablet] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
    const keys = [await key(nadia, phone), await key(nadia, tablet), await key(omar, phone)]
    assert.is(new Set(keys).size, 3)
    assert.is(await key(nadia, phone), keys[0])
    assert.is(Buffer.from(String(keys[0]), 'base64').length, 32)
  })
})
