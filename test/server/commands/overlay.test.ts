import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { build } from '../../../server/commands/build.ts'
import { keys } from '../../../server/commands/keys.ts'
import { overlay } from '../../../server/commands/overlay.ts'
import { release } from '../../../server/commands/release.ts'
import type { Command } from '../../../server/main.ts'
import { spec } from '../../lib/spec.ts'

async function run(command: Command, ...args: readonly string[]) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  try {
    const code = await command(args, { print: say, warn: say, isInteractive: false })
    return { code, out: lines.join('\n') }
  } catch (error) {
    return { code: undefined, out: (error as Error).message }
  }
}

type Json = Record<string, unknown>

/** A shared configuration, what a country has made of it, and what the shared one has become since. */
async function desk() {
  const place = mkdtempSync(join(tmpdir(), 'formwork-overlay-'))
  const at = (name: string) => join(place, name)
  const [shared, country] = [at('shared'), at('country')]
  for (const folder of [shared, country]) cpSync('test/configurations/vaccination', folder, { recursive: true })
  const edit = (file: string, change: (json: Json) => void) => {
    const json = JSON.parse(readFileSync(at(file), 'utf8'))
    change(json)
    writeFileSync(at(file), JSON.stringify(json, null, 2))
  }
  await run(keys, '--out', at('keys'))
  const key = ['--key', at('keys/release-key.pem')] as const
  await run(build, shared, ...key, '--out', at('1.release'))
  edit('country/instance.json', (json) => Object.assign(json, { id: 'vaccination_ke', themeColour: '#AA0000' }))
  writeFileSync(at('country/agencies/more.json'), '{ "id": "more", "name": { "en": "More", "ar": "أكثر" } }')
  await run(overlay, 'make', country, '--base', at('1.release'), '--out', at('overlay'))
  return { at, edit, key, clear: () => rmSync(place, { recursive: true }) }
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'))

spec('An overlay', (it) => {
  it('holds what is otherwise than in the base and nothing else', async () => {
    const { at, clear } = await desk()
    assert.equal(readdirSync(at('overlay')).sort(), ['agencies', 'instance.json', 'overlay.json', 'people.json'])
    assert.equal(json(at('overlay/instance.json')), { id: 'vaccination_ke', themeColour: '#AA0000' })
    assert.is(json(at('overlay/overlay.json')).base.hash, json(at('1.release')).hash)
    clear()
  })

  it('is built with its base into the release that the whole configuration gives', async () => {
    const { at, key, clear } = await desk()
    const built = await run(
      overlay,
      'build',
      at('overlay'),
      '--base',
      at('1.release'),
      ...key,
      '--out',
      at('ke.release'),
    )
    assert.is(built.code, 0, built.out)
    await run(build, at('country'), ...key, '--out', at('whole.release'))
    const { release: own, hash } = json(at('ke.release'))
    assert.equal(own.files, json(at('whole.release')).release.files)
    assert.is(own.instance, 'vaccination_ke')
    assert.equal(own.base, { hash: json(at('1.release')).hash, version: '1.0.0' })
    assert.match((await run(release, 'show', at('ke.release'))).out, `hash      ${hash}`)
    clear()
  })

  it('follows a new base, with what both have done', async () => {
    const { at, edit, key, clear } = await desk()
    edit('shared/instance.json', (instance) => Object.assign(instance, { version: '2.0.0', weekStart: 'monday' }))
    await run(build, at('shared'), ...key, '--out', at('2.release'), '--parent', at('1.release'))
    const merged = await run(overlay, 'merge', at('overlay'), '--old', at('1.release'), '--base', at('2.release'))
    assert.is(merged.code, 0, merged.out)
    assert.equal(json(at('overlay/instance.json')), { id: 'vaccination_ke', themeColour: '#AA0000' })
    await run(overlay, 'build', at('overlay'), '--base', at('2.release'), ...key, '--out', at('ke.release'))
    const instance = json(at('ke.release')).release.files['instance.json']
    assert.equal(
      [instance.id, instance.version, instance.themeColour, instance.weekStart],
      [...['vaccination_ke', '2.0.0', '#AA0000', 'monday']],
    )
    clear()
  })

  it('asks about each conflict once, writes nothing before, and remembers the answer', async () => {
    const { at, edit, key, clear } = await desk()
    cpSync(at('overlay'), at('colleague'), { recursive: true })
    edit('shared/instance.json', (instance) => Object.assign(instance, { themeColour: '#00AA00' }))
    await run(build, at('shared'), ...key, '--out', at('2.release'), '--parent', at('1.release'))
    const words = ['--old', at('1.release'), '--base', at('2.release')] as const
    const before = readFileSync(at('overlay/overlay.json'), 'utf8')
    const asked = await run(overlay, 'merge', at('overlay'), ...words)
    assert.is(asked.code, 1)
    assert.match(asked.out, 'instance.json#/themeColour: both have changed it')
    assert.match(asked.out, /was +"#1F5F99"\n +base +"#00AA00"\n +overlay +"#AA0000"/)
    assert.is(readFileSync(at('overlay/overlay.json'), 'utf8'), before)
    assert.is(json(at('overlay/answers.json')).answers.length, 1)

    edit('overlay/answers.json', ({ answers }) => Object.assign((answers as Json[])[0] ?? {}, { take: 'base' }))
    cpSync(at('overlay/answers.json'), at('colleague/answers.json'))
    for (const folder of ['overlay', 'colleague']) {
      assert.is((await run(overlay, 'merge', at(folder), ...words)).code, 0)
      assert.equal(json(at(`${folder}/instance.json`)), { id: 'vaccination_ke' })
    }
    clear()
  })

  it('takes answers at the console too, and only to conflicts that there are', async () => {
    const { at, edit, key, clear } = await desk()
    edit('shared/instance.json', (instance) => Object.assign(instance, { themeColour: '#00AA00' }))
    await run(build, at('shared'), ...key, '--out', at('2.release'))
    const words = ['merge', at('overlay'), '--old', at('1.release'), '--base', at('2.release'), '--take'] as const
    assert.match((await run(overlay, ...words, 'nowhere=base')).out, 'no such conflict')
    assert.match((await run(overlay, ...words, 'mine')).out, 'base or overlay')
    assert.is((await run(overlay, ...words, 'instance.json#/themeColour=overlay')).code, 0)
    assert.is(json(at('overlay/instance.json')).themeColour, '#AA0000')
    clear()
  })

  it('loses files that the new base has taken over, and is laid over one base only', async () => {
    const { at, key, clear } = await desk()
    cpSync(at('country/agencies/more.json'), at('shared/agencies/more.json'))
    await run(build, at('shared'), ...key, '--out', at('2.release'))
    assert.match(
      (await run(overlay, 'build', at('overlay'), '--base', at('2.release'), ...key, '--out', at('x'))).out,
      'is laid over vaccination 1.0.0',
    )
    await run(overlay, 'merge', at('overlay'), '--old', at('1.release'), '--base', at('2.release'))
    assert.not.ok(existsSync(at('overlay/agencies/more.json')))
    assert.ok(existsSync(at('overlay/people.json')))
    clear()
  })

  it('is refused where it is not sound, or changes what there is not', async () => {
    const { at, key, clear } = await desk()
    const building = () => run(overlay, 'build', at('overlay'), '--base', at('1.release'), ...key, '--out', at('x'))
    writeFileSync(at('overlay/roles.json'), '{}')
    assert.match((await building()).out, 'roles.json has no place')
    rmSync(at('overlay/roles.json'))
    writeFileSync(at('overlay/instance.json'), '{"name": {"$removed": ["xx"]}}')
    assert.match((await building()).out, 'instance.json#/name/xx')
    writeFileSync(at('overlay/instance.json'), '{"defaultLocale": "xx"}')
    const faulty = await building()
    assert.is(faulty.code, 1)
    assert.match(faulty.out, /instance\.json:\d+/)
    writeFileSync(at('overlay/instance.json'), '{')
    assert.match((await building()).out, 'not valid JSON')
    rmSync(at('overlay/overlay.json'))
    writeFileSync(at('overlay/instance.json'), '{}')
    assert.match((await building()).out, 'overlay.json is missing')
    assert.not.ok(existsSync(at('x')))
    clear()
  })
})
