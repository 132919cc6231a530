import { createComputed, createRoot, untrack } from 'solid-js'
import * as assert from 'uvu/assert'
import type { Field, RecordType } from '../../../engine/model.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { createAnswers } from '../../../ui/form/create-answers.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const loan = libraryModel.recordTypes['loan'] as RecordType
const saved: Answers = {
  title: 'Atlas',
  borrower: 'Mina',
  copies: [
    { unique_id: 'copy-1', copy_code: 'A1', state: 'good' },
    { unique_id: 'copy-2', copy_code: 'A2', state: 'torn', repair_note: 'Spine' },
  ],
}

const filling = (over: { saved?: Answers | undefined; start?: Answers; mayWrite?: (field: Field) => boolean } = {}) => {
  let made = 0
  const state = { saved, ...over }
  return createRoot((dispose) => ({
    dispose,
    ...createAnswers({
      model: libraryModel,
      type: loan,
      today: () => '2024-05-10',
      programme: 'lending',
      start: over.start ?? state.saved ?? {},
      saved: state.saved,
      mayWrite: over.mayWrite ?? (() => true),
      newId: () => {
        made += 1
        return `new-${made}`
      },
    }),
  }))
}

type Filling = ReturnType<typeof filling>
const entry = (of: Filling, path: string) => {
  const found = of.entryAt(path)
  if (!found) throw new Error(`nothing at ${path}`)
  return found
}

spec('Answers being filled in', (it) => {
  it('move only what reads the answer that was changed', () => {
    const answers = filling()
    const counts: Record<string, number> = {}
    createRoot(() => {
      for (const { id } of loan.fields) {
        const at = entry(answers, id)
        createComputed(() => {
          at.visible()
          at.readOnly()
          at.required()
          at.value()
          counts[id] = (counts[id] ?? 0) + 1
        })
      }
    })
    const before = { ...counts }
    entry(answers, 'returned').answer(true)
    const moved = Object.keys(counts).filter((id) => counts[id] !== before[id])
    assert.equal(moved.sort(), ['daily_fee', 'returned', 'returned_on'])
  })

  it('send what differs, and nothing else', () => {
    const answers = filling()
    entry(answers, 'borrower').answer(' Mina Haddad ')
    entry(answers, 'title').answer('')
    entry(answers, 'pages').answer('12')
    entry(answers, 'kind').answer(undefined)
    assert.equal(answers.typed(), { title: null, pages: 12, borrower: 'Mina Haddad' })
  })

  it('send nothing once everything is as it was', () => {
    const answers = filling()
    entry(answers, 'borrower').answer('Somebody')
    entry(answers, 'borrower').answer('Mina')
    assert.equal(answers.typed(), {})
  })

  it('send of rows only the ones that changed, and what changed in them', () => {
    const answers = filling()
    const rows = answers.rowsetOf(loan.fields.find(({ id }) => id === 'copies') as Field)
    entry(answers, 'copies[copy-1].price').answer('3.5')
    rows.remove('copy-2')
    const added = rows.add()
    entry(answers, `copies[${added}].copy_code`).answer('A3')
    assert.equal(answers.typed(), {
      copies: [
        { unique_id: 'copy-1', price: 3.5 },
        { unique_id: 'new-1', copy_code: 'A3', state: 'good' },
        { unique_id: 'copy-2', _destroy: true },
      ],
    })
  })

  it('put a removed row back where it stood, with what was typed into it', () => {
    const answers = filling()
    const rows = answers.rowsetOf(loan.fields.find(({ id }) => id === 'copies') as Field)
    entry(answers, 'copies[copy-1].copy_code').answer('B1')
    rows.remove('copy-1')
    assert.equal(
      untrack(rows.removed).map(({ row }) => row.unique_id),
      ['copy-1'],
    )
    rows.putBack('copy-1')
    assert.equal(answers.typed(), { copies: [{ unique_id: 'copy-1', copy_code: 'B1' }] })
    entry(answers, 'copies[copy-1].copy_code').answer('B2')
    assert.equal(answers.typed(), { copies: [{ unique_id: 'copy-1', copy_code: 'B2' }] })
  })

  it('keep what cannot be read as it was typed, and say so once asked', () => {
    const answers = filling()
    const pages = entry(answers, 'pages')
    pages.answer('many')
    assert.is(untrack(pages.value), 'many')
    assert.equal(untrack(pages.issues), [])
    pages.leave()
    assert.equal(
      untrack(pages.issues).map(({ code }) => code),
      ['number.unreadable'],
    )
  })

  it('do not send what a hidden question held, where it says so', () => {
    const answers = filling({ saved: { ...saved, returned: true, returned_on: '2024-05-02' } })
    entry(answers, 'returned').answer(false)
    assert.equal(answers.payload(), { returned: false, returned_on: null })
  })

  it('never send what this person may not write', () => {
    const answers = filling({ mayWrite: ({ id }) => id === 'copies' })
    assert.ok(untrack(entry(answers, 'title').readOnly))
    assert.not(untrack(entry(answers, 'copies').readOnly))
    entry(answers, 'title').answer('Other')
    assert.equal(answers.typed(), {})
  })

  it('are wrong only where this save touches them; a new record, everywhere', () => {
    const old = filling({ saved: { borrower: 'Mina' } })
    entry(old, 'borrower').answer('Amina')
    assert.equal(old.issues(), [])
    entry(old, 'pages').answer(0)
    assert.equal(
      old.issues().map(({ path, code }) => [path, code]),
      [['pages', 'number.too_small']],
    )
    const begun = filling({ saved: undefined, start: {} })
    assert.equal(
      begun.issues().map(({ path, code }) => [path, code]),
      [['title', 'answer.required']],
    )
  })

  it('show a rule’s message at the field that it names', () => {
    const answers = filling()
    entry(answers, 'lent_on').answer('2024-05-05')
    entry(answers, 'due_on').answer('2024-05-01')
    answers.notice(answers.issues())
    assert.equal(
      untrack(entry(answers, 'due_on').issues).map(({ code }) => code),
      ['rule.broken'],
    )
    entry(answers, 'due_on').answer('2024-05-06')
    assert.equal(untrack(entry(answers, 'due_on').issues), [])
  })

  it('forget what the server said about an answer once it is answered anew', () => {
    const answers = filling()
    answers.tell([{ path: 'branch', code: 'choice.unknown' }])
    assert.is(untrack(entry(answers, 'branch').issues).length, 1)
    entry(answers, 'branch').answer('RIV01')
    assert.equal(untrack(entry(answers, 'branch').issues), [])
  })
})
