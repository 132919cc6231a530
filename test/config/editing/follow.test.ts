import * as assert from 'uvu/assert'
import { sourceAfter } from '../../../config/editing/editor.ts'
import { followed } from '../../../config/editing/follow.ts'
import type { Operation } from '../../../config/editing/operation.ts'
import { performed } from '../../../config/editing/perform.ts'
import { loadFolder } from '../../../config/load.ts'
import { spec } from '../../lib/spec.ts'

const basis = loadFolder('seeds/supervised')
const edited = (...operations: readonly Operation[]) => {
  const done = performed(basis, operations)
  if ('refused' in done) throw new Error(JSON.stringify(done.refused))
  return done.source
}
const lookup = JSON.parse(basis.files.find(({ kind }) => kind === 'lookup')?.text ?? '') as {
  readonly id: string
  readonly options: readonly { readonly id: string }[]
}
const file = basis.files.find(({ kind }) => kind === 'lookup')?.path ?? ''
const option = (id: string): Operation => ({ kind: 'add_option', lookup: lookup.id, option: { id, label: id } })
const label = (text: string): Operation => ({
  kind: 'set_text',
  path: `lookups/${lookup.id}/label`,
  locale: 'en',
  text,
})

spec('A draft that follows what is served by now', (it) => {
  it('keeps its own changes beside those of others, also in the same file', () => {
    const [mine, served] = [edited(option('mine')), edited(option('theirs'))]
    const result = followed(basis, mine, served, {})
    assert.ok('changes' in result)
    assert.equal([...result.changes.keys()], [file])
    const { options } = JSON.parse(result.changes.get(file) ?? '') as typeof lookup
    assert.equal(options.map(({ id }) => id).sort(), [...lookup.options.map(({ id }) => id), 'mine', 'theirs'].sort())
  })

  it('has nothing to say where everything that it changed is served already', () => {
    const mine = edited(option('mine'))
    const result = followed(basis, mine, mine, {})
    assert.ok('changes' in result && result.changes.size === 0)
  })

  it('asks what stays where both changed the same, and does as it is told', () => {
    const [mine, served] = [edited(label('Mine')), edited(label('Theirs'))]
    const open = followed(basis, mine, served, {})
    assert.ok('conflicts' in open)
    const [conflict] = open.conflicts
    assert.is(conflict?.kind, 'both_changed')
    const decided = followed(basis, mine, served, { [conflict?.conflict ?? '']: 'theirs' })
    assert.ok('changes' in decided && decided.changes.size === 0)
    const kept = followed(basis, mine, served, { [conflict?.conflict ?? '']: 'mine' })
    assert.ok('changes' in kept)
    assert.match(sourceAfter(served, kept.changes).files.find(({ path }) => path === file)?.text ?? '', /Mine/)
  })

  it('leaves files out that it took out, and takes in those that came', () => {
    const mine = edited({ kind: 'add_lookup', id: 'lookup_mine', label: 'Mine', options: [{ id: 'a', label: 'A' }] })
    const served = edited({
      kind: 'add_lookup',
      id: 'lookup_theirs',
      label: 'Theirs',
      options: [{ id: 'a', label: 'A' }],
    })
    const result = followed(basis, mine, served, {})
    assert.ok('changes' in result)
    assert.equal([...result.changes.keys()], ['lookups/mine.json'])
  })
})
