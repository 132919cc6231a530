import * as assert from 'uvu/assert'
import { repeatedForms } from '../../../ui/screens/records/record/repeated-forms.ts'
import { spec } from '../../lib/spec.ts'

const form = (id: string, ...fields: string[]) => ({ id, fields })
const repeated = (...forms: ReturnType<typeof form>[]) => [...repeatedForms(forms)]

spec('A form that asks again what others ask', (it) => {
  it('is told from those that ask something of their own', () => {
    assert.equal(repeated(form('quick', 'name', 'risk'), form('identity', 'name', 'sex'), form('safety', 'risk')), [
      'quick',
    ])
    assert.equal(repeated(form('quick', 'name', 'risk'), form('identity', 'name', 'sex')), [])
  })

  it('is one of two that ask the same', () => {
    assert.equal(repeated(form('one', 'name'), form('two', 'name')), ['one'])
  })

  it('is none that asks nothing', () => {
    assert.equal(repeated(form('history'), form('identity', 'name')), [])
  })
})
