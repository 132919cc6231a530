import * as assert from 'uvu/assert'
import { focusField } from '../../../ui/form/focus-field.ts'
import { spec } from '../../lib/spec.ts'

const frame = () => new Promise((done) => requestAnimationFrame(done))

/** A page with a button and two fields, the button having the focus. */
function page() {
  document.body.innerHTML = `
    <button id="add"></button>
    <div data-field="date"><input id="date"></div>
    <div data-field="subject"><input id="subject"></div>`
  Element.prototype.scrollIntoView = () => undefined
  const at = (id: string) => document.getElementById(id) as HTMLElement
  at('add').focus()
  return at
}

spec('The first field of what has just opened', (it) => {
  it('is given the focus, and again where a layer takes it away', async () => {
    const at = page()
    const done = focusField('date')
    await frame()
    at('add').focus()
    await done
    assert.is(document.activeElement, at('date'))
  })

  it('does not take it from a person who has gone on to another field', async () => {
    const at = page()
    const done = focusField('date')
    at('subject').focus()
    await done
    assert.is(document.activeElement, at('subject'))
  })

  it('nor when it is drawn only after that', async () => {
    const at = page()
    const [date] = document.querySelectorAll('[data-field="date"]')
    date?.remove()
    const done = focusField('date')
    at('subject').focus()
    document.body.append(date as Element)
    await done
    assert.is(document.activeElement, at('subject'))
  })
})
