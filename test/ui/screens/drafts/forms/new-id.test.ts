import * as assert from 'uvu/assert'
import { idFrom, newId, optionsFrom } from '../../../../../ui/screens/drafts/forms/new-id.ts'
import { spec } from '../../../../lib/spec.ts'

spec('Names made out of labels', (it) => {
  it('are plain letters, without marks and signs', () => {
    assert.is(idFrom('Âge à l’arrivée (années)'), 'age_a_l_arrivee_annees')
    assert.is(idFrom('2nd visit?'), 'nd_visit')
  })

  it('are numbered where they are taken, or reserved', () => {
    assert.is(newId('Kind', 'question', ['kind', 'kind_2']), 'kind_3')
    assert.is(newId('Status', 'question', []), 'status_2')
  })

  it('go by a word where the label has no such letters', () => {
    assert.is(newId('نوع الزيارة', 'question', ['question_1']), 'question_2')
    assert.equal(
      optionsFrom('نعم\n\n  لا ', 'ar').map(({ id, label }) => [id, label['ar']]),
      [
        ['option_1', 'نعم'],
        ['option_2', 'لا'],
      ],
    )
  })
})
