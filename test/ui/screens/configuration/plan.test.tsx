import * as assert from 'uvu/assert'
import { spec } from '../../../lib/spec.ts'
import { changed, releaseWith } from '../../../server/promotion/promoting-library.ts'
import { type Screen, seenBy, withLibrary } from './promoting-screen.ts'

const confirm = (screen: Screen) => screen.all<HTMLButtonElement>('button[type=submit]').at(-1)?.click()
const atlas = 'option/kind/atlas/removed'

spec('The page of a plan', (it) => {
  it('says what goes and how many records hold it, and waits for a decision', () =>
    withLibrary(3, async (library) => {
      const id = await library.planTo(await releaseWith(changed))
      await seenBy(library, 'jon', `/configuration/plans/${id}`, async (screen) => {
        await screen.shows('One decision is still to be made')
        const [line] = screen.all(`[data-item="${atlas}"]`)
        assert.match(line?.textContent ?? '', /Option “Atlas”.*removed.*Records: 3.*Nobody has decided/s)
        assert.match(screen.text(), /Takes something away\s*1/)
        assert.equal(screen.all('button').filter((button) => button.textContent === 'Apply…').length, 0)
      })
    }))

  it('keeps what is decided, asks a second person, and applies with a receipt', () =>
    withLibrary(3, async (library) => {
      const id = await library.planTo(await releaseWith(changed))
      const path = `/configuration/plans/${id}`
      await seenBy(library, 'jon', path, async (screen) => {
        await screen.until(() => screen.button('Decide: Option'))
        screen.click('Decide: Option')
        await screen.until(() => screen.all('input[type=radio]').length > 0)
        screen.tick('Replace it by something else')
        await screen.until(() => screen.all('[data-field="map_0"] input').length > 0)
        const choice = screen
          .all<HTMLInputElement>('[data-field="map_0"] input')
          .find((input) => input.labels?.[0]?.textContent?.trim() === 'map')
        choice?.click()
        confirm(screen)
        await screen.shows('Replace by others')
        await screen.shows('Somebody else has to approve')
        assert.not.match(screen.text(), /Approve…/)
      })
      await seenBy(library, 'layla', path, async (screen) => {
        await screen.until(() => screen.button('Approve…'))
        screen.click('Approve…')
        await screen.shows('You agree to exactly this')
        confirm(screen)
        await screen.shows('Ready to be applied')
        screen.click('Apply…')
        await screen.until(() => screen.all('.consequence').length > 0)
        assert.match(screen.all('.consequence')[0]?.textContent ?? '', /Atlas.*Replace by others.*Records: 3/s)
        confirm(screen)
        await library.promotion.idle()
        await screen.shows('has been in use since')
        await screen.until(() => screen.link('See the receipt'))
        screen.click('See the receipt')
        await screen.shows('The signature is good')
        assert.match(screen.text(), /layla.*Replace by others.*atlas → map/s)
      })
    }))

  it('lets the second person reject with a reason, which whoever made it reads', () =>
    withLibrary(1, async (library) => {
      const id = await library.planTo(await releaseWith(changed))
      await library.jon.patch(`plans/${id}`, { decisions: { [atlas]: { kind: 'keep' } } })
      const path = `/configuration/plans/${id}`
      await seenBy(library, 'layla', path, async (screen) => {
        await screen.until(() => screen.button('Reject…'))
        screen.click('Reject…')
        await screen.until(() => screen.field('Why'))
        screen.type('Why', 'Atlases stay')
        confirm(screen)
        await screen.shows('Rejected by layla')
      })
      await seenBy(library, 'jon', path, (screen) => screen.shows('Atlases stay'))
    }))

  it('asks for the day on which something is destroyed, and decides nothing without one', () =>
    withLibrary(1, async (library) => {
      const id = await library.planTo(await releaseWith(changed))
      await seenBy(library, 'jon', `/configuration/plans/${id}`, async (screen) => {
        await screen.until(() => screen.button('Decide: Option'))
        screen.click('Decide: Option')
        await screen.until(() => screen.all('input[type=radio]').length > 0)
        screen.tick('Destroy it for good on a day')
        await screen.until(() => screen.all('[data-field="on"] input').length > 0)
        confirm(screen)
        await screen.until(() => screen.all('[data-field="on"] .issue-error').length > 0)
      })
      assert.equal((await library.stores.promotion.plans.get(id))?.decisions, {})
    }))

  it('goes back from what was applied, by a plan of its own', () =>
    withLibrary(0, async (library) => {
      const next = await releaseWith({ 'agencies/city.json': { id: 'city', name: 'Town' } })
      const id = await library.planTo(next)
      await library.jon.post(`plans/${id}/apply`)
      await library.promotion.idle()
      await seenBy(library, 'jon', `/configuration/plans/${id}`, async (screen) => {
        await screen.until(() => screen.button('Go back to version'))
        screen.click('Go back to version')
        await screen.until(() => !window.location.pathname.endsWith(id))
        await library.promotion.idle()
        await screen.shows('Ready to be applied')
        assert.match(screen.text(), /Plan back to version/)
      })
    }))

  it('says of one that is out of date that nothing was changed, and makes it anew', () =>
    withLibrary(0, async (library) => {
      const [town, village] = [
        await releaseWith({ 'agencies/city.json': { id: 'city', name: 'Town' } }),
        await releaseWith({ 'agencies/city.json': { id: 'city', name: 'Village' } }),
      ]
      const [first, second] = [await library.planTo(town), await library.planTo(village)]
      await library.jon.post(`plans/${first}/apply`)
      await library.promotion.idle()
      await seenBy(library, 'jon', `/configuration/plans/${second}`, async (screen) => {
        await screen.shows('Out of date')
        screen.click('Make the plan anew')
        await screen.until(() => !window.location.pathname.endsWith(second) || screen.all('.notice-error').length > 0)
      })
    }))

  it('speaks Arabic', () =>
    withLibrary(1, async (library) => {
      const id = await library.planTo(await releaseWith(changed))
      const path = `/configuration/plans/${id}`
      await seenBy(library, 'jon', path, (screen) => screen.shows('بقي قرار واحد'), { locale: 'ar' })
    }))
})
