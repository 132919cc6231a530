import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild } from './life.ts'

const noteOf = (child: ReturnType<typeof aChild>) =>
  (child.record.answers['notes_section'] as readonly Readonly<Record<string, unknown>>[] | undefined)?.[0]

spec('A note', (it) => {
  it('is stamped with its author and day where it is written on the form', () => {
    const child = aChild().does(
      'update',
      { notes_section: [{ unique_id: 'n', note_subject: 'Call' }] },
      { by: 'superuser', on: '2026-03-04' },
    )
    const note = noteOf(child)
    assert.equal([note?.['note_created_by'], note?.['note_date']], ['superuser', '2026-03-04'])
  })

  it('keeps another author who is named, as one copied from paper has', () => {
    const child = aChild().does('update', {
      notes_section: [{ unique_id: 'n', note_subject: 'Call', note_created_by: 'manager' }],
    })
    assert.is(noteOf(child)?.['note_created_by'], 'manager')
  })

  it('is stamped by the action of the menu, for those who may not edit too', () => {
    const child = aChild().does(
      'add_note',
      { subject: 'Call', text: 'Again on Monday' },
      { by: 'manager', on: '2026-03-05' },
    )
    const note = noteOf(child)
    assert.equal([note?.['note_created_by'], note?.['note_date']], ['manager', '2026-03-05'])
    assert.ok(child.alerts.includes('notes'))
  })
})
