import * as assert from 'uvu/assert'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { type Data, pageOf, withALoan } from './loans.ts'
import { watchedLibrary } from './watching.ts'

const DAY = 86_400_000

/** A loan that Nadia made, changed a day later, and on which Layla noted something the day after. */
async function aLoanOverTime() {
  const server = await serverFor('nadia', { model: watchedLibrary })
  const copies = [{ unique_id: uuid(11), copy_code: 'A' }]
  const { id } = await dataOf(await server.post('loans', { data: { title: 'Maps', borrower: 'Mina', copies } }))
  const path = `loans/${id}`
  server.wait(DAY)
  const gone = { unique_id: uuid(11), _destroy: true }
  await (await server.as('nadia')).patch(path, { data: { title: 'Atlas', copies: [gone] } })
  server.wait(DAY)
  const [nadia, layla] = [await server.as('nadia'), await server.as('layla')]
  await layla.patch(path, { data: { inner_note: 'torn' } })
  return { ...server, ...nadia, layla, path }
}

const namesIn = (entries: readonly Data[]) =>
  entries.map(({ record_changes }) => (record_changes as readonly Data[]).flatMap(Object.keys))

spec('GET /:plural/:id/record_history with filters', (it) => {
  it('200: tells only what was changed of some fields', async () => {
    const { get, path } = await aLoanOverTime()
    const { data, metadata } = await pageOf(await get(`${path}/record_history?filters[field_names]=title`))
    assert.equal(namesIn(data), [['title'], ['title']])
    assert.is(metadata.total, 2)
    const rows = await pageOf(await get(`${path}/record_history?filters[field_names][0]=copies`))
    assert.equal(namesIn(rows.data), [['copies'], ['copies']])
  })

  it('200: tells only what was changed on some forms', async () => {
    const { get, path } = await aLoanOverTime()
    const { data } = await pageOf(await get(`${path}/record_history?filters[form_unique_ids]=reader`))
    assert.equal(namesIn(data), [['borrower']])
  })

  it('422: for fields and forms that are not for the reader, as for those that there are none of', async () => {
    const { get, path } = await aLoanOverTime()
    for (const filter of ['field_names]=inner_note', 'field_names]=nothing', 'form_unique_ids]=notes', 'words]=maps']) {
      const response = await get(`${path}/record_history?filters[${filter}`)
      assert.is(response.status, 422)
      assert.match((await codesOf(response))[0] ?? '', 'query.unknown_field')
    }
  })

  it('200: names who wrote, and under which configuration', async () => {
    const { get, path } = await aLoanOverTime()
    const [newest] = (await pageOf(await get(`${path}/record_history`))).data
    assert.equal(
      [newest?.['user_name'], newest?.['user_full_name'], newest?.['release']],
      ['nadia', 'Nadia Haddad', watchedLibrary.hash],
    )
  })
})

spec('GET /:plural/:id/as_it_was', (it) => {
  it('200: shows the record as it stood at a version, and the way to those before and after', async () => {
    const { get, path } = await aLoanOverTime()
    const { data, metadata } = (await (await get(`${path}/as_it_was?version=1`)).json()) as Record<string, Data>
    assert.is(data?.['title'], 'Maps')
    assert.equal(data?.['copies'], [{ unique_id: uuid(11), copy_code: 'A', state: 'good' }])
    assert.equal([metadata?.['version'], metadata?.['earlier'], metadata?.['later']], [1, undefined, 2])
    assert.equal(metadata?.['actions'], [], 'nothing can be done to the past')
  })

  it('200: shows it as it stood when a day was over', async () => {
    const { get, path } = await aLoanOverTime()
    const titleOn = async (day: string) => (await dataOf(await get(`${path}/as_it_was?date=${day}`)))['title']
    assert.is(await titleOn('2024-05-10'), 'Maps')
    assert.is(await titleOn('2024-05-11'), 'Atlas')
    assert.is(await titleOn('2025-01-01'), 'Atlas')
  })

  it('200: shows what was done to it as it was then', async () => {
    const { layla, get, path } = await aLoanOverTime()
    await layla.delete(path)
    const then = await dataOf(await get(`${path}/as_it_was?version=2`))
    assert.equal([then['record_state'], then['last_updated_by'], then['version']], [true, 'nadia', 2])
  })

  it('200: shows nothing that the reader does not read today, nor a way to what only others may see', async () => {
    const { get, path, layla } = await aLoanOverTime()
    const response = await get(`${path}/as_it_was?version=3`)
    const text = await response.text()
    assert.not.match(text, /inner_note|torn/)
    assert.is((JSON.parse(text) as { metadata: Data }).metadata['earlier'], 2)
    const two = (await (await get(`${path}/as_it_was?version=2`)).json()) as { metadata: Data }
    assert.is(two.metadata['later'], undefined)
    assert.is((await dataOf(await layla.get(`${path}/as_it_was?version=3`)))['inner_note'], 'torn')
  })

  it('404: for a day before there was a record, and a version that never was', async () => {
    const { get, path } = await aLoanOverTime()
    for (const when of ['date=2024-05-09', 'version=4']) {
      const response = await get(`${path}/as_it_was?${when}`)
      assert.is(response.status, 404)
      assert.equal(await codesOf(response), ['history.unknown'])
    }
  })

  it('422: for what is neither a version nor a day', async () => {
    const { get, path } = await aLoanOverTime()
    for (const when of ['', 'version=0', 'version=x', 'date=2024-02-30'])
      assert.is((await get(`${path}/as_it_was?${when}`)).status, 422)
  })

  it('403 and 404: for whom may not read the log, or the record', async () => {
    const { path, as } = await aLoanOverTime()
    assert.is((await (await as('omar')).get(`${path}/as_it_was?version=1`)).status, 404)
    const { as: among, stores } = await withALoan()
    void stores
    const jon = await among('jon')
    const member = await dataOf(await jon.post('members', { data: { first_name: 'Mina' } }))
    assert.is((await jon.get(`members/${member['id']}/as_it_was?version=1`)).status, 403)
  })
})

spec('GET /:plural/:id/access_log', (it) => {
  it('200: tells who looked at the record and who changed it, the newest first', async () => {
    const { layla, get, path } = await aLoanOverTime()
    await get(path)
    const { data } = await pageOf(await layla.get(`${path}/access_log`))
    assert.equal(
      data.map(({ user_full_name, action }) => `${user_full_name} ${action}`),
      ['Nadia Haddad show', 'Layla Nour update', 'Nadia Haddad update', 'Nadia Haddad create'],
    )
  })

  it('200: of some people, some deeds, or some time', async () => {
    const { layla, get, path } = await aLoanOverTime()
    await get(path)
    const told = async (filter: string) => {
      const { data, metadata } = await pageOf(await layla.get(`${path}/access_log?${filter}`))
      return [metadata.total, data.map(({ user_name, action }) => `${user_name} ${action}`).join()]
    }
    assert.equal(await told('filters[user_name]=layla'), [1, 'layla update'])
    assert.equal(await told('filters[actions]=show,create&filters[to]=2024-05-10'), [1, 'nadia create'])
    assert.equal(await told('filters[from]=2024-05-11&filters[to]=2024-05-11'), [1, 'nadia update'])
    assert.equal(await told('filters[actions]=create,update&per=1&page=2'), [3, 'nadia update'])
  })

  it('200: says nothing of whom it was refused to', async () => {
    const { layla, as, path } = await aLoanOverTime()
    await (await as('omar')).get(path)
    assert.not.match(await (await layla.get(`${path}/access_log`)).text(), /omar|Omar|refused/)
  })

  it('403 and 404: for whom may not see who looked, or may not see the record', async () => {
    const { get, path, as } = await aLoanOverTime()
    assert.is((await get(`${path}/access_log`)).status, 403)
    assert.is((await (await as('omar')).get(`${path}/access_log`)).status, 404)
  })
})

spec('GET /users/access', (it) => {
  it('200: tells each person who looked or wrote once, with the last time', async () => {
    const { layla, path } = await aLoanOverTime()
    const id = path.split('/')[1]
    const { data } = await pageOf(await layla.get(`users/access?record_type=loans&record_id=${id}`))
    assert.equal(
      data.map(({ full_name, last_access }) => [full_name, last_access]),
      [
        ['Layla Nour', '2024-05-12T06:00:00.000Z'],
        ['Nadia Haddad', '2024-05-11T06:00:00.000Z'],
      ],
    )
  })

  it('403 and 404: as the access log of the record', async () => {
    const { get, as, path } = await aLoanOverTime()
    const asked = `users/access?record_type=loan&record_id=${path.split('/')[1]}`
    assert.is((await get(asked)).status, 403)
    assert.is((await (await as('omar')).get(asked)).status, 404)
    assert.is((await get('users/access?record_type=books&record_id=1')).status, 404)
  })
})
