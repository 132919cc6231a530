/** A small configuration that Ana may edit and Wim may not, served beside the process that checks drafts. */
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFolder } from '../../../../config/check.ts'
import { loadFolder } from '../../../../config/load.ts'
import type { Model } from '../../../../engine/model.ts'
import { createConfiguration } from '../../../../server/configuration.ts'
import { createEditing } from '../../../../server/editing/editing.ts'
import { instanceKeys } from '../../../../server/promotion/instance-keys.ts'
import { createPromotion } from '../../../../server/promotion/promotion.ts'
import { openStores } from '../../../../server/stores/open-stores.ts'
import { now } from '../../../lib/people.ts'
import { aServer } from '../../../lib/server.ts'

const author = {
  ...{ id: 'author', label: 'Author', reach: 'none' },
  manages: ['configuration:read', 'configuration:edit', 'configuration:plan'],
}
const mood = {
  ...{ id: 'lookup_mood', label: { en: 'Mood', ar: 'المزاج' } },
  options: [
    { id: 'well', label: { en: 'Well', ar: 'جيد' } },
    { id: 'tired', label: 'Tired' },
    { id: 'sad', label: 'Sad' },
  ],
}
const numbers = {
  ...{ id: 'numbers', label: 'Numbers' },
  indicators: [
    { id: 'all_people', label: 'All people', from: 'person' },
    { id: 'new_people', label: 'New people', from: 'person' },
  ],
}

export async function editingServer() {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-editing-'))
  cpSync('seeds/empty', folder, { recursive: true })
  const put = (path: string, json: object) => writeFileSync(join(folder, path), JSON.stringify(json, undefined, 2))
  const instance = JSON.parse(loadFolder(folder).files.find(({ path }) => path === 'instance.json')?.text ?? '{}')
  put('instance.json', { ...instance, locales: ['en', 'ar'] })
  put('roles/author.json', author)
  put('lookups/mood.json', mood)
  cpSync(join(folder, 'lists'), join(folder, 'dashboards'), { recursive: true })
  rmSync(join(folder, 'dashboards', 'person.json'))
  put('dashboards/numbers.json', numbers)
  const { model } = (await checkFolder(loadFolder(folder))) as { readonly model: Model }
  const agency = Object.keys(model.agencies)[0] ?? ''
  const person = (userName: string, role: string) => ({ userName, fullName: userName, role, agency, groups: [] })
  const stores = await openStores(':memory:')
  const configuration = createConfiguration(model)
  const work = { stores, clock: () => Date.parse(now), newId: randomUUID, configuration, log: () => undefined }
  const promotion = createPromotion({ ...work, dataFolder: folder, keys: instanceKeys(folder) })
  const editing = createEditing({ ...work, configurationFolder: folder })
  const server = await aServer({
    ...{ model, stores, people: { ana: person('ana', 'author'), wim: person('wim', 'worker') } },
    parts: { promotion, editing, configuration },
  })
  const ana = await server.as('ana')
  const begun = async (name = 'Spring') => {
    const answer = await ana.post('configuration_drafts', { data: { name } })
    const { id } = ((await answer.json()) as { readonly data: { readonly id: string } }).data
    // The process that checks is there before a screen waits for it.
    await ana.get(`configuration_drafts/${id}/things?kind=instance`)
    return id
  }
  return {
    server,
    begun,
    /** As another window would. */
    edit: (draft: string, version: number, ...operations: readonly object[]) =>
      ana.post(`configuration_drafts/${draft}/operations`, { data: { version, operations } }),
    things: async (draft: string, kind: string) => {
      const answer = await ana.get(`configuration_drafts/${draft}/things?kind=${kind}`)
      return ((await answer.json()) as { readonly data: readonly { readonly json: never }[] }).data.map(
        ({ json }) => json,
      )
    },
    end: () => {
      editing.drafting.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
