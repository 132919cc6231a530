import { createRoot } from 'solid-js'
import { render } from 'solid-js/web'
import * as assert from 'uvu/assert'
import { offeredOptions } from '../../../engine/forms/offered-options.ts'
import type { Field, Model, RecordType } from '../../../engine/model.ts'
import { answerText } from '../../../ui/form/answer-text.ts'
import { besideIn } from '../../../ui/form/companions.ts'
import { createAnswers } from '../../../ui/form/create-answers.ts'
import { FillingProvider } from '../../../ui/form/filling.ts'
import { Form } from '../../../ui/form/form.tsx'
import { loadArea } from '../../../ui/lib/catalogue.ts'
import { formTexts } from '../../../ui/locales/form.ts'
import { frameTexts } from '../../../ui/locales/frame.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

await loadArea('frame', frameTexts)
await loadArea('form', formTexts)

const today = '2024-05-10'
const field = (id: string, type: string, settings: Field['settings'] = {}): Field => ({
  ...{ id, type, label: { en: `The ${id}` }, whenHidden: 'keep', settings, rules: [] },
})
const fields = [
  field('born', 'date'),
  field('years', 'age', { birthDate: 'born', estimated: 'guessed', basis: 'source', upTo: 'most' }),
  field('most', 'age', { birthDate: 'born' }),
  field('source', 'choice', { lookup: 'channel' }),
  field('guessed', 'yes-no'),
]

function draw(start: Readonly<Record<string, unknown>> = {}) {
  const loan = libraryModel.recordTypes['loan'] as RecordType
  const form = { id: 'only', group: 'desk', label: {}, programmes: ['lending'], fields: fields.map(({ id }) => id) }
  const type: RecordType = { ...loan, fields, forms: [form], calculationOrder: [], rules: [] }
  const model: Model = { ...libraryModel, recordTypes: { loan: type } }
  return createRoot((dispose) => {
    const parts = { model, type, today: () => today, start, mayWrite: () => true, newId: () => crypto.randomUUID() }
    const answers = createAnswers(parts)
    const telling = { model, today: () => today, withPlaces: () => model, people: () => [] }
    const filling = {
      ...telling,
      type,
      optionsOf: () => offeredOptions(model, fields[3] as Field, answers.scope, undefined),
      rowsOf: () => answers.rowsetOf(fields[0] as Field),
      beside: (_: unknown, id: string) => answers.entryAt(id),
      openRow: () => undefined,
      setOpenRow: () => undefined,
    }
    const root = document.createElement('div')
    document.body.append(root)
    const undraw = render(
      () => (
        <FillingProvider value={filling}>
          <Form form={form} answers={answers} wanted={undefined} />
        </FillingProvider>
      ),
      root,
    )
    const boxes = () => [...root.querySelectorAll<HTMLInputElement>('[data-field="years"] input')]
    const type_ = (box: HTMLInputElement | undefined, text: string) => {
      assert.ok(box)
      box.value = text
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const told = () =>
      answerText(fields[1] as Field, answers.entryAt('years')?.value(), telling, besideIn(answers.scope))
    const close = () => {
      undraw()
      root.remove()
      dispose()
    }
    return { root, answers, boxes, type: type_, told, close }
  })
}

spec('An age on a form', (it) => {
  it('asks for its upper end and how it is known in its own place, and nowhere else', () => {
    const { root, boxes, close } = draw()
    assert.is(boxes().length, 1)
    assert.is(root.querySelectorAll('[data-field="most"]').length, 0)
    assert.is(root.querySelectorAll('[data-field="source"]').length, 1)
    assert.is(root.querySelectorAll('[data-field="guessed"]').length, 1)
    close()
  })

  it('may be two ages, and one again', () => {
    const { root, answers, boxes, type, told, close } = draw()
    type(boxes()[0], '8')
    root.querySelector<HTMLButtonElement>('.answer-switch')?.click()
    type(boxes()[1], '10')
    assert.equal(answers.payload(), { years: { years: 8, on: today }, most: { years: 10, on: today } })
    assert.is(told(), 'about 9 (8–10)')
    root.querySelector<HTMLButtonElement>('.answer-switch')?.click()
    assert.equal(answers.payload(), { years: { years: 8, on: today } })
    assert.is(told(), '8')
    close()
  })

  it('says where its ends are the wrong way round', () => {
    const { answers, close } = draw({ years: { years: 11, on: today }, most: { years: 10, on: today } })
    assert.equal(
      answers.issues().map(({ path, code }) => `${path} ${code}`),
      ['years age.above_upper'],
    )
    close()
  })

  it('is told with all that is said of it, and grows older at both ends', () => {
    const ends = { years: { years: 8, on: '2022-05-10' }, most: { years: 10, on: '2022-05-10' } }
    const { told, close } = draw({ ...ends, source: 'letter' })
    assert.match(told(), /^about 11 \(10–12\) · \S/)
    close()
    const guess = draw({ years: { years: 8, on: today }, guessed: true })
    assert.is(guess.told(), 'about 8')
    guess.close()
  })

  it('is said by the birth date where that is known', () => {
    const { root, boxes, told, close } = draw({ born: '2014-05-10', source: 'letter' })
    assert.is(boxes().length, 0)
    assert.match(root.querySelector('[data-field="years"]')?.textContent ?? '', '10 years')
    assert.match(told(), /^10 · \S/)
    close()
  })
})
