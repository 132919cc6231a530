import * as assert from 'uvu/assert'
import { creationForms, isOnlyForCreation } from '../../../engine/forms/creation-forms.ts'
import type { Form, RecordType } from '../../../engine/model.ts'
import { householdsModel } from '../../lib/households.ts'
import { spec } from '../../lib/spec.ts'

const household = householdsModel.recordTypes['household'] as RecordType
const named = (type: RecordType, id: string) => type.forms.find((form) => form.id === id) as Form
const changed = (type: RecordType, id: string, change: Partial<Form>): RecordType => ({
  ...type,
  forms: type.forms.map((form) => (form.id === id ? { ...form, ...change } : form)),
})

spec('Forms that are asked first', (it) => {
  it('come in the order in which the record type names them', () => {
    assert.equal(
      creationForms(household).map(({ id }) => id),
      ['first_consent', 'first_basis'],
    )
    assert.equal(
      creationForms({ ...household, creationForms: ['gone', 'first_basis'] }).map(({ id }) => id),
      ['first_basis'],
    )
  })

  it('have done their part where every question stands on another form too', () => {
    assert.ok(
      isOnlyForCreation(household, named(household, 'first_consent')),
      'a note stands nowhere else and is no question',
    )
    assert.not(isOnlyForCreation(household, named(household, 'agreement')), 'it is not asked first')
  })

  it('stay in sight where an answer would be read nowhere else', () => {
    const elsewhere = changed(household, 'agreement', { fields: ['basis'] })
    assert.not(isOnlyForCreation(elsewhere, named(elsewhere, 'first_consent')))
    const otherProgramme = changed(household, 'agreement', { programmes: ['town'] })
    assert.not(isOnlyForCreation(otherProgramme, named(otherProgramme, 'first_consent')))
    const twice = changed({ ...household, creationForms: ['first_consent', 'agreement'] }, 'agreement', {})
    assert.not(isOnlyForCreation(twice, named(twice, 'first_consent')), 'both are asked first')
    const withPanel = changed(household, 'first_consent', { panels: [{ panel: 'history' }] })
    assert.not(isOnlyForCreation(withPanel, named(withPanel, 'first_consent')))
  })
})
