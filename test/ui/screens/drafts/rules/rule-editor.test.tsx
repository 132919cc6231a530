import { render } from 'solid-js/web'
import * as assert from 'uvu/assert'
import type { Logic } from '../../../../../engine/logic/logic.ts'
import type { RecordType } from '../../../../../engine/model.ts'
import { createData, DataProvider } from '../../../../../ui/data/data.tsx'
import { loadArea } from '../../../../../ui/lib/catalogue.ts'
import { frameTexts } from '../../../../../ui/locales/frame.ts'
import { RuleEditor } from '../../../../../ui/screens/drafts/rules/rule-editor.tsx'
import type { RuleSaid } from '../../../../../ui/screens/drafts/rules/rule-parts.ts'
import { libraryModel } from '../../../../lib/library-model.ts'
import { spec } from '../../../../lib/spec.ts'

Object.assign(globalThis, {
  matchMedia: () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }),
})
await loadArea('frame', frameTexts)

const nowhere = (() => Promise.reject(new TypeError('no network'))) as typeof fetch

function opened(logic: Logic | undefined, subform?: string) {
  const type = libraryModel.recordTypes['loan'] as RecordType
  const told: RuleSaid[] = []
  const root = document.createElement('div')
  document.body.append(root)
  const ground = { model: libraryModel, type, subform: type.fields.find(({ id }) => id === subform) }
  const undraw = render(
    () => (
      <DataProvider data={createData(nowhere)}>
        <RuleEditor logic={logic} ground={ground} none="Always" onSaid={(said) => told.push(said)} />
      </DataProvider>
    ),
    root,
  )
  const all = <Found extends HTMLElement>(selector: string) => [...root.querySelectorAll<Found>(selector)]
  const change = (input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | undefined, value: string) => {
    assert.ok(input, 'there is something to change')
    input.value = value
    for (const type of ['input', 'change']) input.dispatchEvent(new window.Event(type, { bubbles: true }))
  }
  return {
    all,
    change,
    sentence: () => root.querySelector('.rule-said')?.textContent?.trim(),
    last: () => told.at(-1),
    told,
    selects: (index: number) => all<HTMLSelectElement>('select')[index],
    json: () => root.querySelector<HTMLTextAreaElement>('.rule-json') ?? undefined,
    press: (name: string) =>
      all<HTMLButtonElement>('button')
        .find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.includes(name))
        ?.click(),
    async choose(index: number, typed: string, name: string) {
      const input = all<HTMLInputElement>('input[role=combobox]')[index]
      input?.focus()
      change(input, typed)
      const line = () =>
        [...document.body.querySelectorAll('[role=option]')].find((each) => each.textContent?.includes(name))
      for (let rounds = 0; !line() && rounds < 200; rounds++) await new Promise((done) => setTimeout(done, 5))
      for (const type of ['pointerdown', 'pointerup', 'click'])
        line()?.dispatchEvent(
          Object.assign(new window.MouseEvent(type, { bubbles: true, button: 0 }), { pointerType: 'mouse' }),
        )
    },
    close: () => {
      undraw()
      root.remove()
    },
  }
}

spec('The rule editor', (it) => {
  it('says a condition as a sentence, in which options go by their labels', () => {
    const rule = opened({ and: [{ '==': [{ var: 'kind' }, 'game'] }, { '>': [{ var: 'pages' }, 10] }] })
    const { label } = libraryModel.lookups['kind']?.options.find(({ id }) => id === 'game') ?? {}
    assert.is(rule.sentence(), `“Kind” is “${label?.['en']}” and “Pages” is above 10`)
    assert.equal(rule.told, [], 'looking changes nothing')
    rule.close()
  })

  it('says what it means that there is no condition', () => {
    const rule = opened(undefined)
    assert.is(rule.sentence(), 'Always')
    rule.close()
  })

  it('puts a condition together from nothing, and says nothing before it is whole', async () => {
    const rule = opened(undefined)
    rule.press('Add a condition')
    assert.is(rule.last(), 'unfinished')
    await rule.choose(0, 'Pag', 'Pages')
    assert.is(rule.last(), 'unfinished', 'the value is missing')
    rule.change(rule.selects(0), 'at_least')
    rule.change(rule.all<HTMLInputElement>('.rule-line input.input:not([role=combobox])')[0], '12')
    assert.equal(rule.last(), { logic: { '>=': [{ var: 'pages' }, 12] } })
    assert.is(rule.sentence(), '“Pages” is at least 12')
    rule.press('Take away')
    assert.equal(rule.last(), { logic: undefined })
    rule.close()
  })

  it('offers comparisons that make sense of the question, and words for days', () => {
    const wordsOf = (logic: Logic) => {
      const rule = opened(logic)
      const words = [...(rule.selects(0)?.options ?? [])].map(({ text }) => text)
      rule.close()
      return words
    }
    assert.equal(wordsOf({ is_blank: { var: 'topics' } }), ['contains', 'does not contain', 'is answered', 'is blank'])
    assert.ok(wordsOf({ is_blank: { var: 'due_on' } }).includes('is on or before'))
    assert.not.ok(wordsOf({ is_blank: { var: 'returned' } }).includes('is below'))
  })

  it('compares a day with today and with another question', async () => {
    const rule = opened({ '<': [{ var: 'due_on' }, { var: 'lent_on' }] })
    assert.is(rule.selects(1)?.value, 'field')
    rule.change(rule.selects(1), 'today')
    assert.equal(rule.last(), { logic: { '<': [{ var: 'due_on' }, { today: [] }] } })
    rule.change(rule.selects(1), 'field')
    assert.is(rule.last(), 'unfinished')
    await rule.choose(1, 'Ret', 'Returned on')
    assert.equal(rule.last(), { logic: { '<': [{ var: 'due_on' }, { var: 'returned_on' }] } })
    rule.close()
  })

  it('keeps the value where another comparison can use it', () => {
    const rule = opened({ '==': [{ var: 'kind' }, 'game'] })
    rule.change(rule.selects(0), 'is_one_of')
    assert.equal(rule.last(), { logic: { in: [{ var: 'kind' }, ['game']] } })
    rule.change(rule.selects(0), 'blank')
    assert.equal(rule.last(), { logic: { is_blank: { var: 'kind' } } })
    rule.close()
  })

  it('puts a group of other conditions beside one', () => {
    const rule = opened({
      and: [{ is_blank: { var: 'kind' } }, { or: [{ is_blank: { var: 'pages' } }, { is_blank: { var: 'title' } }] }],
    })
    assert.is(rule.all('.rule-group-inner').length, 1)
    const [, inner] = rule.all<HTMLSelectElement>('.rule-match select')
    rule.change(inner, 'all')
    assert.equal(rule.last(), {
      logic: {
        and: [{ is_blank: { var: 'kind' } }, { and: [{ is_blank: { var: 'pages' } }, { is_blank: { var: 'title' } }] }],
      },
    })
    rule.close()
  })

  it('asks in rows about the row first, and about the record by its own name', async () => {
    const rule = opened({ '==': [{ var: 'state' }, 'torn'] }, 'copies')
    assert.match(rule.sentence() ?? '', '“State” is')
    await rule.choose(0, 'Kind', 'Kind')
    rule.change(rule.selects(0), 'answered')
    assert.equal(rule.last(), { logic: { not: { is_blank: { var: 'record.kind' } } } })
    rule.close()
  })

  it('keeps to the letter what has no parts, and shows it as a sentence and as it is written', () => {
    const logic: Logic = { '>': [{ '+': [{ var: 'days' }, 1] }, { var: 'pages' }] }
    const rule = opened(logic)
    assert.is(rule.sentence(), '(“Days” plus 1) is above “Pages”')
    assert.is(rule.all('.rule-line').length, 0)
    assert.equal(JSON.parse(rule.json()?.value ?? ''), logic)
    assert.equal(rule.told, [])
    rule.close()
  })

  it('takes what is written as JSON, into parts where it has some', () => {
    const rule = opened(undefined)
    rule.change(rule.json(), '{"==": [{"var": "returned"}')
    assert.is(rule.last(), 'unfinished')
    assert.match(rule.sentence() ?? '', 'no JSON yet')
    rule.change(rule.json(), '{"is": 1}')
    assert.match(rule.sentence() ?? '', 'no condition')
    rule.change(rule.json(), '{"==": [{"var": "returned"}, true]}')
    assert.equal(rule.last(), { logic: { '==': [{ var: 'returned' }, true] } })
    assert.is(rule.all('.rule-line').length, 1)
    rule.change(rule.json(), '{"==": [{"var": "retuned"}, true]}')
    assert.match(rule.all('[role=alert]')[0]?.textContent ?? '', 'There is no “retuned” here any more')
    rule.close()
  })
})
