import * as assert from 'uvu/assert'
import { aTown } from '../../lib/households.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { opened } from './loans.ts'

const begun = async (as: 'vera' | 'maya', path = '/r/households/new') => {
  withDatabase()
  const { server } = await aTown()
  const page = await opened(path, { server, as })
  const heading = () => page.within('.record-main h2')?.textContent?.trim()
  return { ...page, server, heading }
}

spec('A new record whose consent is asked first', (it) => {
  it('opens on that form and goes on only with what must be answered', async () => {
    const page = await begun('vera')
    await page.until(() => page.heading() === 'Consent first')
    assert.match(page.text(), 'First this. Then the record opens.')
    assert.is(page.within('.form-nav'), null, 'the record is not open yet')
    assert.throws(() => page.button('Save'))
    page.click('Next')
    await page.shows('1 answer needs your attention')
    assert.is(page.heading(), 'Consent first')
    page.choose('consent', 'Yes')
    page.click('Next')
    await page.until(() => page.heading() === 'Who lives here')
    assert.not.match(page.text(), 'needs your attention')
    page.close()
  })

  it('keeps the answers for the form on which they stand from then on', async () => {
    const page = await begun('vera')
    await page.until(() => page.heading() === 'Consent first')
    page.choose('consent', 'No')
    page.click('Next')
    await page.form('Agreement')
    assert.ok((page.within('[data-field="consent"] input:checked') as HTMLInputElement | null)?.value !== undefined)
    assert.throws(() => page.link('Consent first'), 'it has done its part')
    page.type('On what grounds is it recorded?', 'Asked by the clinic')
    await page.form('Who lives here')
    page.type('Head of the household', 'Dolma Sherpa')
    page.click('Save')
    await page.shows('Dolma Sherpa')
    await page.until(() => page.at('consent').includes('No'))
    assert.throws(() => page.link('Consent first'))
    page.close()
  })

  it('lets people go back to what was asked first', async () => {
    const page = await begun('vera')
    await page.until(() => page.heading() === 'Consent first')
    page.choose('consent', 'Yes')
    page.click('Next')
    await page.until(() => page.heading() === 'Who lives here')
    page.click('Previous: Consent first')
    await page.until(() => page.heading() === 'Consent first')
    assert.ok(page.within('[data-field="consent"] input:checked'))
    page.close()
  })

  it('asks who works in several programmes for which it is, then what that one asks', async () => {
    const page = await begun('maya')
    await page.until(() => page.button('Town'))
    page.click('Town')
    await page.until(() => page.heading() === 'Grounds first')
    page.close()
    const other = await begun('maya')
    await other.until(() => other.button('Home visits'))
    other.click('Home visits')
    await other.until(() => other.heading() === 'Consent first')
    other.close()
  })

  it('does not hold up a type that asks nothing first', async () => {
    const page = await begun('vera', '/r/visits/new')
    await page.until(() => page.heading() === 'The visit')
    assert.ok(page.button('Save'))
    page.close()
  })
})
