import * as assert from 'uvu/assert'
import { driftFrom } from '../../../config/directory/drift.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { managedModel, managedServer } from './managing-people.ts'

type Data = Record<string, unknown>

async function admin() {
  const server = await managedServer()
  return { ...server, jon: await server.as('jon'), nadia: await server.as('nadia') }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

spec('The directory', (it) => {
  it('200: takes a change at once, for everybody, under the same release', async () => {
    const { jon, nadia } = await admin()
    const before = await nadia.get('model')
    const data = { name: { en: 'Town council', ar: 'مجلس البلدة' } }
    assert.is((await jon.patch('agencies/town', { data, version: 0 })).status, 200)
    const after = await nadia.get('model', { 'if-none-match': before.headers.get('etag') ?? '' })
    assert.is(after.status, 200)
    const { data: model } = (await after.json()) as { data: { hash: string; agencies: Record<string, Data> } }
    assert.equal(model.agencies['town']?.['name'], { en: 'Town council' })
    assert.is(model.hash, managedModel.hash)
    assert.is.not(after.headers.get('x-formwork-directory'), before.headers.get('x-formwork-directory'))
  })

  it('409: overwrites nothing that somebody else changed meanwhile', async () => {
    const { jon } = await admin()
    const data = { name: { en: 'One' } }
    assert.is((await jon.patch('agencies/town', { data, version: 0 })).status, 200)
    const second = await jon.patch('agencies/town', { data: { name: { en: 'Two' } }, version: 0 })
    assert.is(second.status, 409)
    assert.equal(await codesOf(second), ['directory.changed'])
    assert.is((await jon.patch('agencies/town', { data: { name: { en: 'Two' } }, version: 1 })).status, 200)
  })

  it('403: is changed by those who may, who are named in the audit', async () => {
    const { jon, nadia, stores } = await admin()
    const body = { data: { name: { en: 'X' } }, version: 0 }
    for (const path of ['agencies/town', 'user_groups/north', 'locations/RIV', 'look', 'settings']) {
      assert.is((await nadia.patch(path, body)).status, 403, path)
    }
    await jon.patch('user_groups/north', body)
    const { entries } = await stores.audit.search({
      actions: ['user_groups_write'],
      order: 'desc',
      offset: 0,
      limit: 1,
    })
    assert.is(entries[0]?.userName, 'jon')
  })

  it('422: wants a name in the language that everything falls back to', async () => {
    const { jon } = await admin()
    const response = await jon.patch('agencies/town', { data: { name: { ar: 'بلدة' } }, version: 0 })
    assert.equal(await codesOf(response), ['name: answer.required'])
  })

  it('tells a plan what differs from a release, and whether that changed the same', async () => {
    const { jon, stores } = await admin()
    await jon.patch('agencies/town', { data: { name: { en: 'Town council' } }, version: 0 })
    await jon.post('user_groups', { data: { unique_id: 'east', name: { en: 'East' } } })
    const changed = stores.directory.changed()
    const told = (release: typeof managedModel) =>
      driftFrom(release, changed).map(({ kind, id, theirs, isContested }) => [
        kind,
        id,
        theirs !== undefined,
        isContested,
      ])
    assert.equal(told(managedModel), [
      ['agency', 'town', true, false],
      ['user_group', 'east', false, false],
    ])
    const { agencies } = managedModel
    const town = (name: string) => ({
      ...managedModel,
      agencies: { ...agencies, town: { id: 'town', name: { en: name } } },
    })
    assert.equal(told(town('Borough'))[0], ['agency', 'town', true, true])
    assert.equal(told(town('Town council')).length, 1)
  })
})

spec('User groups', (it) => {
  it('200: are made and retired, and may be given at once', async () => {
    const { jon, idOf } = await admin()
    assert.is((await jon.post('user_groups', { data: { unique_id: 'east', name: { en: 'East' } } })).status, 200)
    const path = `users/${await idOf('nadia')}`
    assert.is((await jon.patch(path, { data: { user_group_unique_ids: ['east'] } })).status, 200)
    assert.is((await jon.patch('user_groups/east', { data: { disabled: true }, version: 1 })).status, 200)
    const again = await jon.patch(`users/${await idOf('omar')}`, { data: { user_group_unique_ids: ['south', 'east'] } })
    assert.equal(await codesOf(again), ['user_group_unique_ids: choice.retired'])
  })

  it('422: have an id of their own', async () => {
    const { jon } = await admin()
    const post = async (unique_id: string) =>
      codesOf(await jon.post('user_groups', { data: { unique_id, name: { en: 'X' } } }))
    assert.equal(await post('north'), ['unique_id: id.taken'])
    assert.equal(await post('No Id'), ['unique_id: id.malformed'])
  })

  it('200: made by those who manage an agency are that agency’s; 403: others’ are not theirs to change', async () => {
    const server = await managedServer()
    const mara = await server.as('mara')
    const made = await mara.post('user_groups', { data: { unique_id: 'binders', name: { en: 'Binders' } } })
    assert.equal((await dataOf(made))['agency_unique_ids'], ['county'])
    assert.is((await mara.patch('user_groups/north', { data: { disabled: true }, version: 0 })).status, 403)
  })
})

spec('Agencies', (it) => {
  const sent = async (bytes: Uint8Array, kind: string, name: string) => {
    const server = await admin()
    const path = `/api/v2/directory_files?kind=${kind}&file_name=${name}`
    const headers = { authorization: `Bearer ${server.jon.token}` }
    return { server, response: await server.request('POST', path, { body: bytes as never, headers }) }
  }

  it('200: are made with facts, and offered at once', async () => {
    const { jon } = await admin()
    const data = {
      unique_id: 'shire',
      name: { en: 'Shire' },
      telephone: '+1 555 010',
      contact_email: 'a@shire.example',
    }
    assert.is((await jon.post('agencies', { data })).status, 200)
    const shown = await dataOf(await jon.get('agencies/shire'))
    assert.equal([shown['telephone'], shown['contact_email'], shown['version']], ['+1 555 010', 'a@shire.example', 1])
    const { agencies } = await dataOf<{ agencies: readonly Data[] }>(await jon.get('users/choices'))
    assert.ok(agencies.some(({ unique_id }) => unique_id === 'shire'))
  })

  it('422: takes no address that is none', async () => {
    const { jon } = await admin()
    const response = await jon.patch('agencies/town', { data: { contact_email: 'nobody' }, version: 0 })
    assert.equal(await codesOf(response), ['contact.email: email.unreadable'])
  })

  it('415: takes no picture that is none', async () => {
    assert.is((await sent(Buffer.from('<svg/>'), 'logo', 'logo.png')).response.status, 415)
  })

  it('422: takes no hash that the person did not send', async () => {
    const { jon } = await admin()
    const response = await jon.patch('agencies/town', { data: { logo: 'a'.repeat(64) }, version: 0 })
    assert.equal(await codesOf(response), ['logo: file.not_brought'])
  })

  it('shows a logo that was sent', async () => {
    const server = await admin()
    const kept = await server.parts.vault.keep(
      { bytes: PNG, fileName: 'logo.png', contentType: 'image/png', userName: 'jon', at: server.parts.clock() },
      { types: { 'image/png': ['png'] } } as never,
      1_000_000,
    )
    const changed = await server.jon.patch('agencies/town', { data: { logo: kept.file }, version: 0 })
    const { logo } = await dataOf<{ logo: string }>(changed)
    const shown = await server.nadia.get(logo.replace('/api/v2/', ''))
    assert.equal([shown.status, shown.headers.get('content-type')], [200, 'image/png'])
    await server.parts.vault.sweep(server.parts.clock() + 3 * 24 * 3_600_000)
    assert.is((await server.nadia.get(logo.replace('/api/v2/', ''))).status, 200)
  })
})

spec('A new entry', (it) => {
  it('422: is not called what means something to the machine', async () => {
    const { jon } = await admin()
    for (const id of ['__proto__', 'constructor', 'prototype']) {
      const data = { name: { en: 'Odd' } }
      const malformed = (path: string) => [`${path}: id.malformed`]
      assert.equal(
        await codesOf(await jon.post('agencies', { data: { ...data, unique_id: id } })),
        malformed('unique_id'),
      )
      assert.equal(
        await codesOf(await jon.post('user_groups', { data: { ...data, unique_id: id } })),
        malformed('unique_id'),
      )
      assert.equal(await codesOf(await jon.post('locations', { data: { ...data, code: id } })), malformed('code'))
    }
  })
})

spec('The code of conduct', (it) => {
  const withConduct = async () => {
    const server = await admin()
    const data = { title: { en: 'Conduct' }, content: { en: 'Do no harm.' } }
    assert.is((await server.jon.post('codes_of_conduct', { data, version: 0 })).status, 200)
    return server
  }
  const agree = (who: { post: (path: string, body: Data) => Response | Promise<Response> }, version: number) =>
    who.post('agreements', { data: { what: 'conduct', version } })

  it('403: comes before anything else, for everybody', async () => {
    const { jon, nadia } = await withConduct()
    for (const who of [jon, nadia]) {
      const refused = await who.get('loans')
      assert.is(refused.status, 403)
      assert.equal(await codesOf(refused), ['agreement.conduct'])
    }
    assert.is((await dataOf(await nadia.get('codes_of_conduct')))['content'], 'Do no harm.')
    const { actor } = (await (await nadia.get('model')).json()) as { actor: Data }
    assert.equal(actor['to_agree'], ['conduct'])
  })

  it('403: also before its own text, whom to turn to and what the interface is made of are changed or told', async () => {
    const { jon, request } = await withConduct()
    const mine = { authorization: `Bearer ${jon.token}` }
    for (const refused of [
      await jon.post('codes_of_conduct', { data: { enabled: false }, version: 1 }),
      await jon.patch('contact_information', { data: { name: 'Sam' }, version: 0 }),
      await request('GET', '/openapi.json', { headers: mine }),
    ]) {
      assert.equal([refused.status, await codesOf(refused)], [403, ['agreement.conduct']])
    }
    await agree(jon, 1)
    assert.is((await jon.post('codes_of_conduct', { data: { enabled: false }, version: 1 })).status, 200)
  })

  it('204: once accepted everything is open, until there is a new text', async () => {
    const { jon, nadia } = await withConduct()
    assert.is((await agree(nadia, 1)).status, 204)
    assert.is((await nadia.get('loans')).status, 200)
    await agree(jon, 1)
    await jon.post('codes_of_conduct', { data: { content: { en: 'Do no harm, ever.' } }, version: 1 })
    assert.is((await nadia.get('loans')).status, 403)
    assert.is((await agree(nadia, 1)).status, 409)
    assert.is((await agree(nadia, 2)).status, 204)
    assert.is((await nadia.get('loans')).status, 200)
  })

  it('200: turning it off opens everything, and on again asks nobody twice', async () => {
    const { jon, nadia } = await withConduct()
    await agree(jon, 1)
    await jon.post('codes_of_conduct', { data: { enabled: false }, version: 1 })
    assert.is((await nadia.get('loans')).status, 200)
    await jon.post('codes_of_conduct', { data: { enabled: true }, version: 2 })
    assert.is((await jon.get('loans')).status, 200)
  })

  it('200: says who accepted which version', async () => {
    const { jon, nadia } = await withConduct()
    await agree(jon, 1)
    await agree(nadia, 1)
    const accepted = await dataOf<readonly Data[]>(await jon.get('codes_of_conduct/accepted'))
    assert.equal(
      accepted.map(({ user_name, version }) => [user_name, version]),
      [
        ['jon', 1],
        ['nadia', 1],
      ],
    )
    assert.is((await nadia.get('codes_of_conduct/accepted')).status, 403)
  })
})

spec('Contact, look and settings', (it) => {
  it('200: everybody reads whom to turn to, in their language', async () => {
    const { jon, nadia } = await admin()
    const data = {
      name: 'Sam',
      phone: '+1 555 010',
      hours: { en: 'Mornings', ar: 'صباحًا' },
      support_forum: 'https://a.example',
    }
    assert.is((await jon.patch('contact_information', { data, version: 0 })).status, 200)
    assert.equal(await dataOf(await nadia.get('contact_information')), { ...data, hours: 'Mornings' })
    await jon.patch('contact_information', { data: { name: '' }, version: 1 })
    assert.is((await dataOf(await nadia.get('contact_information')))['name'], undefined)
  })

  it('422: links lead to pages by https only', async () => {
    const { jon } = await admin()
    const data = { documentation: 'javascript:alert(1)' }
    assert.equal(await codesOf(await jon.patch('contact_information', { data, version: 0 })), [
      'documentation: link.unreadable',
    ])
  })

  it('200: name and colour stand on the sign-in page at once, in shades that can be read on both themes', async () => {
    const { jon, request } = await admin()
    const data = { name: { en: 'Book house' }, theme_colour: '#ffee00' }
    const { shades } = await dataOf<{ shades: readonly { contrast: number }[] }>(
      await jon.patch('look', { data, version: 0 }),
    )
    assert.ok(shades.length === 2 && shades.every(({ contrast }) => contrast >= 4.5))
    const known = await dataOf(await request('GET', 'primero'))
    assert.equal([known['name'], known['theme_colour']], ['Book house', '#ffee00'])
    await jon.patch('look', { data: { theme_colour: null }, version: 1 })
    assert.is((await dataOf(await request('GET', 'primero')))['theme_colour'], undefined)
  })

  it('200: settings count at once', async () => {
    const { jon, request, configuration } = await admin()
    const data = { quick_exit: 'https://weather.example', second_person: 'always', mask_below: 5, mail: false }
    assert.is((await jon.patch('settings', { data, version: 0 })).status, 200)
    assert.is((await dataOf(await request('GET', 'primero')))['quick_exit'], 'https://weather.example')
    const { instance } = configuration.release().model
    assert.equal(instance.policy, { secondPerson: 'always', maskBelow: 5 })
    assert.is(instance.notifications?.mail, false)
  })

  it('422: nobody alone asks for a second person less often than the release does', async () => {
    const { jon } = await admin()
    const set = async (second_person: string, version: number) =>
      jon.patch('settings', { data: { second_person }, version })
    assert.equal(await codesOf(await set('never', 0)), ['second_person: policy.laxer_than_release'])
    assert.is((await set('always', 0)).status, 200)
    assert.is((await set('risky', 1)).status, 200)
  })

  it('422: takes no file of a kind that is none', async () => {
    const { jon } = await admin()
    for (const kind of ['constructor', 'toString', '__proto__', 'none'])
      assert.equal(await codesOf(await jon.post(`directory_files?kind=${kind}&file_name=a.png`, {})), [
        'upload.wrong_kind',
      ])
  })
})

spec('Places', (it) => {
  const file = (text: string, more: Data = {}) => ({
    data: { file_name: 'places.csv', data_base64: Buffer.from(text).toString('base64'), ...more },
  })
  const finished = async (jon: Awaited<ReturnType<typeof admin>>['jon'], body: { data: Data }) => {
    const started = await jon.post('locations/import', body)
    assert.is(started.status, 202)
    const { id } = await dataOf<{ id: string }>(started)
    for (;;) {
      const now = await dataOf<Data & { state: string; rows: readonly Data[]; counts: Data }>(
        await jon.get(`locations/import/${id}?per=1000`),
      )
      if (!['judging', 'writing'].includes(now.state)) return now
      await new Promise((done) => setTimeout(done, 5))
    }
  }

  it('200: are made below others, and found by what stands above', async () => {
    const { jon, nadia } = await admin()
    const made = await jon.post('locations', { data: { code: 'HIL09', name: { en: 'Hill top' }, parent_code: 'HIL' } })
    assert.is((await dataOf(made))['admin_level'], 1)
    const { data } = (await (await nadia.get('model/places')).json()) as { data: { code: readonly string[] } }
    assert.ok(data.code.includes('HIL09'))
    const deeper = await jon.post('locations', { data: { code: 'HIL0901', name: { en: 'X' }, parent_code: 'HIL09' } })
    assert.equal(await codesOf(deeper), ['parent_code: place.too_deep'])
  })

  it('200: are answers at once, and records at them are found by what stands above', async () => {
    const { jon, nadia } = await admin()
    const loan = (branch: string) => nadia.post('loans', { data: { title: 'Mills', branch } })
    assert.is((await loan('RIV09')).status, 422)
    await jon.post('locations', { data: { code: 'RIV09', name: { en: 'Riverton mill' }, parent_code: 'RIV' } })
    const made = await loan('RIV09')
    assert.ok(made.ok, await made.clone().text())
    const { data } = (await (await nadia.get('loans?loc:branch0=RIV')).json()) as { data: readonly Data[] }
    assert.equal(
      data.map(({ title }) => title),
      ['Mills'],
    )
  })

  it('422: keep code and parent for good', async () => {
    const { jon } = await admin()
    for (const data of [{ code: 'X' }, { parent_code: 'HIL' }]) {
      assert.is((await jon.patch('locations/RIV01', { data, version: 0 })).status, 422)
    }
  })

  it('brings in a table, and says of each line what became of it', async () => {
    const { jon } = await admin()
    const { state, counts, rows } = await finished(
      jon,
      file('code,parent,name_en,name_ar\nSEA,,Seaside,\nSEA01,SEA,Pier,رصيف\nRIV,,Riverton,\nRIV01,RIV,New harbour,\n'),
    )
    assert.is(state, 'done')
    assert.equal(counts, { created: 2, changed: 1, unchanged: 1, refused: 0 })
    assert.equal(
      rows.map(({ line, outcome }) => [line, outcome]),
      [
        [2, 'created'],
        [3, 'created'],
        [4, 'unchanged'],
        [5, 'changed'],
      ],
    )
    assert.is((await dataOf(await jon.get('locations/SEA01')))['parent_code'], 'SEA')
  })

  it('writes nothing where a line is refused, and says which, unless it is told to go on', async () => {
    const { jon } = await admin()
    const text =
      'code,parent,name\nSEA,,Seaside\nSEA01,MOON,Pier\nRIV01,HIL,Harbour\nSEA02,SEA,\nB AD,,Bad\nSEA,,Again\n'
    const refused = await finished(jon, file(text))
    assert.is(refused.state, 'refused')
    assert.equal(
      refused.rows.map(({ issues }) => issues),
      [[], ['choice.unknown'], ['place.parent_moved'], ['answer.required'], ['id.malformed'], ['place.twice']],
    )
    assert.is((await jon.get('locations/SEA')).status, 404)
    const done = await finished(jon, file(text, { skip_refused: true }))
    assert.equal([done.state, done.counts['created']], ['done', 1])
    assert.is((await jon.get('locations/SEA')).status, 200)
  })

  it('reads HXL: a line for each lowest place with its path', async () => {
    const { jon } = await admin()
    const text = [
      'Town code,Town,Town (ar),Branch code,Branch',
      '#adm1+code,#adm1+name,#adm1+name+i_ar,#adm2+code,#adm2+name+i_en',
      'SEA,Seaside,شاطئ,SEA01,Pier',
      'SEA,Seaside,شاطئ,SEA02,Beach',
    ].join('\r\n')
    const { state, counts } = await finished(jon, file(text))
    assert.equal([state, counts['created']], ['done', 3])
    const sea = await dataOf(await jon.get('locations/SEA'))
    assert.equal(sea['name_i18n'], { en: 'Seaside', ar: 'شاطئ' })
    assert.is((await dataOf(await jon.get('locations/SEA02')))['parent_code'], 'SEA')
  })

  it('only says what would become of a file where that is asked', async () => {
    const { jon } = await admin()
    const checked = await finished(jon, file('code,name\nSEA,Seaside\n', { only_check: true }))
    assert.equal([checked.state, checked.counts['created']], ['checked', 1])
    assert.is((await jon.get('locations/SEA')).status, 404)
  })

  it('ends with places that stand below each other in a circle, or in a chain without end', async () => {
    const { jon } = await admin()
    const circle = await finished(jon, file('code,parent,name\nA1,B1,A\nB1,A1,B\n'))
    assert.is(circle.state, 'refused')
    const chain = Array.from({ length: 5000 }, (_, index) => `P${index},P${index + 1},P`).join('\n')
    assert.is((await finished(jon, file(`code,parent,name\n${chain}\n`))).state, 'refused')
  })

  it('tells no more of a code than a code can be long, whatever stands there', async () => {
    const { jon } = await admin()
    const { rows } = await finished(jon, file(`code,name\n"A${',B\n'.repeat(10_000)}`))
    assert.equal(
      rows.map(({ line, code, outcome }) => [line, String(code).length, outcome]),
      [[2, 100, 'refused']],
    )
  })

  it('422: says why nothing of a file can be read', async () => {
    const { jon } = await admin()
    const codes = async (text: string) => codesOf(await jon.post('locations/import', file(text)))
    assert.equal(await codes('name,place\nA,B\n'), ['name, place: import.no_columns'])
    assert.equal(await codes('code,colour\nA,B\n'), ['colour: import.unknown_column'])
    assert.equal(await codes(','.repeat(2_000_000)), ['import.too_long'])
    assert.equal(await codes(`code,name\n${'A,B\n'.repeat(100_001)}`), ['import.too_long'])
    // Each line is taken apart before it is found to be empty.
    assert.equal(await codes(`code,name${'\n'.repeat(2_000_000)}`), ['import.too_long'])
    assert.equal(await codesOf(await jon.post('locations/import', file('', { data_base64: '/w==' }))), [
      'import.not_utf8',
    ])
    const zip = Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe]).toString('base64')
    assert.equal(await codesOf(await jon.post('locations/import', file('', { data_base64: zip }))), ['import.not_utf8'])
  })
})
