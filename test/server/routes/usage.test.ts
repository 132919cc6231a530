import * as assert from 'uvu/assert'
import type { FieldProof } from '../../../engine/permissions/access-proof.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aWatchedLibrary } from './watched-library.ts'

type Library = Awaited<ReturnType<typeof aWatchedLibrary>>

/** Nadia lends three things, and one of them is disabled. */
async function withLoans(work: (library: Library) => Promise<void>) {
  const library = await aWatchedLibrary()
  const nadia = await library.as('nadia')
  for (const data of [
    { title: 'Maps', borrower: 'Mina' },
    { title: 'Atlas', copies: [{ copy_code: 'A1', state: 'torn', repair_note: 'glued' }, { copy_code: 'A2' }] },
    { title: '=SUM(A1)' },
  ]) {
    const made = await nadia.post('loans', { data })
    assert.is(made.status, 200, JSON.stringify(await made.clone().json()))
  }
  try {
    await work(library)
  } finally {
    await library.close()
  }
}

interface Usage {
  readonly record_types: readonly Record<string, number | string>[]
  readonly users: Record<string, number>
  readonly agencies: readonly Record<string, number | string>[]
}

interface Form {
  readonly form: string
  readonly records: number
  readonly fields: readonly Record<string, number | string | null>[]
}

spec('The usage report', (it) => {
  it('200: counts records and people, and names nobody', () =>
    withLoans(async ({ get }) => {
      const response = await get('usage_reports/current?from=2024-05-01&to=2024-05-31')
      const text = await response.clone().text()
      const { record_types, users, agencies } = await dataOf<Usage>(response)
      const { label: _, by_status, ...loans } = record_types.find((one) => one['record_type'] === 'loan') ?? {}
      assert.equal(loans, {
        ...{ record_type: 'loan', total: 3, open: 3, closed: 0, created: 3, closed_in_period: 0, disabled: 0 },
      })
      assert.equal(Object.values(by_status ?? {}), [3])
      assert.equal([users['total'], users['active'], users['signed_in']], [4, 4, 2])
      assert.is(agencies.find(({ agency }) => agency === 'county')?.['total'], 1)
      assert.not.match(text, /Mina|Maps|nadia/)
    }))

  it('200: counts in the span only what was made in it', () =>
    withLoans(async ({ get }) => {
      const { record_types } = await dataOf<Usage>(await get('usage_reports/current?from=2024-04-01&to=2024-04-30'))
      const loans = record_types.find((one) => one['record_type'] === 'loan')
      assert.equal([loans?.['total'], loans?.['created']], [3, 0])
    }))

  it('200: tells whoever looks after a group of the people and the records of that group, and of no more', () =>
    withLoans(async ({ as }) => {
      const omar = await as('omar')
      assert.is((await omar.get('usage_reports/current')).status, 403)
      const layla = await as('layla')
      const told = await dataOf<Usage & { readonly files?: unknown }>(await layla.get('usage_reports/current'))
      assert.equal([told.users['total'], told.files], [3, undefined])
      assert.equal(
        told.agencies.map(({ agency }) => agency),
        ['town'],
      )
      assert.is(told.record_types.find((one) => one['record_type'] === 'loan')?.['total'], 3)
      assert.is((await layla.get('form_burden')).status, 403)
    }))

  it('200: is a file for spreadsheets too', () =>
    withLoans(async ({ get }) => {
      const response = await get('usage_reports/current?format=csv')
      assert.match(response.headers.get('content-type') ?? '', /text\/csv/)
      assert.match(response.headers.get('content-disposition') ?? '', /usage\.csv/)
      const [head, ...rows] = (await response.text()).trim().split('\r\n')
      assert.match(head ?? '', /kind,id,label,programme,total,open,closed/)
      assert.ok(rows.some((row) => /^records,loan,[^,]*,,3,3,0,3,0/.test(row)))
    }))

  it('422: refuses a day that is none, and a format that there is not', () =>
    withLoans(async ({ get }) => {
      assert.equal(await codesOf(await get('usage_reports/current?from=soon')), ['from: query.unreadable_value'])
      assert.equal(await codesOf(await get('usage_reports/current?format=pdf')), ['format: query.unreadable_value'])
      assert.equal(await codesOf(await get('form_burden?record_type=ship')), ['record_type: query.unreadable_value'])
    }))
})

spec('What forms ask', (it) => {
  it('200: says of how many it is asked and how often it is filled in, and never what', () =>
    withLoans(async ({ get }) => {
      const response = await get('form_burden?record_type=loans')
      assert.not.match(await response.clone().text(), /Mina|Maps|SUM|torn|glued/)
      const forms = await dataOf<readonly Form[]>(response)
      const of = (name: string, subform?: string) =>
        forms.flatMap(({ fields }) => fields).find((one) => one['field'] === name && one['subform'] === subform)
      const counts = (one: Record<string, unknown> | undefined) => [one?.['asked'], one?.['filled'], one?.['blank']]
      assert.equal(counts(of('title')), [3, 3, 0])
      assert.equal(counts(of('borrower')), [3, 1, 2])
      assert.equal(counts(of('copies')), [3, 1, 2])
      assert.equal(counts(of('price', 'copies')), [2, 0, 2])
      assert.equal(counts(of('repair_note', 'copies')), [1, 1, 0], 'asked only where it was torn')
      assert.equal(counts(of('returned_on')), [0, 0, 0])
      assert.is(of('returned_on')?.['filled_share'], null)
    }))
})

spec('Who can see what', (it) => {
  it('200: says it of a field, by role, with numbers', () =>
    withLoans(async ({ get }) => {
      const proof = await dataOf<FieldProof & { readonly totals: Record<string, number> }>(
        await get('access_proof/field?record_type=loan&field=title'),
      )
      assert.is(proof.totals['of_records'], 3)
      assert.is(proof.totals['records'], 3)
      const own = proof.ways.find(({ role, via }) => role === 'librarian' && via === 'own')
      assert.equal([own?.people, own?.reaching, own?.records], [1, 1, 3])
    }))

  it('200: says it of a person, as the person then sees it', () =>
    withLoans(async ({ get, as }) => {
      const told = await dataOf<{ readonly record_types: readonly { record_type: string; records: number }[] }>(
        await get('access_proof/user/layla'),
      )
      const layla = await as('layla')
      const { metadata } = (await (await layla.get('loans')).json()) as { metadata: { total: number } }
      assert.is(told.record_types.find((one) => one.record_type === 'loan')?.records, metadata.total)
    }))

  it('404: of nobody, and 422: of no field', () =>
    withLoans(async ({ get }) => {
      assert.is((await get('access_proof/user/nobody')).status, 404)
      for (const field of ['nothing', 'constructor', 'alerts', 'copies.nothing', '']) {
        const response = await get(`access_proof/field?record_type=loan&field=${field}`)
        assert.equal(await codesOf(response), ['field: query.unknown_field'], field)
      }
      for (const field of ['copies.state', 'owned_by']) {
        assert.is((await get(`access_proof/field?record_type=loan&field=${field}`)).status, 200, field)
      }
    }))
})
