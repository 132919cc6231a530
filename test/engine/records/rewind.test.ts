import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { isAsLogged } from '../../../engine/records/as-logged.ts'
import { diff } from '../../../engine/records/diff.ts'
import type { Answers, AnyRecord, Change } from '../../../engine/records/record.ts'
import { recordAt } from '../../../engine/records/rewind.ts'
import { aLoan } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { anyAnswers } from './answers.ts'

/** A loan whose answers became one after the other what is given, with the log that tells of it. */
function lived(turns: readonly Answers[]): { readonly record: AnyRecord; readonly changes: readonly Change[] } {
  const changes = turns.map((answers, index): Change => {
    const version = index + 1
    return {
      ...{ record: 'r', version, action: 'update', by: `writer ${version}`, at: `2024-05-0${version}`, mutation: '' },
      release: '',
      fields: diff(turns[index - 1] ?? {}, answers),
    }
  })
  return { record: aLoan({ version: turns.length, answers: turns.at(-1) ?? {} }), changes }
}

spec('A record at a version', (it) => {
  it('has the answers that it had then, and who had written last', () => {
    const { record, changes } = lived([{ title: 'Maps' }, { title: 'Atlas', pages: 3 }, { pages: 4 }])
    const then = recordAt(record, changes, 2)
    assert.equal([then.version, then.answers], [2, { title: 'Atlas', pages: 3 }])
    assert.equal([then.core.last_updated_by, then.core.last_updated_at], ['writer 2', '2024-05-02'])
  })

  it('has the state, owner and flags that the log tells of, counted anew', () => {
    const flag = {
      unique_id: 'f',
      message: 'Ask',
      date: '2024-05-01',
      flagged_by: 'nadia',
      created_at: '',
      removed: false,
    }
    const { record, changes } = lived([{ title: 'Maps' }, { title: 'Maps' }, { title: 'Maps' }])
    const now = { ...record, core: { ...record.core, status: 'closed', flags: [flag], flag_count: 1 } }
    const [made, flagged, closed] = changes as [Change, Change, Change]
    const told = [
      made,
      { ...flagged, fields: diff({}, { flags: [flag] }) },
      { ...closed, fields: [{ field: 'status', from: 'open', to: 'closed' }] },
    ]
    const at = (version: number) => recordAt(now, told, version).core
    assert.equal([at(3).status, at(3).flag_count], ['closed', 1])
    assert.equal([at(2).status, at(2).flag_count], ['open', 1])
    assert.equal([at(1).flags, at(1).flag_count], [undefined, 0])
  })
})

spec('Rows of a record at a version', (it) => {
  it('have what stood in them, also in columns that are called like a fact of the record', () => {
    const row = (status: string) => ({ sent: [{ unique_id: 'r', status, note: status }] })
    const { record, changes } = lived([row('waiting'), row('answered')])
    assert.equal(recordAt(record, changes, 1).answers, row('waiting'))
  })
})

spec('A record and its log', (it) => {
  it('agree, whatever became of it', () =>
    fc.assert(
      fc.property(fc.array(anyAnswers, { minLength: 1, maxLength: 5 }), (turns) => {
        const { record, changes } = lived(turns)
        assert.ok(isAsLogged(record, changes))
      }),
    ))

  it('disagree as soon as one answer is another', () => {
    const { record, changes } = lived([
      { title: 'Maps' },
      { title: 'Atlas', copies: [{ unique_id: 'c', state: 'good' }] },
    ])
    for (const answers of [
      { ...record.answers, title: 'Maps' },
      { ...record.answers, borrower: 'Eve' },
      { title: 'Atlas' },
      { ...record.answers, copies: [{ unique_id: 'c', state: 'torn' }] },
      { ...record.answers, copies: [{ unique_id: 'd', state: 'good' }] },
    ])
      assert.not.ok(isAsLogged({ ...record, answers }, changes), JSON.stringify(answers))
  })
})
