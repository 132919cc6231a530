import * as assert from 'uvu/assert'
import { aTown, FIRST_VISIT, LAMAS, RAIS } from '../../lib/households.ts'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const visit = (id: string, household: unknown, more: object = {}) => ({
  data: { id, module_id: 'home', visited_household: household, ...more },
})

type Wire = Readonly<Record<string, unknown>>

spec('A link to a record', (it) => {
  it('200: is kept by the id of a record that the writer reaches', async () => {
    const { vera } = await aTown()
    assert.is((await vera.post('visits', visit(uuid(30), LAMAS))).status, 200)
    const shown = await dataOf(await vera.get(`visits/${uuid(30)}`))
    assert.is(shown['visited_household'], LAMAS)
  })

  it('422: is refused in the same words for what is not there, what is out of reach and what is of another type', async () => {
    const { vera } = await aTown()
    const answers = await Promise.all(
      [uuid(99), RAIS, FIRST_VISIT].map((id) => vera.post('visits', visit(uuid(31), id))),
    )
    const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))
    assert.is(told[0]?.[0], 422)
    assert.match(String(told[0]?.[1]), 'link.unknown')
    assert.equal(told[1], told[0])
    assert.equal(told[2], told[0])
  })

  it('422: cannot be changed to what the writer does not reach, in rows neither', async () => {
    const { vera } = await aTown()
    const path = `visits/${FIRST_VISIT}`
    assert.equal(await codesOf(await vera.patch(path, { data: { visited_household: RAIS } })), [
      'visited_household: link.unknown',
    ])
    const row = { unique_id: 'row-1', relation: 'Aunt', relative_household: RAIS }
    assert.equal(await codesOf(await vera.patch(path, { data: { relatives: [row] } })), [
      'relatives[row-1].relative_household: link.unknown',
    ])
    const mine = { ...row, relative_household: LAMAS }
    assert.is((await vera.patch(path, { data: { relatives: [mine] } })).status, 200)
  })

  it('200: may stay where it stood, for a writer who does not reach the record', async () => {
    const { vera, hari } = await aTown()
    const path = `visits/${FIRST_VISIT}`
    const row = { unique_id: 'row-1', relation: 'Aunt', relative_household: LAMAS }
    await vera.patch(path, { data: { relatives: [row] } })
    const again = { visited_street: 'Mill Lane', visited_household: LAMAS, relatives: [{ ...row, relation: 'Sister' }] }
    assert.is((await hari.patch(path, { data: again })).status, 200)
    const moved = { ...row, unique_id: 'row-2' }
    assert.equal(await codesOf(await hari.patch(path, { data: { relatives: [moved] } })), [
      'relatives[row-2].relative_household: link.unknown',
    ])
  })

  it('200: can be taken away by whoever may write the field', async () => {
    const { hari } = await aTown()
    assert.is((await hari.patch(`visits/${FIRST_VISIT}`, { data: { visited_household: null } })).status, 200)
    assert.is((await dataOf(await hari.get(`visits/${FIRST_VISIT}`)))['visited_household'], undefined)
  })

  it('422: with a base version, counts what the writer saw as standing', async () => {
    const { vera, hari } = await aTown()
    const path = `visits/${FIRST_VISIT}`
    await vera.patch(path, { data: { visited_street: 'Mill Lane' } })
    const stale = await hari.patch(path, { data: { visited_household: RAIS }, base_version: 1 })
    assert.equal(await codesOf(stale), ['visited_household: link.unknown'])
    const same = await hari.patch(path, { data: { visited_household: LAMAS, findings: 'Well' }, base_version: 1 })
    assert.is(same.status, 200)
  })

  it('says no more than the id to who does not read the record: not in record, list, log or model', async () => {
    const { vera, hari } = await aTown()
    await vera.patch(`visits/${FIRST_VISIT}`, { data: { visited_street: 'Somewhere' } })
    for (const path of [
      `visits/${FIRST_VISIT}`,
      'visits',
      'visits?fields=short',
      'visits?query=Pema',
      `visits?visited_household=${LAMAS}`,
      `visits/${FIRST_VISIT}/record_history`,
      'model',
    ]) {
      const text = await (await hari.get(path)).text()
      assert.not.match(text, /Pema|Mill Lane|Asked by the clinic/, path)
    }
    assert.is((await hari.get(`households/${LAMAS}`)).status, 404)
  })

  it('finds the records that link here, as far as each person reaches them', async () => {
    const { vera, tenzin, maya } = await aTown()
    const path = `visits?visited_household=${LAMAS}`
    const ids = async (answer: Response) => (await dataOf<readonly Wire[]>(answer)).map(({ id }) => id)
    assert.equal(await ids(await vera.get(path)), [FIRST_VISIT])
    assert.equal(await ids(await maya.get(path)), [FIRST_VISIT])
    assert.equal(await ids(await tenzin.get(path)), [])
    assert.equal(await ids(await maya.get(`visits?visited_household=${RAIS}`)), [])
  })

  it('gives records by their ids in any state, within reach', async () => {
    const { maya, vera } = await aTown()
    await maya.patch(`households/${LAMAS}`, { data: {}, record_action: 'disable' })
    const found = await dataOf<readonly Wire[]>(await vera.get(`households?id=${LAMAS},${RAIS}&fields=head_name`))
    assert.equal(
      found.map(({ id, head_name }) => [id, head_name]),
      [[LAMAS, 'Pema Lama']],
    )
    assert.equal(await dataOf<readonly Wire[]>(await vera.get('households')), [])
  })
})

spec('A tally', (it) => {
  it('200: keeps the sum that the lines come to, whatever is sent', async () => {
    const { vera } = await aTown()
    await vera.patch(`households/${LAMAS}`, { data: { children_in_home: { girls: 2, boys: '3', total: 99 } } })
    const shown = await dataOf(await vera.get(`households/${LAMAS}`))
    assert.equal(shown['children_in_home'], { girls: 2, boys: 3, total: 5 })
  })

  it('422: takes whole numbers from zero to a million, of lines that there are', async () => {
    const { vera } = await aTown()
    const codes = async (lines: unknown) =>
      codesOf(await vera.patch(`households/${LAMAS}`, { data: { children_in_home: lines } }))
    assert.equal(await codes({ girls: -1 }), ['children_in_home: number.too_small'])
    assert.equal(await codes({ girls: 1.5 }), ['children_in_home: number.not_whole'])
    assert.equal(await codes({ girls: 1_000_001 }), ['children_in_home: number.too_large'])
    assert.equal(await codes({ elves: 1 }), ['children_in_home: choice.unknown'])
    assert.equal(await codes({ girls: 'many' }), ['children_in_home: tally.unreadable'])
    assert.equal(await codes(7), ['children_in_home: tally.unreadable'])
  })

  it('is filtered and sorted by its sum, and told whole', async () => {
    const { maya } = await aTown()
    const found = await dataOf<readonly Wire[]>(
      await maya.get('households?children_in_home=3..&fields=children_in_home&order_by=children_in_home'),
    )
    assert.equal(
      found.map(({ children_in_home }) => children_in_home),
      [{ girls: 2, boys: 1, total: 3 }],
    )
  })
})
