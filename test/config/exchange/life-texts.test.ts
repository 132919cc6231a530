import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { putTexts } from '../../../config/exchange/put-texts.ts'
import { missingTexts, textTable } from '../../../config/exchange/texts.ts'
import { sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'
import { libraryFiles } from '../library-files.ts'
import { libraryLife } from '../library-life.ts'

const instance = JSON.parse(libraryFiles().get('instance.json') ?? '') as object
const inTwoLanguages = { 'instance.json': { ...instance, locales: ['en', 'fr'] } }
const source = sourceOf(libraryFiles({ ...libraryLife, ...inTwoLanguages }))

/** Of everything that the life of a loan is made of, and where it is written. */
const paths = {
  'workflows/lending/label': 'workflows/lending.json',
  'workflows/lending/stages/lent/label': 'workflows/lending.json',
  'tasks/loan/return/label': 'tasks/return.json',
  'alerts/loan/notes_changed/label': 'alerts/notes.json',
  'actions/loan/take_back/label': 'actions/take-back.json',
  'actions/loan/take_back/conditions/is_lent/message': 'actions/take-back.json',
  'actions/loan/take_back/asks/came_on/label': 'actions/take-back.json',
  'approvals/loan/waiver/label': 'approvals/waiver.json',
  'notifications/note_written/label': 'notifications/note.json',
  'notifications/note_written/text': 'notifications/note.json',
  'dashboards/counter/label': 'dashboards/counter.json',
  'dashboards/counter/indicators/lent/label': 'dashboards/counter.json',
}

spec('Texts of stages, tasks, alerts, actions, approvals, notifications and numbers', (it) => {
  it('go to translators, each with where it is written', () => {
    const rows = new Map(textTable(source).rows.map(({ path, place }) => [path, place.file]))
    assert.equal(Object.fromEntries(Object.keys(paths).map((path) => [path, rows.get(path)])), paths)
  })

  it('are missed where a language lacks them', async () => {
    const missing = missingTexts(textTable(source), ['fr']).map(({ row }) => row.path)
    for (const path of Object.keys(paths)) assert.ok(missing.includes(path), path)
    const { issues } = await checkFolder(source)
    const told = issues.filter(({ code }) => code === 'text.untranslated').map(({ expected }) => expected)
    for (const path of Object.keys(paths))
      assert.ok(
        told.some((expected) => expected.includes(path)),
        path,
      )
  })

  it('come back into the place of the language, and a path of none is refused', async () => {
    const brought = Object.keys(paths).map((path) => ({ path, locale: 'fr', text: 'Texte', at: 'texts!C2' }))
    const strange = {
      ...brought[0],
      path: 'workflows/lending/stages/lnet/label',
      locale: 'fr',
      text: 'X',
      at: 'texts!C3',
    }
    const { files, added, unknown } = putTexts(source, textTable(source), [...brought, strange])
    assert.equal([added.length, unknown.map(({ path }) => path)], [brought.length, [strange.path]])
    const after = sourceOf(libraryFiles({ ...libraryLife, ...inTwoLanguages, ...Object.fromEntries(files) }))
    const { issues } = await checkFolder(after)
    const left = issues.filter(({ code }) => code === 'text.untranslated').map(({ expected }) => expected)
    for (const path of Object.keys(paths))
      assert.not.ok(
        left.some((expected) => expected.includes(path)),
        path,
      )
    assert.not.ok(issues.some(({ code }) => code === 'text.unknown_path'))
  })
})
