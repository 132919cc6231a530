import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { type Booted, bootModel } from '../../config/boot.ts'
import { modelCache } from '../../config/cache.ts'
import { watchFolder } from '../../config/watch.ts'
import { spec } from '../lib/spec.ts'

const VACCINATION = 'test/configurations/vaccination'

async function withCopy(run: (folder: string, data: string) => Promise<void>): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'formwork-boot-'))
  try {
    cpSync(VACCINATION, join(place, 'folder'), { recursive: true })
    await run(join(place, 'folder'), join(place, 'data'))
  } finally {
    rmSync(place, { recursive: true })
  }
}

const breakInstance = (folder: string) => writeFileSync(join(folder, 'instance.json'), '{')

spec('A boot', (it) => {
  it('keeps the model that it compiled, for the next boot of the same files', () =>
    withCopy(async (folder, data) => {
      const first = await bootModel(folder, modelCache(data, '1'))
      const [file = ''] = readdirSync(join(data, 'models'))
      const kept = JSON.parse(readFileSync(join(data, 'models', file), 'utf8'))
      writeFileSync(join(data, 'models', file), JSON.stringify({ ...kept, model: { ...kept.model, marked: true } }))
      const second = await bootModel(folder, modelCache(data, '1'))
      assert.equal(second, { ...first, model: { ...first.model, marked: true } })
    }))

  it('compiles anew for other files and for another engine', () =>
    withCopy(async (folder, data) => {
      const { hash } = await bootModel(folder, modelCache(data, '1'))
      assert.ok(modelCache(data, '1').get(hash))
      assert.is(modelCache(data, '2').get(hash), undefined)
      writeFileSync(join(folder, 'agencies', 'more.json'), '{ "id": "more", "name": { "en": "More", "ar": "أكثر" } }')
      const after = await bootModel(folder, modelCache(data, '1'))
      assert.is.not(after.hash, hash)
      assert.ok(after.model?.agencies['more'])
    }))

  it('knows the same model under files that are written otherwise, and their issues by their own places', () =>
    withCopy(async (folder, data) => {
      const path = join(folder, 'instance.json')
      const json = { ...JSON.parse(readFileSync(path, 'utf8')), locales: ['en', 'ar', 'fr'] }
      writeFileSync(path, JSON.stringify(json, null, 2))
      const wide = await bootModel(folder, modelCache(data, '1'))
      writeFileSync(path, `\n\n${JSON.stringify(json)}`)
      const narrow = await bootModel(folder, modelCache(data, '1'))
      assert.is.not(narrow.hash, wide.hash)
      assert.is(narrow.model?.hash, wide.model?.hash)
      const lines = ({ issues }: Booted) =>
        issues.filter(({ file }) => file === 'instance.json').map(({ line }) => line)
      assert.ok(lines(wide).some((line) => line > 3))
      assert.ok(lines(narrow).every((line) => line === 3))
    }))

  it('gives the issues of a broken folder and keeps nothing', () =>
    withCopy(async (folder, data) => {
      breakInstance(folder)
      const { model, issues, hash } = await bootModel(folder, modelCache(data, '1'))
      assert.is(model, undefined)
      assert.ok(issues.some(({ code, file }) => code === 'json.syntax' && file === 'instance.json'))
      assert.is(modelCache(data, '1').get(hash), undefined)
    }))

  it('goes on with a kept model that cannot be read, or a folder that cannot be written', () =>
    withCopy(async (folder, data) => {
      const { hash } = await bootModel(folder, modelCache(data, '1'))
      for (const file of readdirSync(join(data, 'models'))) writeFileSync(join(data, 'models', file), '{"model"')
      chmodSync(join(data, 'models'), 0o500)
      const again = await bootModel(folder, modelCache(data, '1'))
      chmodSync(join(data, 'models'), 0o700)
      assert.is(again.hash, hash)
      assert.ok(again.model)
    }))

  it('keeps the ten newest models', () =>
    withCopy(async (folder, data) => {
      const cache = modelCache(data, '1')
      const { model } = await bootModel(folder, cache)
      if (!model) throw new Error('The folder is good')
      for (let number = 0; number < 15; number++) cache.put(`hash${number}`, model, [])
      assert.is(readdirSync(join(data, 'models')).length, 10)
    }))
})

spec('A watched folder', (it) => {
  it('tells what it comes to after a change, with a model or with issues, and nothing when all is as before', () =>
    withCopy(async (folder, data) => {
      const cache = modelCache(data, '1')
      const { hash } = await bootModel(folder, cache)
      const heard: Booted[] = []
      let wake = () => {}
      const stop = watchFolder(folder, {
        cache,
        hash,
        onChange: (booted) => {
          heard.push(booted)
          wake()
        },
      })
      const next = () =>
        new Promise<void>((done, fail) => {
          const timer = setTimeout(() => fail(new Error('nothing was heard')), 5000)
          wake = () => {
            clearTimeout(timer)
            done()
          }
        })
      try {
        const path = join(folder, 'instance.json')
        const before = readFileSync(path, 'utf8')
        writeFileSync(path, before)
        const broken = next()
        breakInstance(folder)
        await broken
        assert.is(heard.at(-1)?.model, undefined)
        assert.ok((heard.at(-1)?.issues.length ?? 0) > 0)
        const mended = next()
        writeFileSync(path, before)
        await mended
        assert.is(heard.at(-1)?.hash, hash)
        assert.is(heard.length, 2)
      } finally {
        stop()
      }
    }))
})
