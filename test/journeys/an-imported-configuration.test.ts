import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { writeWorkbook } from '../../config/exchange/sheets.ts'
import { readingClub, readingClubExtra } from '../config/import/primero/reading-club.ts'
import { waterPoints } from '../config/import/xlsform/water-points.ts'
import { picture } from '../lib/chromium.ts'
import { createStage, fieldAt, fillIn, save, signedIn } from '../lib/journey.ts'
import { skip, spec } from '../lib/spec.ts'

const folder = mkdtempSync(join(tmpdir(), 'formwork-import-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** Imports as an implementer does; gives the folder and what the command said. */
function imported(name: string, ...args: readonly string[]): { readonly configuration: string; readonly said: string } {
  const configuration = join(folder, name)
  const said = execFileSync(process.execPath, ['dist/server.js', 'import', ...args, '--out', configuration], {
    encoding: 'utf8',
  })
  return { configuration, said }
}

const written = (name: string, content: string | Uint8Array): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const yes = { name: 'Yes' } as const

spec('A configuration imported from a bundle', (it) => {
  it('asks, hides and works out what the bundle says', async () => {
    const bundle = written('club.json', JSON.stringify(readingClub))
    const extra = written('club.extra.json', JSON.stringify(readingClubExtra))
    const { configuration, said } = imported('club', 'primero', bundle, '--extra', extra)
    assert.match(said, '0 unexplained losses.')
    assert.ok(existsSync(join(configuration, 'import-report.md')))
    const stage = createStage({ configuration })
    const page = await signedIn(await stage.ready(), 'role_reader')
    const { instance } = await stage.ready()
    await page.goto(`${instance.url}/r/cases/new`)
    await fillIn(page, 'name_first', 'Ina')
    await fillIn(page, 'name_last', 'Ek')
    await fieldAt(page, 'grown_up').getByRole('radio', yes).check({ force: true })
    await fieldAt(page, 'few_visits').waitFor()
    await fillIn(page, 'visits', '7')
    await fieldAt(page, 'few_visits').waitFor({ state: 'detached' })
    await fieldAt(page, 'level').getByRole('radio', { name: 'Three' }).check({ force: true })
    await picture(page, 'imported-bundle')
    // The form is asked first, as the module says.
    await page.locator('button[type="submit"][form="record"]').click()
    await page.locator('button[form="record"]').getByText('Save').waitFor()
    await save(page)
    await page.getByRole('heading', { level: 1, name: /Ina Ek/ }).waitFor()
    await fieldAt(page, 'points').getByText('12').waitFor()
    await page.context().close()
    await stage.strike()
  })

  it('takes a real one, on which a case is made', async () => {
    const real = '../shared/reference/primero-bundle/primero-default'
    if (!existsSync(`${real}.json`)) skip(`no ${real}.json on this machine`)
    const { configuration, said } = imported('real', 'primero', `${real}.json`, '--extra', `${real}.extra.json`)
    assert.match(said, '0 unexplained losses.')
    assert.match(said, 'The check finds no error.')
    const stage = createStage({ configuration })
    const page = await signedIn(await stage.ready(), 'role_cp_case_worker')
    const { instance } = await stage.ready()
    await page.goto(`${instance.url}/r/cases/new`)
    await page.locator('a[href*="basic_identity"]').first().click()
    await fillIn(page, 'name_first', 'Amina')
    await fillIn(page, 'name_last', 'Odhiambo')
    await fillIn(page, 'age', '9')
    await fieldAt(page, 'sex').getByRole('radio').first().check({ force: true })
    await picture(page, 'imported-real-bundle')
    await save(page)
    await page.getByRole('heading', { level: 1, name: /Amina/ }).waitFor()
    await page.context().close()
    await stage.strike()
  })
})

spec('A configuration imported from an XLSForm', (it) => {
  it('asks, filters, refuses and adds up as the form does', async () => {
    const workbook = await writeWorkbook(
      waterPoints.map(({ name, columns, rows }) => ({
        name,
        rows: [columns, ...rows.map(({ cells }) => columns.map((column) => cells[column] ?? ''))],
      })),
    )
    const { configuration, said } = imported('water', 'xlsform', written('water.xlsx', workbook))
    assert.match(said, '0 unexplained losses.')
    const stage = createStage({ configuration })
    const page = await signedIn(await stage.ready(), 'collector')
    const { instance } = await stage.ready()
    await page.goto(`${instance.url}/r/water_points_records/new`)
    await fillIn(page, 'well_name', 'Deep well')
    assert.is(await fieldAt(page, 'village').count(), 0)
    await fieldAt(page, 'region').getByRole('radio', { name: 'South' }).check({ force: true })
    await fieldAt(page, 'village').waitFor()
    assert.is(await fieldAt(page, 'village').getByText('Aba').count(), 0)
    await fieldAt(page, 'village').getByRole('radio', { name: 'Ebo' }).check({ force: true })
    await fillIn(page, 'depth', '500')
    await page.getByRole('link', { name: /^People/ }).click()
    await fieldAt(page, 'told').getByRole('radio', yes).check({ force: true })
    await page.getByRole('button', { name: /^Add/ }).click()
    await page.locator('[data-field$=".head"] input').first().fill('Ina')
    await page.locator('[data-field$=".members"] input').first().fill('6')
    await page.getByRole('button', { name: 'Done' }).click()
    await page.locator('button[type="submit"][form="record"]').click()
    await page.getByRole('alert').getByText('This answer is not allowed.').waitFor()
    await picture(page, 'imported-xlsform')
    await page.getByRole('link', { name: /^Well/ }).first().click()
    await fillIn(page, 'depth', '40')
    await save(page)
    await fieldAt(page, 'depth_feet').getByText('131.2').waitFor()
    await fieldAt(page, 'users').getByText('6').waitFor()
    await page.context().close()
    await stage.strike()
  })
})
