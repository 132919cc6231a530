import * as assert from 'uvu/assert'
import { fieldTypes } from '../../../../../engine/fields/index.ts'
import english from '../../../../../ui/locales/en/drafts-forms.json' with { type: 'json' }
import { kindOfField, kindsOfQuestion } from '../../../../../ui/screens/drafts/forms/kinds-of-question.ts'
import { spec } from '../../../../lib/spec.ts'

const kinds = kindsOfQuestion.flatMap((group) => group.kinds)

spec('The kinds of questions that are offered', (it) => {
  it('are all field types, and no other', () => {
    assert.equal([...new Set(kinds.map(({ type }) => type))].sort(), fieldTypes.map(({ type }) => type).sort())
  })

  it('have a name and a line that says what they are for', () => {
    const texts = english as Readonly<Record<string, string>>
    for (const { id } of kinds) assert.ok(texts[`forms.kind.${id}`] && texts[`forms.kind.${id}.line`], id)
  })

  it('are what a field made of them is called', () => {
    for (const { id, type, settings = {} } of kinds) assert.is(kindOfField(type, settings), id)
  })

  it('have words for each of their settings', () => {
    const texts = english as Readonly<Record<string, string>>
    const settings = fieldTypes.flatMap((type) => Object.keys(type.settings))
    assert.equal(
      [...new Set(settings)].filter((setting) => !texts[`forms.setting.${setting}`]),
      [],
    )
  })
})
