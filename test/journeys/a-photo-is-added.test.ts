import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import * as assert from 'uvu/assert'
import { PHONE, picture } from '../lib/chromium.ts'
import { jpeg, mp4, pdf, png } from '../lib/file-samples.ts'
import { apiAs, createStage, fieldAt, fillIn, save, signedIn } from '../lib/journey.ts'
import { overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage({ configuration: 'test/configurations/portraits' })
const folder = mkdtempSync(join(tmpdir(), 'formwork-files-'))

const onDisk = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

const choose = (page: Page, path: string, ...files: readonly string[]) =>
  fieldAt(page, path)
    .locator('input[type="file"]')
    .first()
    .setInputFiles([...files])

const isDrawn = async (page: Page, selector: string) => {
  await page.locator(selector).first().waitFor()
  await page.waitForFunction((at) => (document.querySelector(at) as HTMLImageElement | null)?.naturalWidth, selector)
}

/** A picture with so much in it that it cannot be small. */
async function largePhoto(): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 95 })
    .toBuffer()
}

async function sign(page: Page): Promise<void> {
  const pad = fieldAt(page, 'agreement').locator('canvas')
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  assert.ok(box)
  await page.mouse.move(box.x + 20, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 90, box.y + 70, { steps: 6 })
  await page.mouse.move(box.x + 150, box.y + 30, { steps: 6 })
  await page.mouse.up()
}

spec('A photo is added', (it) => {
  let id = ''

  it('with all that belongs to it, and stands at the head of the record', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'tara')
    await page.goto(`${instance.url}/r/pupils/new`)
    await fillIn(page, 'pupil_name', 'Pema Tamang')
    const photo = onDisk('Pema in class.jpg', await largePhoto())
    await choose(page, 'portraits', photo)
    const portraits = fieldAt(page, 'portraits')
    await portraits.getByText('Sent. Save to keep it.').waitFor()
    await isDrawn(page, '[data-field="portraits"] .picture img')
    await portraits.getByLabel('What it shows').fill('First day at school')
    await choose(page, 'readings', onDisk('Reading.m4a', mp4('soun')))
    await choose(page, 'reports', onDisk('Report 2026.pdf', pdf()))
    await sign(page)
    await fieldAt(page, 'agreement').getByRole('button', { name: 'Use this signature' }).click()
    await fieldAt(page, 'agreement').getByLabel('Who signed').fill('Dolma Tamang')
    await page.getByRole('button', { name: 'Add: Work' }).click()
    await page.locator('[data-field$=".work_title"] input').fill('A boat')
    await page
      .locator('[data-field$=".work_photos"] input[type="file"]')
      .first()
      .setInputFiles(onDisk('boat.png', await png()))
    await page.locator('[data-field$=".work_photos"]').getByText('Sent. Save to keep it.').waitFor()
    await picture(page, 'files-edit-desktop')
    await save(page)
    id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''

    await isDrawn(page, '.record-photo img')
    await isDrawn(page, '[data-field="portraits"] .picture img')
    await page.getByText('First day at school').waitFor()
    await fieldAt(page, 'agreement').getByText('Dolma Tamang').waitFor()
    const link = fieldAt(page, 'reports').getByRole('link', { name: 'Download Report 2026.pdf' })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    assert.is(download.suggestedFilename(), 'Report 2026.pdf')
    await fieldAt(page, 'readings').getByRole('button', { name: 'Listen to Reading.m4a' }).click()
    await fieldAt(page, 'readings').locator('audio').waitFor()
    await picture(page, 'files-read-desktop')
    await page.locator('.record-photo button').click()
    await page.locator('img.picture-large').waitFor()
    await page.context().close()
  })

  it('small enough for a slow line', async () => {
    const { instance } = await stage.ready()
    const ask = await apiAs(instance, 'tara')
    const { data } = (await ask('GET', `pupils/${id}`)).json() as {
      data: { portraits: { size: number; content_type: string; file_name: string }[] }
    }
    const [portrait] = data.portraits
    assert.is(portrait?.file_name, 'Pema in class.jpg')
    assert.is(portrait?.content_type, 'image/jpeg')
    assert.ok((portrait?.size ?? 0) < 700_000, `${portrait?.size} bytes`)
  })

  it('only where it may be: what is too large or of another kind is refused in words, and one removed comes back', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'tara')
    await page.goto(`${instance.url}/r/pupils/${id}/edit`)
    await choose(page, 'reports', onDisk('large.pdf', Buffer.concat([pdf(), Buffer.alloc(200_000, 32)])))
    await fieldAt(page, 'reports').getByText('“large.pdf” was not added: it is larger than 100 kB').waitFor()
    await choose(page, 'reports', onDisk('program.exe', Buffer.from('MZ')))
    await fieldAt(page, 'reports').getByText('“program.exe” was not added').waitFor()
    // One that lies gets as far as the server.
    await choose(page, 'reports', onDisk('lie.pdf', await png()))
    await fieldAt(page, 'reports').getByText('Not sent: This file is not what its name says').waitFor()
    await page.locator('button[type="submit"][form="record"]').click()
    await page.getByRole('alert').getByText('lie.pdf').first().waitFor()
    await fieldAt(page, 'reports').getByRole('button', { name: 'Remove lie.pdf' }).click()
    await fieldAt(page, 'portraits').getByRole('button', { name: 'Remove Pema in class.jpg' }).click()
    await fieldAt(page, 'portraits').getByText('Removed: Pema in class.jpg').waitFor()
    await fieldAt(page, 'portraits').getByRole('button', { name: 'Undo' }).click()
    await isDrawn(page, '[data-field="portraits"] .picture img')
    await choose(page, 'portraits', onDisk('2.jpg', await jpeg()), onDisk('3.jpg', await jpeg({ width: 80 })))
    await fieldAt(page, 'portraits').getByText('There is room for 3 files only.').waitFor()
    assert.ok(await fieldAt(page, 'portraits').getByRole('button', { name: 'Choose photos' }).isDisabled())
    await save(page)
    await page.locator('[data-field="portraits"] .picture').nth(2).waitFor()
    await page.context().close()
  })

  it('without network, kept on the device and sent with the save', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'tara', { size: PHONE })
    await page.goto(`${instance.url}/r/pupils/${id}/edit`)
    await fieldAt(page, 'works').waitFor()
    await page.getByRole('button', { name: /A boat/ }).click()
    await page.locator('[data-field$=".work_photos"] input[type="file"]').first().waitFor({ state: 'attached' })
    await page.context().setOffline(true)
    const path = onDisk('boat at sea.jpg', await jpeg({ width: 300, height: 200 }))
    await page.locator('[data-field$=".work_photos"] input[type="file"]').first().setInputFiles(path)
    await page
      .locator('[data-field$=".work_photos"]')
      .getByText(/Not sent: .*It is kept on this device/)
      .waitFor()
    await page.waitForTimeout(1000)
    await page.context().setOffline(false)
    // The page is closed in between: what was chosen is still there.
    await page.reload()
    await page
      .getByText('boat at sea.jpg')
      .or(page.getByRole('button', { name: /A boat/ }))
      .first()
      .waitFor()
    await page.getByRole('button', { name: /A boat/ }).click()
    await page
      .locator('[data-field$=".work_photos"]')
      .getByText('Kept on this device. It is sent when you save.')
      .waitFor()
    await isDrawn(page, '[data-field$=".work_photos"] li:last-child .picture img')
    await picture(page, 'files-row-phone')
    await page.getByRole('button', { name: 'Done' }).first().click()
    await save(page)
    const ask = await apiAs(instance, 'tara')
    assert.match((await ask('GET', `pupils/${id}`)).text, 'boat at sea.jpg')
    await page.context().close()
  })

  it('and the papers of the nurse are there for the nurse only', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'nima')
    await page.goto(`${instance.url}/r/pupils/${id}/edit?form=nurse_form`)
    await choose(page, 'health_papers', onDisk('canary.pdf', pdf('canary')))
    await fieldAt(page, 'health_papers').getByText('Sent. Save to keep it.').waitFor()
    await save(page)
    const [nima, tara] = [await apiAs(instance, 'nima'), await apiAs(instance, 'tara')]
    const { data } = (await nima('GET', `pupils/${id}`)).json() as {
      data: { health_papers: { attachment_url: string }[] }
    }
    const address = data.health_papers[0]?.attachment_url.replace('/api/v2/', '') ?? ''
    assert.is((await nima('GET', address)).status, 200)
    assert.is((await tara('GET', address)).status, 404)
    assert.not.match((await tara('GET', `pupils/${id}`)).text, 'canary')
    await page.context().close()
  })

  it('on screens that everybody can use, in Arabic too', async () => {
    const { instance } = await stage.ready()
    for (const locale of ['en', 'ar'] as const) {
      const page = await signedIn(await stage.ready(), 'tara', { size: PHONE, locale })
      await page.goto(`${instance.url}/r/pupils/${id}`)
      await isDrawn(page, '[data-field="portraits"] .picture img')
      assert.equal([...(await seriousFindings(page)), ...(await overflowOf(page))], [])
      await page.goto(`${instance.url}/r/pupils/${id}/edit`)
      await isDrawn(page, '[data-field="portraits"] .picture img')
      assert.equal([...(await seriousFindings(page)), ...(await overflowOf(page))], [])
      await picture(page, `files-edit-phone-${locale}`)
      await page.goto(`${instance.url}/r/pupils/new`)
      await fieldAt(page, 'agreement').locator('canvas').waitFor()
      assert.equal([...(await seriousFindings(page)), ...(await overflowOf(page))], [])
      await page.context().close()
    }
    await stage.strike()
  })
})
