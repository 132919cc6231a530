import * as assert from 'uvu/assert'
import type { NamedAction } from '../../../engine/lifecycle.ts'
import type { Model, RecordType, Role } from '../../../engine/model.ts'
import { damagesModel, workers } from '../../lib/damages.ts'
import { givers as lenders, lendingGifts } from '../../lib/lending-gifts.ts'
import { givers, givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, errorsOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { given, loan } from './giving.ts'
import { type Data, keepLoan, pageOf } from './loans.ts'

/** Loans of Rana's, none of which Nadia reaches, though she may look for them by name or number. */
async function looking(titles: readonly string[]) {
  const server = await aServer({ model: damagesModel, people: workers })
  const [nadia, rana] = [await server.as('nadia'), await server.as('rana')]
  for (const [at, title] of titles.entries()) await rana.post('loans', { data: { id: uuid(10 + at), title } })
  const found = async (asked: string) => (await pageOf(await nadia.get(`loans?id_search=true&${asked}`))).data.length
  return { nadia, found }
}

spec('Whoever may search beyond their reach', (it) => {
  it('leafs through nothing: not by signs, nor by what is said and unsaid again, nor by what every number holds', async () => {
    const { found } = await looking(['Maps', 'Poems', 'Plays'])
    for (const asked of [
      ...['query=-', 'query=%20', 'query=0', 'query=00', 'query=-4', 'query=m', 'query=,', 'query=%25', 'query=_'],
      ...['query=maps&query=', 'id=,', 'id[]=,', 'id=%20', 'or[id]=x', 'query=', 'id='],
    ]) {
      assert.is(await found(asked), 0, asked)
    }
    assert.is(await found('query=ma'), 1)
    assert.is(await found('query=maps&query=plays'), 1)
    assert.is(await found(`id=${uuid(11)}`), 1)
    assert.is(await found(`id=${uuid(11)}&not[id]=${uuid(404)}`), 1)
  })

  it('finds a hundred at most, and is not told how many more there are', async () => {
    const { nadia } = await looking(Array.from({ length: 103 }, (_, at) => `Maps ${at}`))
    const first = await pageOf(await nadia.get('loans?id_search=true&query=maps&per=1000'))
    assert.equal([first.data.length, first.metadata.total], [100, 100])
    const second = await nadia.get('loans?id_search=true&query=maps&per=60&page=2')
    assert.is((await pageOf(second)).data.length, 40)
    assert.is((await nadia.get('loans?id_search=true&query=maps&per=100&page=2')).status, 422)
  })

  it('learns nothing by the order, nor by filters on what is not shown', async () => {
    const { nadia } = await looking(['Maps one', 'Maps two'])
    assert.is((await nadia.get('loans?id_search=true&query=maps&order_by=inner_note')).status, 422)
    for (const asked of ['borrower=x', 'not[borrower]=x', 'or[borrower]=x', 'kind=book']) {
      const { data, metadata } = await pageOf(await nadia.get(`loans?id_search=true&query=maps&${asked}`))
      assert.equal([data.length, metadata.total], asked.startsWith('not') ? [2, 2] : [0, 0], asked)
    }
  })

  it('reads the found record on no path', async () => {
    const { nadia } = await looking(['Maps'])
    const [there, not] = [`loans/${uuid(10)}`, `loans/${uuid(99)}`]
    for (const path of [
      ...[
        '',
        '/transitions',
        '/record_history',
        '/as_it_was?version=1',
        '/access_log',
        '/flags',
        '/alerts',
        '/actions',
      ],
      ...['/damages', '/tasks', `/attachments/${uuid(5)}`, `/transitions/${uuid(5)}/document`],
    ]) {
      const [one, other] = [await nadia.get(there + path), await nadia.get(not + path)]
      assert.equal([one.status, await errorsOf(one)], [404, await errorsOf(other)], path)
    }
    for (const path of [`users/recipients?record_type=loan&record_id=`]) {
      const [one, other] = [await nadia.get(path + uuid(10)), await nadia.get(path + uuid(99))]
      assert.equal([one.status, await errorsOf(one)], [other.status, await errorsOf(other)])
    }
  })
})

/** Loans as they are given away; Adam may wish for those beyond his reach. */
async function wishing(model: Model = givingModel) {
  const server = await aServer({ model, people: givers })
  const core = { workflow: 'lent', owned_by_agency_id: 'town', owned_by_groups: ['north'] }
  await keepLoan(server, aLoan({ answers: { title: 'Maps', borrower: 'Mina', returned: true }, core }))
  const [adam, nadia, omar] = [await server.as('adam'), await server.as('nadia'), await server.as('omar')]
  return { ...server, adam, nadia, omar }
}

spec('Whoever may ask for a record beyond their reach', (it) => {
  it('does not guess what stands on it by saying so', async () => {
    const { adam, stores } = await wishing()
    const of = (answer: Response) => codesOf(answer).then((codes) => codes.map((code) => code.split(': ').at(-1)))
    for (const name of [
      'workflow',
      'borrower',
      'title',
      'owned_by',
      'status',
      'record_state',
      'shared_with',
      'nothing',
    ]) {
      for (const value of ['lent', 'Mina', 'Maps', 'nadia', 'open', true, 'x']) {
        const answer = await adam.post(`${loan}/wishes`, { data: { [name]: value } })
        assert.equal([answer.status, await of(answer)], [422, ['field.unknown']], `${name} ${String(value)}`)
      }
    }
    assert.is((await stores.records.get('loan', uuid(1)))?.record.version, 1)
  })

  it('does nothing else with it: no other start, no step on what others began, no plain save', async () => {
    const { adam, nadia, stores } = await wishing()
    const begun = await nadia.post(`${loan}/showings`, { data: { transitioned_to: 'omar' } })
    assert.is(begun.status, 200)
    const entry = String((await dataOf(begun))['id'])
    for (const [path, body] of [
      [`${loan}/sendings`, { transitioned_to: 'omar' }],
      [`${loan}/hand_overs`, { transitioned_to: 'adam' }],
      [`${loan}/showings`, { transitioned_to: 'adam' }],
      [`${loan}/flags`, { message: 'x' }],
    ] as const) {
      assert.is((await adam.post(path, { data: body })).status, 404, path)
    }
    for (const [path, status] of [
      [`${loan}/showings/${entry}`, 'accepted'],
      [`${loan}/showings/${entry}`, 'revoked'],
      [`${loan}/wishes/${entry}`, 'accepted'],
      [`${loan}/wishes/${uuid(9)}`, 'revoked'],
    ] as const) {
      const answer = await adam.patch(path, { data: { status } })
      assert.is(answer.status, 404, `${path} ${status}`)
    }
    assert.is((await adam.patch(loan, { data: { title: 'x' } })).status, 404)
    assert.is((await adam.delete(loan)).status, 404)
    assert.is((await stores.records.get('loan', uuid(1)))?.record.version, 2)
  })

  it('reads nothing by having asked, and takes back what they asked for themselves only', async () => {
    const { adam, omar } = await wishing()
    const answer = await adam.post(`${loan}/wishes`, { data: { notes: 'Please' } })
    const { data, record } = (await answer.json()) as { data: Data; record: Data }
    assert.equal(record, { id: uuid(1), record_access_denied: true })
    assert.equal(Object.keys(data).sort(), [
      ...['id', 'record_access_denied', 'record_id', 'record_type', 'status', 'type', 'unique_id'],
    ])
    assert.is((await adam.get(loan)).status, 404)
    assert.is((await adam.get(`${loan}/transitions`)).status, 404)
    const entry = `${loan}/wishes/${String(data['id'])}`
    assert.is((await omar.delete(entry)).status, 404)
    assert.is((await adam.patch(entry, { data: { status: 'accepted' } })).status, 403)
    assert.is((await adam.delete(entry)).status, 200)
  })
})

const role = (model: Model, id: string, more: Partial<Role>): Model => ({
  ...model,
  hash: '0b0b'.repeat(16),
  roles: { ...model.roles, [id]: { ...(model.roles[id] as Role), ...more } },
})
const OWN_COPIES = { ownRows: { loan: { copies: 'shelf' } } }
const copies = [
  { unique_id: uuid(71), copy_code: 'omars', shelf: 'omar' },
  { unique_id: uuid(72), copy_code: 'laylas', shelf: 'layla' },
  { unique_id: uuid(73), copy_code: 'nobodys' },
]

async function shelved(model: Model, shared: readonly string[] = []) {
  const server = await aServer({ model, people: lenders })
  const shared_with = shared.map((user_name) => ({ user_name, kind: 'show' }))
  await keepLoan(server, aLoan({ answers: { title: 'Maps', borrower: 'Mina', copies }, core: { shared_with } }))
  return server
}
const outside = { remote: true, transitioned_to_remote: 'A bindery', authorized_role_unique_id: 'mender' }
interface Document {
  readonly record: Data
  readonly forms: Readonly<Record<string, { readonly fields: readonly string[] }>>
}

spec('Rows that are there only for whom they name', (it) => {
  it('are those alone, for a role that reaches the record of somebody else in its own right', async () => {
    const { as } = await shelved(role(lendingGifts, 'head', OWN_COPIES))
    const [layla, nadia] = [await as('layla'), await as('nadia')]
    const codes = async (client: typeof layla) =>
      ((await dataOf(await client.get(loan)))['copies'] as readonly Data[]).map(({ copy_code }) => copy_code)
    assert.equal(await codes(layla), ['laylas'])
    assert.equal(await codes(nadia), ['omars', 'laylas', 'nobodys'])
    assert.not.match(await (await layla.get('loans')).text(), /omars|nobodys/)
    for (const path of ['record_history', 'as_it_was?version=1', 'actions', 'access_log'])
      assert.not.match(await (await layla.get(`${loan}/${path}`)).text(), /omars|nobodys/, path)
  })

  it('are those alone where an action asks for them, and no other can be changed or taken away by it', async () => {
    const loanType = lendingGifts.recordTypes['loan'] as RecordType
    const restock: NamedAction = {
      ...{ id: 'restock', permission: 'restock', label: { en: 'Restock' }, programmes: ['lending'] },
      asks: loanType.fields.filter(({ id }) => id === 'copies'),
      ...{ asksRecord: ['copies'], conditions: [], effects: [] },
    }
    const life = loanType.lifecycle as NonNullable<RecordType['lifecycle']>
    const lifecycle = { ...life, actions: [...life.actions, restock] }
    const { head } = lendingGifts.roles as Readonly<Record<'head', Role>>
    const actions = { ...head.actions, loan: [...(head.actions['loan'] ?? []), 'restock'] }
    const model = role(
      { ...lendingGifts, recordTypes: { ...lendingGifts.recordTypes, loan: { ...loanType, lifecycle } } },
      'head',
      { ...OWN_COPIES, actions },
    )
    const { as, stores } = await shelved(model)
    const layla = await as('layla')
    const menu = await (await layla.get(`${loan}/actions`)).text()
    assert.match(menu, /"restock"/)
    assert.not.match(menu, /omars|nobodys/)
    const wish = (row: object) => layla.patch(loan, { data: { copies: [row] }, record_action: 'restock' })
    for (const row of [
      { unique_id: uuid(71), copy_code: 'hers' },
      { unique_id: uuid(73), _destroy: true },
    ]) {
      assert.is((await wish(row)).status, 422)
    }
    assert.is((await wish({ unique_id: uuid(72), copy_code: 'hers' })).status, 200)
    const rows = (await stores.records.get('loan', uuid(1)))?.record.answers['copies'] as readonly Data[]
    assert.equal(
      rows.map(({ copy_code }) => copy_code),
      ['omars', 'hers', 'nobodys'],
    )
  })

  it('are neither changed, cleared nor told of in a clash, whatever version the writer says to have seen', async () => {
    const { head } = lendingGifts.roles as Readonly<Record<'head', Role>>
    const forms = { ...head.forms, loan: { ...head.forms['loan'], copies_form: 'rw' as const } }
    const { as, stores } = await shelved(role(lendingGifts, 'head', { ...OWN_COPIES, forms }))
    const [layla, nadia] = [await as('layla'), await as('nadia')]
    const path = { unique_id: uuid(72) }
    const moved = await nadia.patch(loan, { data: { copies: [{ ...path, shelf: 'omar', copy_code: 'secret' }] } })
    assert.is(moved.status, 200)
    for (const more of [{}, { base_version: 1 }, { base_version: 2 }]) {
      for (const copies of [
        null,
        '',
        [{ ...path, copy_code: 'mine' }],
        [{ ...path, _destroy: true }],
        [{ unique_id: uuid(73), state: 'torn' }],
      ]) {
        const answer = await layla.patch(loan, { data: { copies }, ...more })
        assert.is(answer.status, 422)
        assert.not.match(await answer.text(), /secret|omars|nobodys/)
      }
    }
    const standing = (await stores.records.get('loan', uuid(1)))?.record
    const { copies: left = [] } = (standing?.answers ?? {}) as { readonly copies?: readonly Data[] }
    assert.equal([standing?.version, left.length], [2, 3])
    assert.is((await layla.patch(loan, { data: { copies: [{ copy_code: 'new', shelf: 'layla' }] } })).status, 200)
  })

  it('are whole on a record of one’s own, of such a role too', async () => {
    const { as } = await shelved(role(lendingGifts, 'librarian', OWN_COPIES))
    assert.is(((await dataOf(await (await as('nadia')).get(loan)))['copies'] as readonly Data[]).length, 3)
  })

  it('go to nobody outside under a role that says so, and of those that the sender sees no more than these', async () => {
    const documentBy = async (model: Model, name: string) => {
      const { as } = await shelved(model)
      const sender = await as(name)
      const begun = await (await as('nadia')).post(`${loan}/showings`, { data: outside })
      const answer = await sender.get(`${loan}/transitions/${String((await dataOf(begun))['id'])}/document`)
      assert.is(answer.status, 200)
      return dataOf<Document>(answer)
    }
    const narrow = await documentBy(role(lendingGifts, 'mender', OWN_COPIES), 'nadia')
    assert.equal(['copies' in narrow.record, narrow.forms['copies_form']?.fields], [false, ['title']])
    const led = await documentBy(role(lendingGifts, 'head', OWN_COPIES), 'layla')
    assert.equal(
      (led.record['copies'] as readonly Data[]).map(({ copy_code }) => copy_code),
      ['laylas'],
    )
    const whole = await documentBy(lendingGifts, 'nadia')
    assert.is((whole.record['copies'] as readonly Data[]).length, 3)
  })

  it('stand in no document as a form of which the sender reads nothing', async () => {
    const model = role(lendingGifts, 'head', { forms: { loan: { item: 'r' } } })
    const { as } = await shelved(model)
    const begun = await (await as('nadia')).post(`${loan}/showings`, { data: outside })
    const path = `${loan}/transitions/${String((await dataOf(begun))['id'])}/document`
    const { forms, record } = await dataOf<Document>(await (await as('layla')).get(path))
    assert.equal([Object.keys(forms), 'copies' in record], [['item', 'copies_form'], false])
    assert.equal(forms['copies_form']?.fields, ['title'])
  })
})

spec('Whoever was given a record', (it) => {
  it('is not told who else was, on any path; those who reach it in their own right are', async () => {
    const { omar, nadia, layla } = await given('showings', { transitioned_to: 'omar' })
    assert.is((await nadia.post(`${loan}/looks`, { data: { transitioned_to: 'amal' } })).status, 200)
    for (const path of [loan, 'loans', `${loan}/transitions`, `${loan}/actions`, 'loans?assigned_user_names=amal']) {
      assert.not.match(await (await omar.get(path)).text(), /amal/i, path)
    }
    const mine = await pageOf(await omar.get('loans?assigned_user_names=amal'))
    assert.is(mine.metadata.total, 0)
    assert.equal((await dataOf(await nadia.get(loan)))['assigned_user_names'], ['amal', 'omar'])
    assert.equal((await dataOf(await layla.get(loan)))['assigned_user_names'], ['amal', 'omar'])
  })

  it('reads in its log nothing of who else was, nor that anything was given away', async () => {
    const { transitions: kinds = [], ...life } = lendingGifts.recordTypes['loan']?.lifecycle ?? { transitions: [] }
    const seen = ['history', 'access_log']
    const shows = kinds.map((kind) =>
      kind.id === 'show' && kind.gives ? { ...kind, gives: { ...kind.gives, actions: seen } } : kind,
    )
    const loanType = { ...lendingGifts.recordTypes['loan'], lifecycle: { ...life, transitions: shows } } as RecordType
    const binder = lendingGifts.roles['binder'] as Role
    const model = role({ ...lendingGifts, recordTypes: { ...lendingGifts.recordTypes, loan: loanType } }, 'binder', {
      actions: { ...binder.actions, loan: [...(binder.actions['loan'] ?? []), ...seen] },
    })
    const { as } = await shelved(model)
    const [nadia, omar] = [await as('nadia'), await as('omar')]
    await nadia.post(`${loan}/showings`, { data: { transitioned_to: 'omar' } })
    await nadia.post(`${loan}/showings`, { data: { transitioned_to: 'amal' } })
    await nadia.post(`${loan}/offers`, { data: { transitioned_to: 'amal' } })
    for (const log of ['record_history', 'access_log']) {
      const answer = await omar.get(`${loan}/${log}`)
      const text = await answer.text()
      assert.is(answer.status, 200)
      assert.not.match(text, /"(show|offer)"|Showing|Offer|amal/, log)
    }
    assert.match(await (await nadia.get(`${loan}/record_history`)).text(), /"offer"/)
  })

  it('passes it on to nobody, by whatever way, and takes nothing of it away', async () => {
    const { omar, stored } = await given('showings', { transitioned_to: 'omar' })
    for (const [kind, to] of [
      ['offers', 'amal'],
      ['showings', 'amal'],
      ['handovers', 'amal'],
      ['looks', 'amal'],
    ] as const) {
      assert.is((await omar.post(`${loan}/${kind}`, { data: { transitioned_to: to } })).status, 403, kind)
      const several = await omar.post(`loans/${kind}`, { data: { ids: [uuid(1)], transitioned_to: to } })
      const text = await several.text()
      assert.ok(several.status === 403 || text.includes('action.forbidden'), kind)
    }
    for (const record_action of ['disable', 'flag', 'set_stage', 'hand_over', 'revoke_show', 'accept_offer']) {
      const answer = await omar.patch(loan, { data: {}, record_action })
      assert.ok(answer.status >= 403 && answer.status <= 404, `${record_action} ${answer.status}`)
    }
    assert.is((await stored())?.version, 2)
  })
})
