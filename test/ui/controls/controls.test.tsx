import { createRoot } from 'solid-js'
import { render } from 'solid-js/web'
import * as assert from 'uvu/assert'
import { fieldTypes } from '../../../engine/fields/index.ts'
import { offeredOptions } from '../../../engine/forms/offered-options.ts'
import type { Field, Model, RecordType } from '../../../engine/model.ts'
import { controls } from '../../../ui/controls/index.ts'
import { Answer } from '../../../ui/form/answer.tsx'
import { createAnswers } from '../../../ui/form/create-answers.ts'
import { FillingProvider } from '../../../ui/form/filling.ts'
import { loadArea } from '../../../ui/lib/catalogue.ts'
import { formTexts } from '../../../ui/locales/form.ts'
import { frameTexts } from '../../../ui/locales/frame.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const settingsFor: Readonly<Record<string, Field['settings']>> = {
  choice: { lookup: 'channel' },
  choices: { lookup: 'topic' },
  age: { birthDate: 'other' },
}

const rows: Field['rows'] = { fields: [], calculationOrder: [], summary: [], maximum: 3, projected: [] }

const question = (type: string): Field => ({
  id: 'question',
  type,
  label: { en: 'The question' },
  help: { en: 'Some help' },
  guidance: { en: 'A long explanation' },
  required: true,
  whenHidden: 'keep',
  settings: settingsFor[type] ?? {},
  rules: [],
  ...(type === 'subform' ? { rows } : {}),
})

function draw(field: Field, start: Readonly<Record<string, unknown>> = {}) {
  const loan = libraryModel.recordTypes['loan'] as RecordType
  const form = { id: 'only', group: 'desk', label: {}, programmes: ['lending'], fields: ['question'] }
  const type: RecordType = {
    ...loan,
    fields: [field],
    forms: [form],
    calculationOrder: field.calculation ? [field.id] : [],
    rules: [],
  }
  const model: Model = { ...libraryModel, recordTypes: { loan: type } }
  return createRoot((dispose) => {
    const answers = createAnswers({
      model,
      type,
      today: () => '2024-05-10',
      start,
      mayWrite: () => true,
      newId: () => crypto.randomUUID(),
    })
    const entry = answers.entryOf(field)
    const filling = {
      model,
      type,
      today: () => '2024-05-10',
      withPlaces: () => model,
      people: () => [{ user_name: 'nadia', full_name: 'Nadia Haddad' }],
      optionsOf: () => offeredOptions(model, field, answers.scope, entry.stored()),
      rowsOf: () => answers.rowsetOf(field),
      openRow: () => undefined,
      setOpenRow: () => undefined,
    }
    const root = document.createElement('div')
    document.body.append(root)
    const undraw = render(
      () => (
        <FillingProvider value={filling}>
          <Answer entry={entry} />
        </FillingProvider>
      ),
      root,
    )
    return {
      root,
      entry,
      close: () => {
        undraw()
        root.remove()
        dispose()
      },
    }
  })
}

Object.assign(globalThis, {
  matchMedia: () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }),
})
await loadArea('frame', frameTexts)
await loadArea('form', formTexts)

spec('Controls', (it) => {
  it('exist for every way of answering that a field type asks for', () => {
    for (const { control, type } of fieldTypes) assert.type(controls[control], 'function', type)
  })

  for (const { type, kind } of fieldTypes) {
    if (kind === 'none' || type === 'calculated') continue
    it(`of ${type} have a label, a word for required, help, and guidance that waits`, () => {
      const { root, close } = draw(question(type))
      const named = root.querySelector('label, legend, h3')?.textContent ?? ''
      assert.match(named, 'The question')
      assert.match(named, 'required')
      assert.match(root.textContent ?? '', 'Some help')
      assert.not(root.querySelector('details')?.open)
      close()
    })

    it(`of ${type} say in place what is wrong, tied to where it is answered`, () => {
      const { root, entry, close } = draw(question(type))
      entry.notice()
      const issues = root.querySelector('.answer-issues')
      assert.match(issues?.textContent ?? '', 'Error: Please fill this in.')
      if (type !== 'subform') {
        const tied = root.querySelector(`[aria-describedby~="${issues?.id}"]`)
        assert.ok(tied, 'a screen reader hears it there')
      }
      close()
    })
  }

  it('of a few options show them; of many, let them be searched', () => {
    const few = draw(question('choice'))
    assert.is(few.root.querySelectorAll('input[type=radio]').length, 3)
    few.close()
    const user = draw(question('user'), { question: 'nadia' })
    assert.is(user.root.querySelectorAll('input[type=radio]').length, 1, 'one person, one option')
    user.close()
    const place = draw(question('location'), { question: 'RIV01' })
    assert.is(place.root.querySelector<HTMLInputElement>('[role=combobox]')?.value, 'Riverton harbour')
    assert.match(place.root.textContent ?? '', 'Riverton')
    place.close()
  })

  it('of headings and notes only say something', () => {
    for (const type of ['heading', 'note']) {
      const { root, close } = draw(question(type))
      assert.match(root.textContent ?? '', 'The question')
      assert.is(root.querySelector('input'), null)
      close()
    }
  })

  it('of what is worked out are output', () => {
    const calculated = { ...question('calculated'), settings: { result: 'number' }, calculation: 7 }
    const { root, close } = draw(calculated)
    assert.is(root.querySelector('output')?.textContent, '7')
    close()
  })
})
