import * as assert from 'uvu/assert'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import { readableRecord } from '../../../engine/permissions/readable-record.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, nadia, omar, reached, today } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loan = aLoan({
  version: 4,
  answers: {
    title: 'Maps',
    borrower: 'Mina',
    born_on: '2014-05-11',
    inner_note: 'Secret',
    of_an_older_release: 'kept',
    copies: [{ unique_id: 'a', copy_code: 'A1', price: 3 }],
  },
  core: { shared_with: [{ user_name: 'omar' }] },
})

const shown = (actor: typeof nadia) => {
  const { record, reach } = reached(loan)
  const access = accessTo(actor, record, reach)
  return access ? readableRecord(libraryModel, { ...access, userName: 'nadia' }, record, today) : {}
}

spec('A record on the wire', (it) => {
  it('has its ids, its version and its state under the names of the dialect', () => {
    const { id, loan_id, loan_id_display, short_id, version, enabled, module_id } = shown(nadia)
    assert.equal({ id, loan_id, loan_id_display }, { id: loan.id, loan_id: loan.id, loan_id_display: short_id })
    assert.equal({ version, enabled, module_id }, { version: 4, enabled: true, module_id: 'lending' })
  })

  it('shows an age as of today, though only a birth date is stored', () => assert.is(shown(nadia)['borrower_age'], 9))

  it('shows whole rows of a subform that is read', () =>
    assert.equal(shown(omar)['copies'], [{ unique_id: 'a', copy_code: 'A1', price: 3 }]))

  it('holds nothing that the actor does not read, not even an empty name', () => {
    assert.not('borrower' in shown(omar))
    assert.not('borrower_age' in shown(omar))
    assert.not('inner_note' in shown(nadia))
    assert.not('shared_with' in shown(nadia))
    assert.not('of_an_older_release' in shown(nadia))
  })
})
