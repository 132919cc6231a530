import { readdirSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { demoPeople } from '../../../config/demo-people.ts'
import { isConfiguration } from '../../../config/file-kinds.ts'
import { contentOf } from '../../../config/folder-hash.ts'
import { loadFolder } from '../../../config/load.ts'
import { buildRelease, judgeBundle } from '../../../config/release/build.ts'
import { bundleOf, bundleText } from '../../../config/release/bundle.ts'
import { canonicalJson } from '../../../config/release/canonical-json.ts'
import { castIn, castOf } from '../../../config/release/cast.ts'
import { engineVersion, isOlder, rangeFrom } from '../../../config/release/engine.ts'
import { filesOf, sourceOfRelease } from '../../../config/release/unpack.ts'
import { sourceOf } from '../../../config/source.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { spec } from '../../lib/spec.ts'
import { libraryFiles } from '../library-files.ts'
import { bundle, first, jon, releaseOf } from './releases.ts'

const supervised = loadFolder('seeds/supervised')
const textsOf = () => new Map(supervised.files.map(({ path, text }) => [path, text]))

/** People of whom nothing may leave, two of them with parts in scenarios. */
const people = [
  ['worker', 'worker', 'Nadia Haddad'],
  ['supervisor', 'supervisor', 'Layla Mansour'],
  ['mina.secret', 'worker', 'Mina Karimi'],
].map(([userName, role, fullName]) => ({
  ...{ userName, fullName, role, agency: 'agency', groups: ['team'], email: `${userName}@post.example.org` },
}))

spec('A build', (it) => {
  it('gives the same bytes for the same folder, however its files are written', async () => {
    const files = [...libraryFiles()].reverse()
    const rewritten = files.map(([path, text]): [string, string] => [
      path,
      path.endsWith('.json') ? `\n${JSON.stringify(JSON.parse(text), null, 4)}\n` : text.replaceAll('\n', '\r\n'),
    ])
    const built = await buildRelease(sourceOf(new Map(rewritten)), { author: 'Jon' })
    assert.ok('release' in built)
    assert.is(bundleText(bundleOf(built.release, [jon.privateKey])), bundleText(bundle))
  })

  it('gives another hash for another file, message, author or parent', async () => {
    const parent = { hash: bundle.hash, ancestors: [] }
    const others = [
      await releaseOf({ 'agencies/more.json': { id: 'more', name: 'More' } }),
      await releaseOf({}, { message: 'Again' }),
      await releaseOf({}, { author: 'Layla' }),
      await releaseOf({}, { parent }),
    ]
    assert.is(new Set([bundle, ...others.map((one) => bundleOf(one))].map(({ hash }) => hash)).size, 5)
    assert.equal(new Set(others.slice(1).map(({ content }) => content)), new Set([first.content]))
  })

  it('names the releases before it, the parent first', async () => {
    const second = await releaseOf({}, { parent: { hash: 'b'.repeat(64), ancestors: ['a'.repeat(64)] } })
    assert.is(second.parent, 'b'.repeat(64))
    assert.equal(second.ancestors, ['b'.repeat(64), 'a'.repeat(64)])
    assert.is(first.parent, null)
  })

  it('knows its content by the hash that the model has', async () => {
    const built = await buildRelease(supervised, { author: 'Jon' })
    assert.ok('release' in built)
    assert.is(built.release.content, (await checkFolder(supervised)).model?.hash)
    assert.is(built.release.content, built.model.hash)
  })

  it('tells how many scenarios came true, and refuses when one does not', async () => {
    const built = await buildRelease(supervised, { author: 'Jon' })
    assert.ok('release' in built && built.release.checked.scenarios.passed > 20)
    const [path, text] = [...textsOf()].find(([path]) => path.startsWith('tests/')) ?? ['', '']
    const json = JSON.parse(text)
    const { model } = await checkFolder(supervised)
    const asked = model?.recordTypes[json.recordType]?.fields.find(({ required }) => required === true)
    // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
    const scenario = { name: 'Nobody could', then: { hidden: [asked?.id] } }
    const failing = { ...json, scenarios: [...json.scenarios, scenario] }
    const refused = await buildRelease(sourceOf(new Map([...textsOf(), [path, JSON.stringify(failing, null, 2)]])), {
      author: 'Jon',
    })
    assert.ok('failing' in refused)
    assert.equal(
      refused.failing.results.filter(({ differences }) => differences.length > 0).map(({ name }) => name),
      ['Nobody could'],
    )
  })

  it('refuses a folder with errors, and says where they are', async () => {
    const refused = await buildRelease(sourceOf(libraryFiles({ 'roles/broken.json': { id: 'broken' } })), {
      author: 'Jon',
    })
    assert.ok('issues' in refused)
    assert.ok(refused.issues.length > 0)
    assert.equal(new Set(refused.issues.map(({ file }) => file)), new Set(['roles/broken.json']))
  })

  it('refuses file names that not every disk can hold', async () => {
    const kind = { id: 'x', label: 'X', options: [{ id: 'a', label: 'A' }] }
    const refused = await buildRelease(sourceOf(libraryFiles({ 'lookups/a:b.json': kind })), { author: 'Jon' })
    assert.equal(refused, { strangePath: 'lookups/a:b.json' })
  })

  it('takes no people along, but the parts that they have in scenarios', async () => {
    const texts = textsOf().set('people.json', JSON.stringify(people))
    const built = await buildRelease(sourceOf(texts), { author: 'Jon' })
    assert.ok('release' in built)
    assert.equal(
      built.release.cast.map(({ userName }) => userName),
      ['supervisor', 'worker'],
    )
    const text = bundleText(bundleOf(built.release))
    for (const secret of ['Nadia', 'Layla', 'Mina', 'mina.secret', 'post.example.org', 'people.json']) {
      assert.not.match(text, secret)
    }
  })

  for (const seed of readdirSync('seeds')) {
    it(`of ${seed} names nobody of its demonstration`, () => {
      const source = loadFolder(`seeds/${seed}`)
      const people = demoPeople(`seeds/${seed}`)
      const files = contentOf(source.files)
      const text = canonicalJson([files, castOf(files, castIn(source))])
      assert.ok(people.length > 0)
      for (const { fullName, email = fullName } of people) {
        assert.not.ok(text.includes(fullName), fullName)
        assert.not.ok(text.includes(email), email)
      }
    })
  }

  it('holds nothing of what lies in a folder beside the configuration', () => {
    for (const path of ['demo/words.json', 'README.md', '.env', 'data/formwork.db', 'release-key.pem', 'logo.png']) {
      assert.not.ok(isConfiguration(path), path)
    }
  })

  it('says that it needs an engine that is not older, up to the next that may break things', () => {
    assert.is(engineVersion, packageJson.version)
    assert.equal(rangeFrom('0.4.2'), { from: '0.4.2', below: '0.5.0' })
    assert.equal(rangeFrom('2.4.2'), { from: '2.4.2', below: '3.0.0' })
    assert.ok(isOlder('0.9.9', '0.10.0'))
    assert.not.ok(isOlder('1.0.0', '1.0.0'))
  })
})

spec('A release that is unpacked', (it) => {
  it('is a folder that comes to the same model and the same release', async () => {
    const built = await buildRelease(supervised, { author: 'Jon' })
    assert.ok('release' in built)
    const unpacked = sourceOf(filesOf(built.release))
    const { model, issues } = await checkFolder(unpacked)
    assert.equal(issues, [])
    assert.is(canonicalJson(model), canonicalJson(built.model))
    const again = await buildRelease(unpacked, { author: 'Jon' })
    assert.equal('release' in again && again.release, built.release)
  })

  it('is printed the same each time, whatever order its names came in', () => {
    const backwards = Object.fromEntries(Object.entries(first.files).reverse())
    assert.equal(
      sourceOfRelease({ ...first, files: backwards }).files.map(({ text }) => text),
      sourceOfRelease(first).files.map(({ text }) => text),
    )
  })

  it('names file and line of whatever is wrong in it: three hundred mistakes at once', async () => {
    const options = Array.from({ length: 300 }, (_, index) => ({ id: `Not An Id ${index}`, label: 'A' }))
    const files = { ...first.files, 'lookups/kind.json': { id: 'kind', label: 'Kind', options } }
    const judged = await judgeBundle({ release: { ...first, files } })
    assert.ok('issues' in judged)
    const lines = judged.issues.filter(({ file, code }) => file === 'lookups/kind.json' && code === 'schema.malformed')
    assert.is(new Set(lines.map(({ line }) => line)).size, 300)
  })
})
