/** A library that is served from a data folder and takes releases in: two keepers who look after it, and somebody who lends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFolder } from '../../../config/check.ts'
import type { Making } from '../../../config/release/build.ts'
import { bundleOf } from '../../../config/release/bundle.ts'
import type { Bundle } from '../../../config/release/release.ts'
import { sourceOfRelease } from '../../../config/release/unpack.ts'
import type { Model } from '../../../engine/model.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { createServer } from '../../../server/create-server.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { instanceKeys } from '../../../server/promotion/instance-keys.ts'
import { createPromotion } from '../../../server/promotion/promotion.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { bytes, jon, releaseOf } from '../../config/release/releases.ts'
import { now, uuid } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'

const keeper = {
  id: 'keeper',
  label: 'Keeper',
  reach: 'none',
  actions: {},
  forms: {},
  manages: [
    'configuration:read',
    'configuration:plan',
    'configuration:approve',
    'configuration:apply',
    'configuration:share',
    'audit:read',
  ],
}

const librarian = (may: object) => ({
  ...{ id: 'librarian', label: 'Librarian', reach: 'all' },
  ...{ actions: { loan: ['read', 'create', 'update', 'history'] }, forms: { loan: 'rw' }, ...may },
})

const kinds = (...ids: readonly string[]) => ({
  ...{ id: 'kind', label: 'Kind' },
  options: ids.map((id) => ({ id, label: id })),
})

/** What the folder says before anything was applied. */
const begins = { 'roles/keeper.json': keeper, 'roles/librarian.json': librarian({}) }

/** A kind of books less, and another name for the reader. */
export const changed = {
  ...begins,
  'lookups/kind.json': kinds('novel', 'map'),
  'lookups/shelf.json': {
    ...{ id: 'shelf', label: 'Shelf' },
    options: [
      { id: 'crime', label: 'Crime', tags: ['novel'] },
      { id: 'love', label: 'Love', tags: ['novel'] },
      { id: 'maps', label: 'Maps', tags: ['map'] },
    ],
  },
}

export const signed = (release: Bundle['release']): Bundle => bundleOf(release, [jon.privateKey])

/** The release with these files. */
export const releaseWith = async (files: Readonly<Record<string, unknown>> = {}, making: Partial<Making> = {}) =>
  signed(await releaseOf({ ...begins, ...files }, making))

export async function modelOf({ release }: Bundle): Promise<Model> {
  const { model } = await checkFolder(sourceOfRelease(release))
  if (!model) throw new Error('The release is sound')
  return model
}

export const facts = (userName: string, role: string, agency = 'city') => ({
  ...{ userName, fullName: userName, role, agency, groups: ['desk'], membershipVersion: 1, services: [] },
})

const everybody = {
  jon: facts('jon', 'keeper'),
  layla: facts('layla', 'keeper'),
  ana: facts('ana', 'librarian'),
}

interface Wishes {
  readonly folder?: string
  readonly loans?: number
  /** What the folder says besides. */
  readonly files?: Readonly<Record<string, unknown>>
  /** Who else is there. */
  readonly people?: Readonly<Record<string, ReturnType<typeof facts>>>
}

/** Opens the data folder, or makes one, with so many loans of atlases. */
export async function promotingLibrary({ folder = '', loans = 0, files = {}, people = {} }: Wishes = {}) {
  const dataFolder = folder || mkdtempSync(join(tmpdir(), 'formwork-promoting-'))
  const database = openDatabase(dataFolder)
  const stores = createStores(database)
  const model = await modelOf(await releaseWith(files))
  const configuration = createConfiguration(model, [], stores.directory.over)
  let passed = 0
  const promotion = createPromotion({
    ...{ stores, dataFolder, configuration, keys: instanceKeys(dataFolder) },
    ...{ clock: () => Date.parse(now) + passed, newId: () => crypto.randomUUID(), log: () => undefined },
  })
  const server = await aServer({
    model,
    stores,
    people: { ...everybody, ...people },
    parts: { configuration, promotion },
  })
  const [jonHere, layla, ana] = [await server.as('jon'), await server.as('layla'), await server.as('ana')]
  await jonHere.post('trusted_keys', { name: 'Jon', public_key: jon.publicKey })
  for (let index = 1; index <= loans; index++) {
    await ana.post('loans', {
      data: { id: uuid(index), book: `Book ${index}`, kind: 'atlas', reader: `Reader ${index}` },
    })
  }
  const send = (bundle: unknown) => jonHere.post('releases', bytes(bundle).toString())
  return {
    ...server,
    app: createServer(server.parts),
    ...{ jon: jonHere, layla, ana, stores, promotion, configuration, dataFolder, database, send },
    wait: (milliseconds: number) => {
      passed += milliseconds
      server.wait(milliseconds)
    },
    /** A plan to the bundle, counted. */
    async planTo(bundle: Bundle) {
      await send(bundle)
      const { data } = (await (await jonHere.post('plans', { release: bundle.hash })).json()) as {
        data: { id: string }
      }
      await promotion.idle()
      return data.id
    },
    async end() {
      await promotion.idle()
      await stores.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
