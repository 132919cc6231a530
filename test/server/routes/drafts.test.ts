import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { filesInTar } from '../../../config/editing/tar.ts'
import { loadFolder } from '../../../config/load.ts'
import { sourceOf } from '../../../config/source.ts'
import type { Model } from '../../../engine/model.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { createEditing } from '../../../server/editing/editing.ts'
import { instanceKeys } from '../../../server/promotion/instance-keys.ts'
import { createPromotion } from '../../../server/promotion/promotion.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { now } from '../../lib/people.ts'
import { aServer, codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const author = {
  ...{ id: 'author', label: 'Author', reach: 'none' },
  manages: ['configuration:read', 'configuration:edit', 'configuration:plan', 'audit:read'],
}

const folder = mkdtempSync(join(tmpdir(), 'formwork-drafts-'))
cpSync('seeds/empty', folder, { recursive: true })
writeFileSync(join(folder, 'roles', 'author.json'), JSON.stringify(author))
const written = new Map(loadFolder(folder).files.map(({ path, text }) => [path, text]))
const { model } = (await checkFolder(sourceOf(written))) as { readonly model: Model }

const agency = Object.keys(model.agencies)[0] ?? ''
const person = (userName: string, role: string) => ({ userName, fullName: userName, role, agency, groups: [] })

const stores = await openStores(':memory:')
const configuration = createConfiguration(model)
const work = { stores, clock: () => Date.parse(now), newId: randomUUID, configuration, log: () => undefined }
const promotion = createPromotion({ ...work, dataFolder: folder, keys: instanceKeys(folder) })
const editing = createEditing({ ...work, configurationFolder: folder })
const { as } = await aServer({
  ...{ model, stores, people: { ana: person('ana', 'author'), wim: person('wim', 'worker') } },
  parts: { promotion, editing, configuration },
})
const [ana, wim] = [await as('ana'), await as('wim')]

interface Told {
  readonly id: string
  readonly version: number
}

const begun = async () => dataOf<Told>(await ana.post('configuration_drafts', { data: { name: 'Spring' } }))
const at = ({ id }: Told, more = '') => `configuration_drafts/${id}${more}`
const edit = (draft: Told, version: number, ...operations: readonly object[]) =>
  ana.post(at(draft, '/operations'), { data: { version, operations } })
const newLookup = { kind: 'add_lookup', id: 'lookup_mood', label: 'Mood', options: [{ id: 'well', label: 'Well' }] }
const group = model.recordTypes['person']?.groups[0]?.id ?? ''

spec('/configuration_drafts', (it) => {
  it('201: begins from the files that are served, as they are written', async () => {
    const draft = await begun()
    assert.is(draft.version, 1)
    const { files } = await dataOf<{ files: object }>(await ana.get(at(draft, '/files?format=json')))
    assert.equal(files, Object.fromEntries(written))
  })

  it('403: is for those only who may edit the configuration', async () => {
    const draft = await begun()
    for (const path of [
      '',
      '/issues',
      '/model?role=worker&locale=en',
      '/things?kind=form',
      '/texts',
      '/files',
      '/vocabulary',
    ]) {
      assert.is((await wim.get(at(draft, path))).status, 403, path)
    }
    assert.is((await wim.get('configuration_drafts')).status, 403)
    assert.is((await wim.post('configuration_drafts', { data: { name: 'Mine' } })).status, 403)
    assert.is((await wim.post(at(draft, '/operations'), { data: { version: 1, operations: [newLookup] } })).status, 403)
    assert.is((await wim.post(at(draft, '/release'), { data: { version: 1 } })).status, 403)
    assert.is((await wim.delete(at(draft))).status, 403)
  })

  it('200: says at once what an operation broke, and what it is mended on', async () => {
    const draft = await begun()
    const broken = { kind: 'change_field', recordType: 'person', field: 'no_such', set: { required: true } }
    assert.equal(await codesOf(await edit(draft, 1, broken)), ['operations/0: edit.thing_unknown'])
    const field = { id: 'mood', type: 'choice', label: 'Mood', lookup: 'lookup_mood' }
    const response = await edit(draft, 1, { kind: 'add_field', recordType: 'person', field })
    assert.is(response.status, 200)
    const issues = await ana.get(at(draft, '/issues'))
    const { data, metadata } = (await issues.json()) as {
      data: { code: string; of: object }[]
      metadata: { errors: number }
    }
    assert.ok(metadata.errors > 0)
    const issue = data.find(({ code }) => code === 'reference.unknown')
    assert.equal(issue?.of, { kind: 'field', recordType: 'person', id: 'mood' })
    await edit(draft, 2, newLookup)
    const mended = (await (await ana.get(at(draft, '/issues'))).json()) as { metadata: { errors: number } }
    assert.is(mended.metadata.errors, 0)
  })

  it('422: has a name that can be read', async () => {
    const draft = await begun()
    for (const refused of [
      await ana.post('configuration_drafts', { data: { name: '  ' } }),
      await ana.patch(at(draft), { data: { name: '\t' } }),
    ])
      assert.equal(await codesOf(refused), ['/data/name: body.wrong_form'])
  })

  it('200: tells the texts of what is sound, whatever else a file holds', async () => {
    const draft = await begun()
    const odd = { 'roles/odd.json': 'null', 'lookups/odd.json': '{"id": "odd", "options": {"a": [null]}}' }
    const files = { ...Object.fromEntries(written), ...odd }
    assert.is((await ana.put(at(draft, '/files'), { data: { version: 1, files } })).status, 200)
    const texts = await ana.get(at(draft, '/texts?under=roles/worker/'))
    assert.equal(
      (await dataOf<readonly { path: string }[]>(texts)).map(({ path }) => path),
      ['roles/worker/label'],
    )
    const set = { kind: 'set_text', path: 'roles/worker/label', locale: 'en', text: 'Helper' }
    assert.is((await edit(draft, 2, set)).status, 200)
  })

  it('422: sets no text where none stands, and nothing in what is not as it should be', async () => {
    const draft = await begun()
    for (const path of [
      'constructor/constructor',
      'toString/x',
      'roles/worker/constructor',
      'instance',
      'roles/worker',
    ]) {
      const refused = await edit(draft, 1, { kind: 'set_text', path, locale: 'en', text: 'Helper' })
      assert.equal(await codesOf(refused), ['operations/0: edit.text_unknown'], path)
    }
    const role = JSON.stringify({ id: 'worker', label: 'Worker', reach: 'self', actions: 5, forms: {} })
    const files = { ...Object.fromEntries(written), 'roles/worker.json': role }
    await ana.put(at(draft, '/files'), { data: { version: 1, files } })
    const actions = { kind: 'set_role_actions', role: 'worker', recordType: 'person', actions: ['read'] }
    assert.equal(await codesOf(await edit(draft, 2, actions)), ['operations/0: edit.misshapen'])
  })

  it('409: keeps what somebody else did meanwhile', async () => {
    const draft = await begun()
    await edit(draft, 1, newLookup)
    const late = await edit(draft, 1, { ...newLookup, id: 'lookup_other' })
    assert.is(late.status, 409)
    assert.equal(await codesOf(late), ['draft.changed'])
    const { version } = await dataOf<Told>(await ana.get(at(draft)))
    assert.is(version, 2)
  })

  it('200: takes steps back one by one, to the letter', async () => {
    const draft = await begun()
    await edit(draft, 1, newLookup)
    await edit(draft, 2, { kind: 'set_text', path: 'roles/worker/label', locale: 'en', text: 'Helper' })
    const undone = await dataOf<Told>(await ana.post(at(draft, '/undo'), { data: { version: 3 } }))
    await ana.post(at(draft, '/undo'), { data: { version: undone.version } })
    const told = await dataOf<Told & { files: unknown[]; steps: unknown[] }>(await ana.get(at(draft)))
    assert.equal([told.version, told.files, told.steps], [5, [], []])
    assert.equal(await codesOf(await ana.post(at(draft, '/undo'), { data: { version: 5 } })), ['draft.nothing_to_undo'])
  })

  it('200: shows what a role would get, and by the last sound state while there are errors', async () => {
    const draft = await begun()
    const field = { id: 'mood', type: 'text', label: 'How do you feel?' }
    const form = model.recordTypes['person']?.forms[0]?.id
    await edit(draft, 1, { kind: 'add_field', recordType: 'person', form, field })
    const shown = async (role: string) => {
      const response = await ana.get(at(draft, `/model?role=${role}&locale=en`))
      return (await response.json()) as { data: Model; metadata: { current: boolean; errors: number } }
    }
    const worker = await shown('worker')
    assert.ok(worker.data.recordTypes['person']?.fields.some(({ id }) => id === 'mood'))
    assert.equal((await shown('author')).data.recordTypes, {})
    await edit(draft, 2, {
      kind: 'change_field',
      recordType: 'person',
      field: 'mood',
      set: { visible: { '==': [{ var: 'x' }, 1] } },
    })
    const before = await shown('worker')
    assert.equal([before.metadata.current, before.metadata.errors > 0], [false, true])
    assert.ok(before.data.recordTypes['person'])
  })

  it('200: gives all that conditions can be put together from, also of a draft with errors', async () => {
    const draft = await begun()
    const field = { id: 'mood', type: 'choice', label: 'Mood', lookup: 'lookup_none', visible: { dance: [] } }
    await edit(draft, 1, { kind: 'add_field', recordType: 'person', field }, newLookup)
    const whole = await dataOf<Model>(await ana.get(at(draft, '/model?record_type=person')))
    assert.equal(Object.keys(whole.recordTypes), ['person'])
    assert.ok(whole.lookups['lookup_mood'] && whole.recordTypes['person']?.fields.some(({ id }) => id === 'mood'))
    assert.is((await ana.get(at(draft, '/model?record_type=nothing'))).status, 422)
  })

  it('200: plays the scenarios of the draft', async () => {
    const draft = await begun()
    const report = await dataOf<{ passed: number; failed: number }>(await ana.post(at(draft, '/tests')))
    assert.ok(report.passed > 0)
    assert.is(report.failed, 0)
  })

  it('200: goes out as a folder that the check accepts, and comes back the same', async () => {
    const draft = await begun()
    await edit(draft, 1, newLookup)
    const response = await ana.get(at(draft, '/files'))
    assert.is(response.headers.get('content-type'), 'application/x-tar')
    const files = filesInTar(new Uint8Array(await response.arrayBuffer()))
    assert.equal(new Map([...files].filter(([path]) => written.has(path))), written)
    const { issues } = await checkFolder(sourceOf(files))
    assert.equal(
      issues.filter(({ severity }) => severity === 'error'),
      [],
    )
    const other = await begun()
    const put = await ana.put(at(other, '/files'), { data: { version: 1, files: Object.fromEntries(files) } })
    assert.is(put.status, 200)
    const told = await dataOf<{ files: { path: string }[] }>(await ana.get(at(other)))
    assert.equal(
      told.files.map(({ path }) => path),
      ['lookups/mood.json'],
    )
  })

  it('201: becomes a release of this instance, which a plan may be made for', async () => {
    const draft = await begun()
    await edit(draft, 1, newLookup, { kind: 'change_instance', set: { version: '7.0.0' } })
    const made = await ana.post(at(draft, '/release'), { data: { version: 2, message: 'Moods' } })
    assert.is(made.status, 201)
    const { release } = await dataOf<{ release: string }>(made)
    const kept = await dataOf<{ version: string }>(await ana.get(`releases/${release}`))
    assert.is(kept.version, '7.0.0')
    assert.is(configuration.release().model.hash, model.hash)
  })

  it('422: makes no release of a draft with errors', async () => {
    const draft = await begun()
    await edit(draft, 1, {
      kind: 'add_form',
      recordType: 'person',
      id: 'visit',
      group,
      label: 'Visit',
      fields: ['nothing'],
    })
    const made = await ana.post(at(draft, '/release'), { data: { version: 2 } })
    assert.is(made.status, 422)
    assert.match((await codesOf(made)).join(), /forms\/person\/visit\.json:\d+:\d+: reference\.unknown/)
  })

  it('200: lists things and texts as they are written', async () => {
    const draft = await begun()
    const things = await dataOf<{ id: string; file: string }[]>(await ana.get(at(draft, '/things?kind=role')))
    assert.equal(things.map(({ id }) => id).sort(), ['author', 'worker'])
    const texts = await dataOf<{ path: string; texts: object }[]>(await ana.get(at(draft, '/texts?under=roles/')))
    assert.equal(texts.map(({ path }) => path).sort(), ['roles/author/label', 'roles/worker/label'])
    const words = await dataOf<{ operations: unknown[] }>(await ana.get(at(draft, '/vocabulary')))
    assert.ok(words.operations.length > 20)
  })

  it('409: makes no release of what was begun from something else, until it was laid over what is served', async () => {
    const [first, second] = [await begun(), await begun()]
    const label = (text: string) => ({ kind: 'set_text', path: 'roles/worker/label', locale: 'en', text })
    await edit(first, 1, newLookup, label('Helper'))
    await edit(second, 1, { ...newLookup, id: 'lookup_weather' }, label('Visitor'))
    const files = await dataOf<{ files: Record<string, string> }>(await ana.get(at(first, '/files?format=json')))
    const served = (await checkFolder(sourceOf(new Map(Object.entries(files.files))))).model as Model
    for (const [path, text] of Object.entries(files.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    await stores.activate(served, now)
    assert.equal(await codesOf(await ana.post(at(second, '/release'), { data: { version: 2 } })), ['draft.behind'])

    const refused = await ana.post(at(second, '/follow'), { data: { version: 2 } })
    assert.is(refused.status, 409)
    assert.equal(await codesOf(refused), ['roles/worker.json#/label: draft.both_changed'])
    const take = { 'roles/worker.json#/label': 'mine' }
    const { version } = await dataOf<Told>(await ana.post(at(second, '/follow'), { data: { version: 2, take } }))
    const told = await dataOf<{ behind: boolean; files: { path: string }[] }>(await ana.get(at(second)))
    assert.equal(
      [told.behind, told.files.map(({ path }) => path)],
      [false, ['lookups/weather.json', 'roles/worker.json']],
    )
    const [role] = await dataOf<{ json: { label: string } }[]>(await ana.get(at(second, '/things?kind=role')))
    assert.ok(['Author', 'Visitor'].includes(role?.json.label ?? ''))
    assert.is((await ana.post(at(second, '/release'), { data: { version } })).status, 201)
  })

  it('200: is called otherwise, without a step, and says from which version it was begun', async () => {
    const draft = await begun()
    const renamed = await ana.patch(at(draft), { data: { name: ' Autumn ' } })
    assert.is(renamed.status, 200)
    const told = await dataOf<{ name: string; version: number; from: string }>(await ana.get(at(draft)))
    assert.is(told.name, 'Autumn')
    assert.is(told.version, 1)
    assert.is(told.from, model.instance.version)
    assert.is((await wim.patch(at(draft), { data: { name: 'Mine' } })).status, 403)
    assert.is((await ana.patch('configuration_drafts/nowhere', { data: { name: 'Mine' } })).status, 404)
  })

  it('204: is thrown away, and is not there afterwards', async () => {
    const draft = await begun()
    assert.is((await ana.delete(at(draft))).status, 204)
    assert.is((await ana.get(at(draft))).status, 404)
    assert.is((await ana.delete(at(draft))).status, 404)
  })

  it('lets go of what it holds', () => {
    editing.drafting.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
