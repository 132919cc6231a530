import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { diff } from '../../../config/plan/diff.ts'
import { printedPlan } from '../../../config/plan/print.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

spec('A plan at the console', (it) => {
  it('says the riskiest first, with numbers and what there is to decide', () => {
    const { loan } = libraryModel.recordTypes
    if (!loan) throw new Error('The library lends')
    const fields = loan.fields
      .filter(({ id }) => id !== 'channel')
      .map((field) => (field.id === 'kind' ? { ...field, required: true as const } : field))
    const forms = loan.forms.map((form) => ({ ...form, fields: form.fields.filter((id) => id !== 'channel') }))
    const to = {
      ...libraryModel,
      hash: 'x',
      recordTypes: { ...libraryModel.recordTypes, loan: { ...loan, fields, forms } },
    }
    const found = diff(libraryModel, to)
    const items = found.items.map((item) => ({ ...item, counts: { records: 1234 } }))
    assert.equal(printedPlan({ ...found, items, totals: { records: 5000 } }).split('\n'), [
      'Takes something away (1)',
      '  Field “Channel” (Loan): removed',
      '    Records: 1,234',
      '    ? park | purge  [loan/field/channel/removed]',
      '',
      'Needs a look (1)',
      '  Field “Kind” (Loan): must be answered',
      '    Records: 1,234',
      '',
      'Records: 5,000',
    ])
  })

  it('has the words of the screens', () => {
    const words = (path: string) => readFileSync(path, 'utf8')
    assert.is(words('config/plan/english.json'), words('ui/locales/en/plan.json'))
  })
})
