import * as assert from 'uvu/assert'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { changed, releaseWith } from './promoting-library.ts'
import { begins, byTom, loan, more, next, ROW, ringingLibrary, type Told } from './ringing-library.ts'

type Library = Awaited<ReturnType<typeof ringingLibrary>>
type Person = Library['tom']

const releaseOf = async (person: Person) => (await person.get('model')).headers.get('x-formwork-release')
const totalOf = async (person: Person, path: string) => {
  const answer = await person.get(path)
  const { metadata } = (await answer.json()) as { metadata?: { total: number } }
  return answer.status === 200 ? metadata?.total : answer.status
}
const hashes = async ({ configuration }: Library) => ({
  old: configuration.base().hash,
  new: (await next()).release.content,
})

spec('A release that an agency is served before the others', (it) => {
  it('serves its people, and nobody else, from the same moment on', async () => {
    const library = await ringingLibrary()
    const { ana, tom, told } = library
    const known = await hashes(library)
    const id = await library.ringed()
    assert.equal([await releaseOf(tom), await releaseOf(ana)], [known.new, known.old])
    const plan = await told(id)
    assert.equal(
      [plan.state, plan.ring?.agencies, plan.ring?.user_groups, plan.ring?.by],
      ['ringed', ['town'], [], 'jon'],
    )
    const { receipts, receipts_whole: whole } = await dataOf<{ receipts: { kind: string }[]; receipts_whole: boolean }>(
      await library.jon.get('releases'),
    )
    assert.equal([receipts.map(({ kind }) => kind), whole], [['ring', 'first'], true])
    await library.end()
  })

  it('loses nothing of what either of them saves on the same record', async () => {
    const library = await ringingLibrary()
    const { ana, tom } = library
    await library.ringed()
    assert.is((await tom.patch(loan, { data: byTom })).status, 200)
    const seen = await dataOf<{ notes: { said: string; said_by?: string }[]; kind: string }>(await ana.get(loan))
    assert.equal([seen.kind, 'language' in seen, seen.notes[0]?.said_by], ['map', false, undefined])
    const saved = await ana.patch(loan, {
      data: { ...{ reader: 'Omar', kind: 'map' }, notes: [{ unique_id: ROW, said_on: '2024-01-02', said: 'Mended' }] },
    })
    assert.is(saved.status, 200)
    assert.equal(await codesOf(await ana.patch(loan, { data: { language: 'french' } })), ['language: field.unknown'])
    const { reader, language, publisher, notes } = await dataOf<typeof byTom & { reader: string }>(await tom.get(loan))
    assert.equal([reader, language, publisher], ['Omar', 'arabic', 'Banipal'])
    assert.equal([notes[0]?.said, notes[0]?.said_by], ['Mended', 'Maria'])
    assert.equal(await library.stores.records.verifyChain(uuid(1)), { whole: true })
    await library.end()
  })

  it('merges what both wrote over the same version', async () => {
    const library = await ringingLibrary()
    const { ana, tom } = library
    await library.ringed()
    const base_version = (await dataOf<{ version: number }>(await tom.get(loan))).version
    assert.is((await tom.patch(loan, { data: { publisher: 'Banipal' }, base_version })).status, 200)
    assert.is((await ana.patch(loan, { data: { reader: 'Omar' }, base_version })).status, 200)
    const after = await dataOf<Record<string, unknown>>(await tom.get(loan))
    assert.equal([after['publisher'], after['reader']], ['Banipal', 'Omar'])
    await library.end()
  })

  it('gives each their own lists, searches, numbers and log', async () => {
    const library = await ringingLibrary()
    const { ana, tom } = library
    await library.ringed()
    await tom.patch(loan, { data: byTom })
    await ana.patch(loan, { data: { reader: 'Omar' } })
    assert.equal([await totalOf(tom, 'loans?language=arabic'), await totalOf(ana, 'loans?language=arabic')], [1, 422])
    const found = async ({ post }: Person, query: string) =>
      ((await (await post('loans/query', { query })).json()) as { metadata: { total: number } }).metadata.total
    assert.equal([await found(tom, 'banipal'), await found(ana, 'banipal')], [1, 0])
    assert.equal([await found(tom, 'omar'), await found(ana, 'omar')], [1, 1])
    const numbers = async (person: Person) => {
      const boards = await dataOf<{ indicators: { id: string }[] }[]>(await person.get('dashboards'))
      return boards.flatMap(({ indicators }) => indicators.map(({ id }) => id))
    }
    assert.equal([await numbers(tom), await numbers(ana)], [['loans', 'arabic'], ['loans']])
    const logged = async (person: Person) =>
      (await (await person.get(`${loan}/record_history`)).text()).includes('Banipal')
    assert.equal([await logged(tom), await logged(ana)], [true, false])
    const kinds = async (person: Person) => {
      const model = await dataOf<{ lookups: Record<string, { options: { id: string; retired?: true }[] }> }>(
        await person.get('model'),
      )
      return model.lookups['kind']?.options.map(({ id, retired }) => `${id}${retired ? ' retired' : ''}`)
    }
    assert.equal(await kinds(tom), ['novel', 'atlas', 'map'])
    assert.equal(await kinds(ana), ['novel', 'atlas', 'map retired'])
    await library.end()
  })

  it('becomes everybody’s with all that was written under it', async () => {
    const library = await ringingLibrary()
    const { ana, tom, jon, promotion, told } = library
    const known = await hashes(library)
    const id = await library.ringed()
    await tom.patch(loan, { data: byTom })
    await ana.patch(loan, { data: { reader: 'Omar' } })
    assert.is((await jon.post(`plans/${id}/apply`)).status, 202)
    await promotion.idle()
    assert.equal(
      [(await told(id)).state, await releaseOf(ana), await releaseOf(tom)],
      ['applied', known.new, known.new],
    )
    const after = await dataOf<Record<string, unknown>>(await ana.get(loan))
    assert.equal([after['language'], after['reader']], ['arabic', 'Omar'])
    assert.is(await totalOf(ana, 'loans?language=arabic'), 1)
    await library.end()
  })

  it('is given up without a value lost, and can be planned again', async () => {
    const library = await ringingLibrary()
    const { ana, tom, jon, promotion, told } = library
    const known = await hashes(library)
    const id = await library.ringed()
    await tom.patch(loan, { data: byTom })
    assert.is((await jon.delete(`plans/${id}/ring`)).status, 200)
    assert.equal(
      [(await told(id)).state, await releaseOf(tom), await releaseOf(ana)],
      ['withdrawn', known.old, known.old],
    )
    assert.is('language' in (await dataOf(await tom.get(loan))), false)
    assert.is((await tom.patch(loan, { data: { reader: 'Tom' } })).status, 200)
    assert.equal(await codesOf(await jon.delete(`plans/${id}/ring`)), ['plan.not_ringed'])
    const again = await library.planTo(await next())
    await jon.post(`plans/${again}/apply`)
    await promotion.idle()
    const after = await dataOf<typeof byTom & { reader: string }>(await ana.get(loan))
    assert.equal([after.language, after.publisher, after.reader], ['arabic', 'Banipal', 'Tom'])
    assert.is(after.notes[0]?.said_by, 'Maria')
    const back = await dataOf<{ back_to: { content: string }[] }>(await jon.get('releases'))
    assert.equal(
      back.back_to.map(({ content }) => content),
      [known.old],
    )
    await library.end()
  })

  it('serves whoever is moved into the ring, and no more whoever is moved out of it', async () => {
    const library = await ringingLibrary()
    const known = await hashes(library)
    await library.ringed()
    const { accounts } = library.stores
    const note = { at: '2024-05-10T06:00:00.000Z', action: 'test', userName: 'jon' }
    const move = async (name: string, agency: string) =>
      accounts.update((await accounts.byUserName(name))?.id ?? '', { agency }, note)
    await move('ana', 'town')
    await move('tom', 'city')
    const [ana, tom] = [await library.as('ana'), await library.as('tom')]
    assert.equal([await releaseOf(ana), await releaseOf(tom)], [known.new, known.old])
    await library.end()
  })

  it('is served to a group as well, and the ring may grow while it stands', async () => {
    const library = await ringingLibrary()
    const { ana, tom, jon, promotion } = library
    const known = await hashes(library)
    const id = await library.ringed()
    assert.is((await jon.post(`plans/${id}/ring`, { user_groups: ['desk'] })).status, 202)
    await promotion.idle()
    assert.equal([await releaseOf(ana), await releaseOf(tom)], [known.new, known.new])
    await library.end()
  })
})

spec('A plan', (it) => {
  it('is not for a ring where records would not mean the same to both, and says because of what', async () => {
    const library = await ringingLibrary()
    const { jon, told } = library
    const fields = more['fields/loan/loan.json'].fields
    const calculated = { id: 'twice', type: 'number', label: 'Twice', calculation: { '*': [{ var: 'days_out' }, 2] } }
    const id = await library.planTo(
      await releaseWith({
        ...{ ...more, 'fields/loan/loan.json': { fields: [...fields, calculated] } },
        ...{ 'lookups/kind.json': changed['lookups/kind.json'], 'lookups/shelf.json': changed['lookups/shelf.json'] },
      }),
    )
    const { against_ring: against = [] } = await told(id)
    assert.ok(against.includes('option/kind/atlas/removed'))
    assert.ok(against.includes('loan/field/twice/added'))
    assert.not.ok(against.includes('loan/field/language/added'))
    const decided = { 'option/kind/atlas/removed': { kind: 'map', options: { atlas: 'map' } } }
    await jon.patch(`plans/${id}`, { decisions: decided })
    await library.layla.post(`plans/${id}/approve`, { content: (await told(id)).content_hash })
    const refused = await codesOf(await jon.post(`plans/${id}/ring`, { agencies: ['town'] }))
    assert.ok(refused.includes('option/kind/atlas/removed: plan.not_for_ring'))
    assert.is(library.configuration.ringed(), undefined)
    await library.end()
  })

  it('is for nobody that is not there', async () => {
    const library = await ringingLibrary()
    const id = await library.planTo(await next())
    const asked = async (ring: Readonly<Record<string, unknown>>) =>
      codesOf(await library.jon.post(`plans/${id}/ring`, ring))
    assert.equal(await asked({ agencies: ['nowhere'] }), ['agencies: ring.unknown'])
    assert.equal(await asked({}), ['agencies: ring.empty'])
    assert.equal(await codesOf(await library.ana.post(`plans/${id}/ring`, { agencies: ['town'] })), [
      'action.forbidden',
    ])
    await library.end()
  })

  it('that widens access is agreed to by somebody else before it is served to a ring', async () => {
    const library = await ringingLibrary()
    const { jon, layla, promotion, told } = library
    const wider = { ...begins['roles/librarian.json'], manages: ['audit:read'] }
    const id = await library.planTo(await releaseWith({ ...more, 'roles/librarian.json': wider }))
    assert.equal((await told(id)).against_ring, [])
    const ring = { agencies: ['town'] }
    assert.equal(await codesOf(await jon.post(`plans/${id}/ring`, ring)), ['plan.approval_missing'])
    await layla.post(`plans/${id}/approve`, { content: (await told(id)).content_hash })
    assert.is((await jon.post(`plans/${id}/ring`, ring)).status, 202)
    await promotion.idle()
    const manages = async (person: Person) =>
      ((await (await person.get('model')).json()) as { actor: { manages: string[] } }).actor.manages
    assert.equal([await manages(library.tom), await manages(library.ana)], [['audit:read'], []])
    await library.end()
  })

  it('waits for the end of a ring that is there', async () => {
    const library = await ringingLibrary()
    const { jon, promotion } = library
    await library.ringed()
    const other = await library.planTo(
      await releaseWith({ ...begins, 'agencies/city.json': { id: 'city', name: 'Big' } }),
    )
    assert.equal(await codesOf(await jon.post(`plans/${other}/apply`)), ['plan.ring_there'])
    await promotion.idle()
    assert.is((await dataOf<Told>(await jon.get(`plans/${other}`))).state, 'open')
    await library.end()
  })
})
