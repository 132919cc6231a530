/** The library in a folder, where Jon looks after the system. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Model, Role } from '../../../engine/model.ts'
import { makeBackupKeys } from '../../../server/backup/keys.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Environment } from '../../../server/env.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { createSystem } from '../../../server/system/system.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now } from '../../lib/people.ts'
import { serverFor } from '../../lib/server.ts'

const head = libraryModel.roles['head'] as Role
const keeper = libraryModel.roles['keeper'] as Role

export const watchedModel: Model = {
  ...libraryModel,
  roles: {
    ...libraryModel.roles,
    head: { ...head, manages: [...head.manages, 'usage:read_group'] },
    keeper: {
      ...keeper,
      manages: [...keeper.manages, 'users:read', 'system:read', 'backups:write', 'usage:read', 'access_proof:read'],
      people: { width: 'all', roles: [] },
    },
  },
}

export async function aWatchedLibrary(backup?: Environment['backup']) {
  const root = mkdtempSync(join(tmpdir(), 'formwork-watched-'))
  const dataFolder = join(root, 'data')
  const stores = createStores(openDatabase(dataFolder))
  const environment = { dataFolder, backup, mail: undefined }
  let time = Date.parse(now)
  const system = createSystem({ environment, build: 'abc', clock: () => time, log: () => undefined })
  const server = await serverFor('jon', { model: watchedModel, stores, parts: { system } })
  return {
    ...server,
    root,
    dataFolder,
    system,
    /** Lets time pass for the care of the instance, in hours. */
    pass: (hours: number) => {
      time += hours * 3_600_000
    },
    async close() {
      system.close()
      await stores.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

export const backupPair = makeBackupKeys()

/** Waits for what goes on beside the server. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 2400; turn++) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('It never came to that')
}
