import * as assert from 'uvu/assert'
import { createVerification } from '../../../server/stores/verification.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { saving, titled, townLibrary } from './town-library.ts'

/** Two loans, the first of them written three times. */
async function aWrittenLibrary() {
  const library = await townLibrary()
  const one = titled('Maps')
  const two = aLoan({ version: 2, answers: { title: 'Atlas', copies: [{ unique_id: 'c1', state: 'good' }] } })
  const three = aLoan({ version: 3, answers: { title: 'Atlas', copies: [{ unique_id: 'c1', state: 'torn' }] } })
  await library.records.commit(saving(one))
  await library.records.commit(saving(two, { before: one }))
  await library.records.commit(saving(three, { before: two }))
  await library.records.commit(saving(aLoan({ id: uuid(2) })))
  const { sqlite } = library.database
  return {
    ...library,
    verification: createVerification(library.database),
    /** Does it behind the back of the guards. */
    tamper(statement: string) {
      const guards = sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[]
      for (const guard of guards) sqlite.exec(`DROP TRIGGER "${guard}"`)
      sqlite.exec(statement)
    },
  }
}

spec('A verification', (it) => {
  it('finds nothing in what is as it was written', async () => {
    const { verification } = await aWrittenLibrary()
    assert.equal(verification.audit().state, { whole: true })
    assert.equal([...verification.records()], [undefined, undefined])
  })

  it('goes on from what an earlier one saw', async () => {
    const { verification, audit } = await aWrittenLibrary()
    const { head } = verification.audit()
    await audit.write([{ at: '2024-05-10T06:00:00.000Z', action: 'list' }])
    assert.equal(verification.audit(head).state, { whole: true })
  })

  it('shows that the end of the audit was cut off, or all of it written anew', async () => {
    const { verification, tamper } = await aWrittenLibrary()
    const { head } = verification.audit()
    assert.equal(verification.audit({ ...head, hash: 'f'.repeat(64) }).state, { whole: false, brokenAt: head.seq })
    tamper(`DELETE FROM audit WHERE seq >= ${head.seq - 1}`)
    assert.equal(verification.audit().state, { whole: true }, 'the chain alone does not tell')
    assert.equal(verification.audit(head).state, { whole: false, brokenAt: head.seq - 1 })
  })

  for (const [harm, statement, found] of [
    [
      'an entry of a log that was changed',
      "UPDATE changes SET at = '' WHERE version = 2",
      [{ record: uuid(1), at: 2 }],
    ],
    ['a record that vanished', `DELETE FROM records WHERE id = '${uuid(2)}'`, [{ record: uuid(2), at: 'record' }]],
    [
      'a record that vanished with its log',
      `DELETE FROM records WHERE id = '${uuid(2)}'; DELETE FROM changes WHERE record = '${uuid(2)}'`,
      [{ record: uuid(2), at: 1 }],
    ],
    [
      'an answer that nobody gave',
      `UPDATE records SET state = json_set(state, '$.answers.borrower', 'Eve') WHERE id = '${uuid(1)}'`,
      [{ record: uuid(1), at: 'record' }],
    ],
    [
      'an answer that was changed',
      `UPDATE records SET state = json_set(state, '$.answers.title', 'Globes') WHERE id = '${uuid(1)}'`,
      [{ record: uuid(1), at: 'record' }],
    ],
    [
      'a row that was changed',
      `UPDATE records SET state = json_set(state, '$.answers.copies[0].state', 'good') WHERE id = '${uuid(1)}'`,
      [{ record: uuid(1), at: 'record' }],
    ],
    [
      'a record that was put back',
      `UPDATE records SET version = 2 WHERE id = '${uuid(1)}'`,
      [{ record: uuid(1), at: 'record' }],
    ],
  ] as const) {
    it(`shows ${harm}`, async () => {
      const { verification, tamper } = await aWrittenLibrary()
      tamper(statement)
      assert.equal(
        [...verification.records()].filter((one) => one !== undefined),
        found,
      )
    })
  }

  it('takes what was erased on purpose for whole', async () => {
    const { verification, database } = await aWrittenLibrary()
    database.sqlite.exec('DELETE FROM change_payloads WHERE version = 2')
    assert.equal([...verification.records()], [undefined, undefined])
  })
})
