import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, type Life } from './life.ts'
import { model } from './seed.ts'

const flagged = (): Life => aChild().does('flag', { message: 'Ask the school', date: '2026-03-20' }, { by: 'manager' })
const only = (life: Life) => life.record.core.flags?.[0]
const removal = (life: Life) => ({ flag: only(life)?.unique_id, unflag_message: 'Asked.' })

spec('A flag', (it) => {
  it('has a reason, a day, who raised it and when, and counts', () => {
    const flag = only(flagged())
    assert.equal(
      [flag?.message, flag?.date, flag?.flagged_by, flag?.created_at.slice(0, 10), flag?.removed],
      ['Ask the school', '2026-03-20', 'manager', '2026-03-02', false],
    )
    assert.is(flagged().record.core.flag_count, 1)
  })

  it('is about today where no day is given', () =>
    assert.is(only(aChild().does('flag', { message: 'Ask' }, { by: 'manager', on: '2026-03-09' }))?.date, '2026-03-09'))

  it('is resolved by whoever raised it, with a reason, and stays listed without counting', () => {
    const life = flagged()
    assert.match(life.refuses('unflag', { flag: only(life)?.unique_id }, { by: 'manager' }), /unflag_message/)
    const resolved = life.does('unflag', removal(life), { by: 'manager', on: '2026-03-09' })
    const { removed, unflag_message, unflagged_by, unflagged_date } = only(resolved) ?? {}
    assert.equal([removed, unflag_message, unflagged_by, unflagged_date], [true, 'Asked.', 'manager', '2026-03-09'])
    assert.is(resolved.record.core.flag_count, 0)
    assert.match(resolved.refuses('unflag', removal(life), { by: 'manager' }), /not_found|resolved/)
  })

  it('is not resolved by the owner of the case, nor by anybody else', () => {
    const life = flagged()
    assert.match(life.refuses('unflag', removal(life), { by: 'worker' }), /forbidden|flag/)
    assert.match(life.refuses('unflag', removal(life), { by: 'superuser' }), /forbidden|flag/)
  })

  it('is never resolved by right of a standard role', () => {
    const holders = Object.values(model.roles).filter(({ actions }) =>
      Object.values(actions).some((allowed) => allowed.includes('resolve_any_flag')),
    )
    assert.equal(holders, [])
  })
})
