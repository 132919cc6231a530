import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { readWorkbook, writeWorkbook } from '../../../config/exchange/sheets.ts'
import { docs } from '../../../server/commands/docs.ts'
import { explain } from '../../../server/commands/explain.ts'
import { forms } from '../../../server/commands/forms.ts'
import { i18n } from '../../../server/commands/i18n.ts'
import { importFrom } from '../../../server/commands/import.ts'
import { troubleIn } from '../../../server/commands/trouble.ts'
import type { Command } from '../../../server/main.ts'
import { spec } from '../../lib/spec.ts'

/** What a person reads, whether the command says it or stops. */
async function said(command: Command, ...args: readonly string[]): Promise<string> {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  try {
    assert.is(await command(args, { print: say, warn: say, isInteractive: false }), 1, args.join(' '))
  } catch (error) {
    lines.push(troubleIn(error) ?? `a bug: ${String(error)}`)
  }
  return lines.join('\n')
}

spec('Somebody who brings the wrong file', (it) => {
  const place = mkdtempSync(join(tmpdir(), 'formwork-trouble-'))
  const at = (name: string) => join(place, name)
  cpSync('test/configurations/vaccination', at('desk'), { recursive: true })
  writeFileSync(at('table.xlsx'), 'id,label\n')
  writeFileSync(at('nothing.xlsx'), '')
  writeFileSync(at('nothing.xlf'), '')
  writeFileSync(at('list.json'), '[]')
  process.once('exit', () => rmSync(place, { recursive: true }))

  it('is told in a sentence that a renamed table is no workbook', async () => {
    assert.match(await said(forms, 'import', at('table.xlsx'), at('desk')), /^The file is no workbook/)
    assert.match(await said(i18n, 'import', at('table.xlsx'), at('desk')), /^The file is no workbook/)
    assert.match(await said(importFrom, 'xlsform', at('table.xlsx'), '--out', at('new')), /^The file is no workbook/)
  })

  it('is told that the column of types lost its heading', async () => {
    const file = at('forms.xlsx')
    const quiet = { print: () => undefined, warn: () => undefined, isInteractive: false }
    assert.is(await forms(['export', file, at('desk')], quiet), 0)
    const sheets = await readWorkbook(readFileSync(file))
    const renamed = sheets.map(({ name, columns, rows }) => ({
      name,
      rows: [
        columns.map((column) => (column === 'type' ? 'Type' : column)),
        ...rows.map(({ cells }) => columns.map((column) => cells[column] ?? '')),
      ],
    }))
    writeFileSync(file, await writeWorkbook(renamed))
    assert.match(await said(forms, 'import', file, at('desk')), 'Sheet “fields” has no column “type”.')
    rmSync(file)
  })

  it('is told that a file is empty, absent, or a folder', async () => {
    assert.match(await said(forms, 'import', at('nothing.xlsx'), at('desk')), /^The file is empty/)
    assert.match(
      await said(i18n, 'import', at('nothing.xlf'), at('desk')),
      /no texts to translate\.\nNothing was written\.$/,
    )
    assert.is(await said(forms, 'import', at('absent.xlsx'), at('desk')), `There is no file ${at('absent.xlsx')}.`)
    assert.match(await said(forms, 'import', at('desk'), at('desk')), /is a folder; a file is needed\.$/)
  })

  it('is told which folder is not there, or holds no configuration', async () => {
    const away = at('away/forms.xlsx')
    assert.is(await said(forms, 'export', away, at('desk')), `There is no folder ${at('away')} for ${away}.`)
    assert.match(await said(docs, at('away/page.html'), at('desk')), /^There is no folder/)
    assert.match(await said(i18n, 'export', at('texts.xlsx'), at('away')), /^There is no folder/)
    assert.match(await said(forms, 'export', at('forms.xlsx'), place), /it has no instance\.json\.$/)
    assert.match(await said(explain, 'sex', place), /it has no instance\.json\.$/)
    assert.not(existsSync(at('forms.xlsx')))
  })

  it('gets no folder out of something that holds no form', async () => {
    assert.match(
      await said(importFrom, 'primero', at('list.json'), '--out', at('new')),
      /^Nothing was written: .* FormSection\.$/,
    )
    assert.match(
      await said(importFrom, 'primero', at('list.json'), '--out', at('list.json')),
      /is a file; a folder is needed\.$/,
    )
    assert.not(existsSync(at('new')))
  })

  it('sees a bug for what it is', () => {
    assert.is(troubleIn(new TypeError('x is undefined')), undefined)
  })
})
