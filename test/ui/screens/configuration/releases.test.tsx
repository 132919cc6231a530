import * as assert from 'uvu/assert'
import { bundleOf } from '../../../../config/release/bundle.ts'
import { makeKeys } from '../../../../config/release/keys.ts'
import { bytes } from '../../../config/release/releases.ts'
import { spec } from '../../../lib/spec.ts'
import { releaseWith } from '../../../server/promotion/promoting-library.ts'
import { choose, seenBy, withLibrary } from './promoting-screen.ts'

const town = () => releaseWith({ 'agencies/city.json': { id: 'city', name: 'Town' } })

spec('The page of releases', (it) => {
  it('is not there for whoever may not read the configuration', () =>
    withLibrary(0, (library) =>
      seenBy(library, 'ana', '/configuration', async (screen) => {
        await screen.shows('There is nothing here')
        assert.not.match(screen.text(), /Configuration/)
      }),
    ))

  it('says why a file is not taken in, and that nothing changed', () =>
    withLibrary(0, async (library) => {
      const next = await town()
      const stranger = bundleOf(next.release, [makeKeys().privateKey])
      await seenBy(library, 'jon', '/configuration', async (screen) => {
        await screen.shows('It comes from the folder on the server')
        choose(screen, bytes(stranger).toString())
        await screen.shows('This file was not taken in. Nothing changed.')
        assert.match(screen.text(), /signed with a key that is not trusted here/)
        choose(screen, '{"release":')
        await screen.shows('It is not whole')
      })
      assert.is((await library.stores.promotion.bundles.list(10)).length, 0)
    }))

  it('says where in a release something is wrong', () =>
    withLibrary(0, async (library) => {
      const { contentHash } = await import('../../../../config/folder-hash.ts')
      const { jon } = await import('../../../config/release/releases.ts')
      const { release } = await town()
      const files = { ...release.files, 'forms/loan/book.json': { id: 'book', fields: ['nothing'] } }
      const broken = bundleOf({ ...release, files, content: contentHash(files) }, [jon.privateKey])
      await seenBy(library, 'jon', '/configuration', async (screen) => {
        await screen.shows('Take a release in')
        choose(screen, bytes(broken).toString())
        await screen.until(() => /^forms\/loan\/book\.json:\d+$/.test(screen.all('.fault-place')[0]?.textContent ?? ''))
        assert.match(screen.text(), 'A property is missing.')
        assert.match(screen.text(), 'no “label”')
      })
    }))

  it('takes a release in and makes a plan to it', () =>
    withLibrary(0, async (library) => {
      const next = await town()
      await seenBy(library, 'jon', '/configuration', async (screen) => {
        await screen.shows('Take a release in')
        choose(screen, bytes(next).toString())
        await screen.shows('Nothing has changed yet')
        screen.click('Make a plan')
        await screen.until(() => window.location.pathname.startsWith('/configuration/plans/'))
        await library.promotion.idle()
        await screen.shows('Ready to be applied')
      })
    }))

  it('shows what a release says of itself, and gives it to those who may share it', () =>
    withLibrary(0, async (library) => {
      const next = await town()
      await library.send(next)
      await seenBy(library, 'jon', `/configuration/releases/${next.hash}`, async (screen) => {
        await screen.shows(next.hash)
        await screen.shows('It is the first one.')
        assert.match(screen.link('Download the release').href, new RegExp(`/releases/${next.hash}/bundle$`))
      })
    }))
})

spec('The page of keys', (it) => {
  it('shows the key of the instance, trusts another one and stops to', () =>
    withLibrary(0, async (library) => {
      const { publicKey } = makeKeys()
      await seenBy(library, 'jon', '/configuration/keys', async (screen) => {
        await screen.shows(library.promotion.publicKey)
        screen.click('Trust a key')
        await screen.until(() => screen.field('Whose it is'))
        screen.type('Whose it is', 'The ministry')
        screen.type('Public key', publicKey)
        screen.all<HTMLButtonElement>('button[type=submit]')[0]?.click()
        await screen.shows('The ministry')
        await screen.until(() => screen.button('Trust no more: The ministry'))
        screen.click('Trust no more: The ministry')
        await screen.until(() => screen.all('button[type=submit]').length > 0)
        screen.all<HTMLButtonElement>('button[type=submit]')[0]?.click()
        await screen.until(() => !screen.text().includes(publicKey))
      })
    }))
})
