import * as assert from 'uvu/assert'
import { spec } from '../../lib/spec.ts'
import { aLibrary, opened } from './loans.ts'

const copies = async (wide = true) => {
  const library = await aLibrary()
  const screen = await opened(`/r/loans/${library.id}/edit?form=copies_form`, { server: library.server, wide })
  await screen.until(() => screen.isThere('copies'))
  const lines = () => screen.all('.row-head').map((line) => line.textContent?.replace(/\s+/g, ' ').trim())
  const savedCopies = async () => ((await screen.stored(library.id))['copies'] ?? []) as { copy_code: string }[]
  return { ...library, screen, lines, savedCopies }
}

spec('Rows of a subform', (it) => {
  it('stand closed, each with what tells it from the others', async () => {
    const { screen, lines } = await copies()
    assert.equal(lines(), ['Copy 1A1 · Good', 'Copy 2A2 · Torn'])
    screen.close()
  })

  it('open in place, and say what they are called by while one types', async () => {
    const { screen, lines } = await copies()
    screen.click('Copy 1')
    await screen.until(() => screen.field('Copy code'))
    screen.type('Copy code', 'A9')
    assert.equal(lines(), ['Copy 1A9 · Good', 'Copy 2A2 · Torn'])
    screen.close()
  })

  it('are added with their defaults, ready to be filled in, and saved with the record', async () => {
    const { screen, lines, savedCopies } = await copies()
    screen.click('Add: Copy')
    await screen.until(() => document.activeElement === screen.field('Copy code'))
    screen.type('Copy code', 'A3')
    assert.is(lines()[2], 'Copy 3A3 · Good')
    screen.click('Done')
    assert.is((await savedCopies()).length, 2, 'nothing is saved before the record is')
    screen.click('Save')
    await screen.shows('Saved: Atlas of rivers')
    assert.equal(
      (await savedCopies()).map(({ copy_code }) => copy_code),
      ['A1', 'A2', 'A3'],
    )
    screen.close()
  })

  it('have conditions of their own', async () => {
    const { screen } = await copies()
    screen.click('Copy 1')
    await screen.until(() => screen.isThere('copies[copy-1].state'))
    assert.not(screen.isThere('copies[copy-1].repair_note'))
    screen.choose('copies[copy-1].state', 'Torn')
    assert.ok(screen.isThere('copies[copy-1].repair_note'))
    screen.close()
  })

  it('are removed after one question, and can be put back where they were', async () => {
    const { screen, lines, savedCopies } = await copies()
    screen.click('Copy 1')
    await screen.until(() => screen.button('Remove'))
    screen.click('Remove')
    await screen.until(() => screen.within('[role=dialog] .button-danger'))
    assert.match(screen.within('[role=dialog]')?.textContent ?? '', /Remove Copy 1\?.*A1 · Good/)
    screen.within('[role=dialog] .button-danger')?.click()
    await screen.shows('Removed: A1 · Good')
    assert.equal(lines(), ['Copy 1A2 · Torn'])
    screen.click('Undo')
    assert.equal(lines(), ['Copy 1A1 · Good', 'Copy 2A2 · Torn'])

    screen.click('Copy 2')
    await screen.until(() => screen.button('Remove'))
    screen.click('Remove')
    await screen.until(() => screen.within('[role=dialog] .button-danger'))
    screen.within('[role=dialog] .button-danger')?.click()
    await screen.shows('Removed: A2 · Torn')
    screen.click('Save')
    await screen.shows('Saved: Atlas of rivers')
    assert.equal(
      (await savedCopies()).map(({ copy_code }) => copy_code),
      ['A1'],
    )
    screen.close()
  })

  it('are found by the error summary, opened and told about', async () => {
    const { screen } = await copies()
    screen.click('Add: Copy')
    await screen.until(() => screen.field('Copy code'))
    screen.click('Done')
    screen.click('Save')
    await screen.shows('1 answer needs your attention')
    assert.match(screen.all('.row-head')[2]?.textContent ?? '', /Has errors/)
    screen.link('Copies, Copy 3, Copy code').click()
    await screen.until(() => document.activeElement === screen.field('Copy code'))
    screen.close()
  })

  it('are pages of their own on a phone', async () => {
    const { screen } = await copies(false)
    screen.click('Copy 2')
    await screen.until(() => screen.within('.row-page'))
    assert.is(screen.within('.row-page [class*=title]')?.textContent, 'Copy 2')
    assert.is(screen.field('Repair note').value, 'Spine')
    screen.within('.row-page-foot .button-main')?.click()
    await screen.until(() => !screen.within('.row-page'))
    screen.close()
  })
})
