import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { aServer, codesOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { keepLoan } from './loans.ts'

type Row = Readonly<Record<string, unknown>>

/** Every value tells whose it is and under which name it stands. */
const answersOf = (whose: string) => ({
  title: `${whose} title`,
  kind: 'book',
  topics: ['space'],
  borrower: `${whose} borrower`,
  born_on: '2014-01-01',
  daily_fee: 0.5,
  inner_note: `${whose} inner_note`,
  fine: 12.5,
  copies: [{ unique_id: uuid(90), copy_code: `${whose} copy_code`, shelf: `${whose} shelf` }],
})

const his = aLoan({ id: uuid(1), answers: answersOf('his'), core: { owned_by: 'omar' } })
const given = aLoan({
  id: uuid(2),
  answers: answersOf('given'),
  core: { shared_with: [{ user_name: 'omar', role: 'librarian' }] },
})
const foreign = aLoan({ id: uuid(3), answers: answersOf('foreign') })

/** Omar sees the item and its copies of what is his, the reader too of what was given to him, and nothing of the rest. */
async function omars() {
  const server = await aServer()
  for (const record of [his, given, foreign]) await keepLoan(server, record)
  const omar = await server.as('omar')
  const rowsOf = async (response: Response): Promise<readonly Row[]> => {
    assert.is(response.status, 200)
    return ((await response.json()) as { data: Row[] }).data
  }
  return { ...server, ...omar, rowsOf }
}

const TOLD = ['enabled', 'id', 'loan_id', 'loan_id_display', 'module_id', 'version']
const ITEM = ['copies', 'kind', 'title', 'topics']
const READER = ['born_on', 'borrower', 'borrower_age', 'daily_fee']
const namesIn = (row: Row | undefined) =>
  Object.keys(row ?? {})
    .filter((name) => !TOLD.includes(name) && !Object.hasOwn(his.core, name))
    .sort()

for (const [how, ask] of [
  ['GET /:plural', (fields: string) => ['GET', `loans?order_by=id${fields && `&fields=${fields}`}`, undefined]],
  ['POST /:plural/query', (fields: string) => ['POST', 'loans/query', { order_by: 'id', ...(fields && { fields }) }]],
] as const) {
  spec(`${how}, of two ways to records`, (it) => {
    const asked = async (fields: string) => {
      const server = await omars()
      const [method, path, body] = ask(fields)
      const headers = { authorization: `Bearer ${server.token}` }
      const response = await server.request(method as string, path as string, {
        headers,
        ...(body !== undefined && { body: body as Row }),
      })
      return { ...server, response }
    }

    it('200: everything that is read of each record, rows and what has no column included', async () => {
      const { response, rowsOf } = await asked('')
      const text = await response.clone().text()
      const [first, second, ...more] = await rowsOf(response)
      assert.equal(more, [])
      assert.equal(namesIn(first), ITEM)
      assert.equal(namesIn(second), [...ITEM, ...READER].sort())
      assert.equal(second?.['copies'], given.answers['copies'])
      assert.is(second?.['borrower_age'], 10)
      for (const secret of ['his borrower', 'foreign', 'inner_note', 'fine', '12.5', 'shared_with'])
        assert.not(text.includes(secret), secret)
    })

    it('200: each record as it is when opened', async () => {
      const { response, rowsOf, get } = await asked('')
      for (const row of await rowsOf(response)) {
        const opened = ((await (await get(`loans/${row['id']}`)).json()) as { data: Row }).data
        assert.equal(row, opened)
      }
    })

    it('200: the columns of the list, when the short form is asked for', async () => {
      const { response, rowsOf } = await asked('short')
      const [first, second] = await rowsOf(response)
      assert.equal(namesIn(first), ['kind', 'title'])
      assert.equal(namesIn(second), ['borrower', 'borrower_age', 'kind', 'title'])
    })

    it('200: what is named, with a column or without, where it is read', async () => {
      const { response, rowsOf } = await asked('copies,daily_fee,owned_by')
      const [first, second] = await rowsOf(response)
      assert.equal(Object.keys(first ?? {}).sort(), [...TOLD, 'copies', 'owned_by'].sort())
      assert.equal(Object.keys(second ?? {}).sort(), [...TOLD, 'copies', 'daily_fee', 'owned_by'].sort())
    })

    it('422: a name that no grant reads is none, like one that there is not', async () => {
      for (const name of ['inner_note', 'fine', 'shared_with', 'dragon', '__proto__']) {
        const { response } = await asked(`title,${name}`)
        assert.is(response.status, 422)
        assert.equal(await codesOf(response), [`${name}: query.unknown_field`])
      }
    })
  })
}
