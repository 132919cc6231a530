import { Validator } from '@seriousme/openapi-schema-validator'
import * as assert from 'uvu/assert'
import type { Model } from '../../../engine/model.ts'
import { type PackedPlaces, unpackPlaces } from '../../../engine/options/packed-places.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aServer, dataOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

type Data = Record<string, unknown>

spec('GET /model', (it) => {
  const modelOf = async (userName: string, headers = {}) =>
    (await (await (await serverFor(userName)).get('model', headers)).json()) as { data: Model; actor: Data }

  it('200: is narrowed to what the person may know of', async () => {
    const { data } = await modelOf('omar')
    assert.equal(Object.keys(data.recordTypes), ['loan'])
    assert.not.match(JSON.stringify(data), /inner_note|borrower/)
  })

  it('200: says who asks and what they may do', async () => {
    const { actor } = await modelOf('nadia')
    const { user_name, role_label, agency, groups, locale, actions } = actor
    assert.equal(
      { user_name, role_label, agency, groups, locale },
      { user_name: 'nadia', role_label: 'Librarian', agency: 'town', groups: ['north'], locale: 'en' },
    )
    assert.equal((actions as Record<string, string[]>)['loan'], ['create', 'history', 'read', 'update'])
  })

  it('200: speaks one language, the one that the browser wants where none was chosen', async () => {
    const { data } = await modelOf('nadia', { 'accept-language': 'ar-EG,ar;q=0.9' })
    assert.equal(data.instance.name, { ar: 'مكتبة البلدة' })
  })

  it('304: while nothing changed, 200 after the configuration did', async () => {
    const server = await serverFor('nadia')
    const first = await server.get('model')
    const etag = first.headers.get('etag') as string
    assert.is((await server.get('model', { 'if-none-match': etag })).status, 304)
    server.configuration.change([], { ...libraryModel, hash: 'f'.repeat(64) })
    const second = await server.get('model', { 'if-none-match': etag })
    assert.is(second.status, 200)
    assert.is(second.headers.get('x-formwork-release'), 'f'.repeat(64))
  })

  it('200: is compressed for whom takes that', async () => {
    const { get } = await serverFor('nadia')
    const response = await get('model', { 'accept-encoding': 'br, gzip' })
    assert.is(response.headers.get('content-encoding'), 'gzip')
    const bytes = (await response.arrayBuffer()).byteLength
    assert.ok(bytes < (await (await get('model')).arrayBuffer()).byteLength / 2)
  })

  it('401: is for people who are signed in', async () =>
    assert.is((await (await aServer()).request('GET', 'model')).status, 401))
})

spec('The lists beside the model', (it) => {
  it('200: places, parents first, with their names in my language and the others', async () => {
    const { get } = await serverFor('omar')
    const packed = await dataOf<PackedPlaces>(await get('model/places', { 'accept-language': 'ar' }))
    const places = unpackPlaces(packed, 'ar')
    assert.is(places.length, 5)
    assert.is(packed.name[2], 'ميناء ريفرتون')
    const { code, parent, level, name } = places[2] ?? {}
    assert.equal(
      { code, parent, level, here: name?.['ar'] },
      { code: 'RIV01', parent: 'RIV', level: 1, here: packed.name[2] },
    )
    assert.ok(name?.['en'])
  })

  it('200: people who can be named', async () => {
    const { get } = await serverFor('nadia')
    assert.equal((await dataOf<readonly Data[]>(await get('model/people'))).map(({ user_name }) => user_name).sort(), [
      'jon',
      'layla',
      'nadia',
      'omar',
    ])
  })
})

spec('The configuration in the shapes of the dialect', (it) => {
  const names = async (path: string, userName = 'omar') =>
    (await dataOf<readonly { unique_id: string }[]>(await (await serverFor(userName)).get(path))).map(
      ({ unique_id }) => unique_id,
    )

  it('200: forms that the person reads', async () => assert.equal(await names('forms'), ['item', 'copies_form']))

  it('200: lookups of those forms', async () =>
    assert.equal((await names('lookups')).sort(), ['channel', 'copy_state', 'kind', 'loan_status', 'topic']))

  it('200: places, agencies and groups', async () => {
    assert.is((await names('locations')).length, 5)
    assert.equal(await names('agencies'), ['town', 'county'])
    assert.equal(await names('user_groups'), ['north', 'south'])
  })

  it('200: all roles for whom may read the configuration, to others their own', async () => {
    assert.equal(await names('roles'), ['binder'])
    assert.is((await names('roles', 'jon')).length, 4)
  })

  it('200: one of them, 404: none that is not there', async () => {
    const { get } = await serverFor('omar')
    assert.equal((await dataOf(await get('lookups/kind')))['name'], { en: 'Kind' })
    for (const path of ['lookups/dragon', 'forms/notes', 'agencies/__proto__', 'roles/keeper']) {
      assert.is((await get(path)).status, 404, path)
    }
  })

  it('200: pages the long ones', async () => {
    const { get } = await serverFor('omar')
    const { data, metadata } = (await (await get('locations?per=2&page=3')).json()) as {
      data: readonly Data[]
      metadata: Data
    }
    assert.equal([data.length, metadata], [1, { total: 5, per: 2, page: 3 }])
  })
})

spec('GET /openapi.json', (it) => {
  for (const userName of ['nadia', 'omar', 'layla', 'jon']) {
    it(`200: is a valid description of what ${userName} may use`, async () => {
      const { get } = await serverFor(userName)
      const document = (await (await get('openapi.json')).json()) as Data
      const { valid, errors } = await new Validator().validate(document)
      assert.ok(valid, JSON.stringify(errors))
      assert.is(document['openapi'], '3.1.0')
    })
  }

  it('200: says nothing of what the person may not know or do', async () => {
    const { get } = await serverFor('omar')
    const text = await (await get('/openapi.json')).text()
    assert.not.match(text, /inner_note|borrower|members/)
    assert.not.match(text, /create_loan|disable_loan/)
    assert.match(text, /update_loan/)
  })

  it('401: is for people who are signed in', async () =>
    assert.is((await (await aServer()).request('GET', '/openapi.json')).status, 401))
})

spec('GET /primero', (it) => {
  it('200: tells anybody the name, the languages and whom to ask', async () => {
    const server = await aServer()
    const facts = await dataOf(await server.request('GET', 'primero', { headers: { 'accept-language': 'ar' } }))
    assert.equal(
      [facts['name'], facts['locales'], facts['default_locale'], facts['demo']],
      ['مكتبة البلدة', ['en', 'ar'], 'en', false],
    )
  })
})
