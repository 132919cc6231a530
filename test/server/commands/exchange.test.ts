import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { readWorkbook, writeWorkbook } from '../../../config/exchange/sheets.ts'
import { docs } from '../../../server/commands/docs.ts'
import { forms } from '../../../server/commands/forms.ts'
import { i18n } from '../../../server/commands/i18n.ts'
import type { Command } from '../../../server/main.ts'
import { spec } from '../../lib/spec.ts'

async function run(command: Command, ...args: readonly string[]) {
  const lines: string[] = []
  const terminal = {
    print: (line: string) => void lines.push(line),
    warn: (line: string) => void lines.push(line),
    isInteractive: false,
  }
  return { code: await command(args, terminal), out: lines.join('\n') }
}

/** A copy of a small configuration, and a place for files beside it. */
function desk() {
  const place = mkdtempSync(join(tmpdir(), 'formwork-exchange-'))
  const folder = join(place, 'vaccination')
  cpSync('test/configurations/vaccination', folder, { recursive: true })
  const at = (name: string) => join(place, name)
  return { folder, at, clear: () => rmSync(place, { recursive: true }) }
}

/** The workbook with one cell changed: the one in the column, of the row whose `id` or path is so. */
async function changed(file: string, sheet: string, row: string, column: string, text: string | undefined) {
  const sheets = await readWorkbook(readFileSync(file))
  const bytes = await writeWorkbook(
    sheets.map(({ name, columns, rows }) => ({
      name,
      rows: [
        columns,
        ...rows
          .filter(({ cells }) => !(name === sheet && text === undefined && [cells['id'], cells['path']].includes(row)))
          .map(({ cells }) => {
            const isIt = name === sheet && [cells['id'], cells['path']].includes(row)
            return columns.map((one) => (isIt && one === column ? (text ?? '') : (cells[one] ?? '')))
          }),
      ],
    })),
  )
  writeFileSync(file, bytes)
}

spec('Texts and forms in other programs', (it) => {
  it('go out to translators and come back into the folder', async () => {
    const { folder, at, clear } = desk()
    const file = at('texts.xlsx')
    assert.match((await run(i18n, 'export', file, folder)).out, /texts written to .*\nar: complete/)
    await changed(file, 'texts', 'instance/name', 'ar', 'تطعيم الأطفال')
    const dry = await run(i18n, 'import', file, folder, '--dry-run')
    assert.match(dry.out, /0 added, 1 changed, \d+ as they were\. Nothing was written\./)
    assert.not.match(readFileSync(join(folder, 'instance.json'), 'utf8'), 'تطعيم الأطفال')
    assert.is((await run(i18n, 'import', file, folder)).code, 0)
    assert.match(readFileSync(join(folder, 'instance.json'), 'utf8'), 'تطعيم الأطفال')
    clear()
  })

  it('take one language to an XLIFF file', async () => {
    const { folder, at, clear } = desk()
    assert.is((await run(i18n, 'export', at('ar.xlf'), folder)).code, 0)
    assert.match(readFileSync(at('ar.xlf'), 'utf8'), 'target-language="ar"')
    assert.is((await run(i18n, 'import', at('ar.xlf'), folder)).code, 0)
    await run(i18n, 'export', at('xx.xlf'), folder, '--locale', 'xx').then(
      () => assert.unreachable(),
      (error: Error) => assert.match(error.message, 'xx is none of the languages'),
    )
    clear()
  })

  it('say which translations are missing, with file and line', async () => {
    const { folder, clear } = desk()
    const instance = join(folder, 'instance.json')
    writeFileSync(
      instance,
      readFileSync(instance, 'utf8').replace(/"locales": \[[^\]]*\]/, '"locales": ["en", "ar", "ne"]'),
    )
    const { code, out } = await run(i18n, 'report', folder, '--locale', 'ne')
    assert.is(code, 1)
    assert.match(out, /ne: (\d+) of \1 texts missing\.\n {2}instance\.json:3:11 instance\/name/)
    clear()
  })

  it('bring a changed form back, and leave the folder alone when something is wrong', async () => {
    const { folder, at, clear } = desk()
    const file = at('forms.xlsx')
    assert.is((await run(forms, 'export', file, folder)).code, 0)
    assert.match((await run(forms, 'import', file, folder)).out, '0 added, 0 changed, 0 removed; 0 files written.')
    const [field] = (await readWorkbook(readFileSync(file))).find(({ name }) => name === 'fields')?.rows ?? []
    const id = field?.cells['id'] ?? ''
    await changed(file, 'fields', id, 'visible', 'nonsense == 1')
    const wrong = await run(forms, 'import', file, folder)
    assert.is(wrong.code, 1)
    assert.match(wrong.out, /^fields!2: /m)
    assert.match(wrong.out, 'Nothing was written')
    await changed(file, 'fields', id, 'visible', '')
    await changed(file, 'fields', id, 'label::en', 'Something else')
    const right = await run(forms, 'import', file, folder)
    assert.is(right.code, 0)
    assert.match(right.out, `~ field vaccination_card/${id}\n0 added, 1 changed, 0 removed; 1 file written.`)
    clear()
  })

  it('remove only what is said to go', async () => {
    const { folder, at, clear } = desk()
    const file = at('forms.xlsx')
    await run(forms, 'export', file, folder)
    const lookups = (await readWorkbook(readFileSync(file))).find(({ name }) => name === 'options')?.rows ?? []
    await changed(file, 'options', lookups.at(-1)?.cells['id'] ?? '', 'id', undefined)
    const refused = await run(forms, 'import', file, folder)
    assert.is(refused.code, 1)
    assert.match(refused.out, /Nothing was written: \d+ things are not in the workbook/)
    clear()
  })

  it('print a dictionary', async () => {
    const { folder, at, clear } = desk()
    assert.is((await run(docs, at('d.html'), folder, '--locale', 'ar')).code, 0)
    assert.ok(existsSync(at('d.html')))
    clear()
  })
})
