import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, PHONE } from '../lib/chromium.ts'
import { startInstance } from '../lib/instance.ts'
import { apiAs, fieldAt, signedIn } from '../lib/journey.ts'
import { toPaint } from './to-paint.ts'

interface StandardFigures {
  /** Milliseconds from the navigation to the first place to type on the longest form, at a quarter of the processor's speed. */
  readonly usable: number
  readonly key: number
  /** From a key in the box of a place to the frame with the places found, among {@link PLACES}. */
  readonly placeKey: number
  /** From the writing of a file until the open page shows what is in it, at full speed. */
  readonly reload: number
  readonly form: string
}

const SEED = 'seeds/child-protection'
const TYPE = 'case'
const WORKER = 'worker'
const PLACES = 20_000

interface FormJson {
  readonly id: string
  readonly fields: readonly string[]
}
interface FieldJson {
  readonly id: string
  readonly type: string
  readonly label: Readonly<Record<string, string>>
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'))
const filesIn = (path: string) => readdirSync(path).map((name) => join(path, name))

/** Beside the places that are there, so many that a national list has. */
function addPlaces(folder: string): void {
  const [head = '', country = ''] = readFileSync(join(folder, 'locations.csv'), 'utf8').split('\n')
  const [root] = country.split(',')
  const names = head.split(',').filter((column) => column.startsWith('name_')).length
  const line = (code: string, above: string, level: number, name: string) =>
    [code, above, level, code, ...Array.from({ length: names }, () => name)].join(',')
  const provinces = Array.from({ length: 40 }, (_, index) => line(`Q${index}`, root ?? '', 1, `Province ${index}`))
  const districts = Array.from({ length: PLACES }, (_, index) =>
    line(`D${index}`, `Q${index % provinces.length}`, 2, `${SYLLABLES[index % 7]}${SYLLABLES[index % 5]} ${index}`),
  )
  appendFileSync(join(folder, 'locations.csv'), `${[...provinces, ...districts].join('\n')}\n`)
}
const SYLLABLES = ['Mar', 'ta', 'lo', 'Kor', 'ena', 'ban', 'di']

function formsOf(folder: string): readonly FormJson[] {
  return filesIn(join(folder, 'forms', TYPE)).map((path) => read(path) as FormJson)
}

async function medianUsable(page: Page, place: string): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const began = performance.now()
    await page.goto(place, { waitUntil: 'commit' })
    await box(page).first().waitFor()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[2] as number
}

const box = (page: Page) => page.locator('form input[type="text"]:not([readonly]), form textarea')

/** What the screens of the standard configuration cost in a real Chromium slowed to a quarter, on a phone's screen. */
export async function standardFigures(folder: string): Promise<StandardFigures> {
  const configuration = join(folder, 'configuration')
  cpSync(SEED, configuration, { recursive: true })
  addPlaces(configuration)
  const forms = formsOf(configuration)
  const fieldFiles = filesIn(join(configuration, 'fields', TYPE))
  const typeOf = new Map(
    fieldFiles.flatMap((path) => (read(path).fields as readonly FieldJson[]).map(({ id, type }) => [id, type])),
  )
  const longest = forms.reduce((most, form) => (form.fields.length > most.fields.length ? form : most))

  const instance = await startInstance({ configuration, data: join(folder, 'data') })
  const browser = await openBrowser()
  try {
    const ask = await apiAs(instance, WORKER)
    const [first] = (await ask('GET', 'cases?per=1&fields=short')).json().data as { id: string }[]
    const placeOfForm = (form: FormJson) => `${instance.url}/r/cases/${first?.id}/edit?form=${form.id}`
    const page = await signedIn({ instance, browser }, WORKER, { size: PHONE })
    await page.goto(placeOfForm(longest))
    await box(page).first().waitFor()

    const reload = await timeToShow(page, fieldFiles, longest)

    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const usable = await medianUsable(page, placeOfForm(longest))
    await page.waitForTimeout(3000)
    await box(page).first().click()
    const key = await toPaint(page, 'keydown', () => page.keyboard.press('a'), 25)

    const withPlace = forms.find(({ fields }) => fields.some((id) => typeOf.get(id) === 'location')) as FormJson
    const field = withPlace.fields.find((id) => typeOf.get(id) === 'location') as string
    await page.goto(placeOfForm(withPlace))
    const place = fieldAt(page, field).locator('input').first()
    await place.click()
    await page.waitForTimeout(3000)
    const typed = 'marta 14'
    const placeKey = await toPaint(
      page,
      'keydown',
      (turn) => page.keyboard.press(turn % 16 < 8 ? (typed[turn % 16] as string).replace(' ', 'Space') : 'Backspace'),
      32,
    )
    return { usable, key, placeKey, reload, form: longest.id }
  } finally {
    await browser.close()
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Renames the first question of a form in its file, and waits for the open page to ask it so. */
async function timeToShow(page: Page, fieldFiles: readonly string[], form: FormJson): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const file = fieldFiles.find((path) => read(path).fields.some(({ id }: FieldJson) => id === form.fields[0]))
    if (!file) throw new Error(`No file has the field ${form.fields[0]}`)
    const json = read(file) as { readonly fields: readonly FieldJson[] }
    const label = `Asked in other words ${turn}`
    const fields = json.fields.map((field) =>
      field.id === form.fields[0] ? { ...field, label: { ...field.label, en: label } } : field,
    )
    const began = performance.now()
    writeFileSync(file, JSON.stringify({ ...json, fields }, null, 2))
    await page.getByText(label).first().waitFor()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[1] as number
}
