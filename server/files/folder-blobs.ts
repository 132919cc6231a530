import { randomUUID } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { problems } from '../../engine/problems.ts'
import type { Blobs } from './blobs.ts'

const NAME = /^[0-9a-f]{32}(-[a-z]+)?$/

/** In a folder of their own below the data folder, readable by nobody else, two letters of the name a folder. */
export function folderBlobs(dataFolder: string): Blobs {
  const root = join(dataFolder, 'files')
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error('Not the name of a blob')
    return join(root, name.slice(0, 2), name)
  }
  return {
    async write(name, bytes) {
      const path = pathOf(name)
      const begun = join(root, `${randomUUID()}.part`)
      try {
        const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await writeWhole(begun, bytes)
        await rename(begun, path)
        await syncFolder(dirname(path))
        if (made !== undefined) for (const holder of [root, dataFolder]) await syncFolder(holder)
      } catch (error) {
        await rm(begun, { force: true }).catch(() => undefined)
        throw storageProblem(error)
      }
    },
    async open(name) {
      const file = await openIfThere(pathOf(name))
      if (!file) return undefined
      const { size } = await file.stat()
      return {
        size,
        async read(offset, length) {
          const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
          return buffer.subarray(0, bytesRead)
        },
        close: () => file.close(),
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    async *writtenBefore(instant) {
      for (const entry of await readdir(root, { withFileTypes: true }).catch(() => [])) {
        const path = join(root, entry.name)
        if (!entry.isDirectory()) {
          // Begun by a process that did not come to an end.
          if ((await stat(path)).mtimeMs < instant) await rm(path, { force: true })
          continue
        }
        for (const name of await readdir(path)) {
          if (NAME.test(name) && (await stat(join(path, name))).mtimeMs < instant) yield name
        }
      }
    },
    async room() {
      const { bavail, blocks, bsize } = await statfs(dataFolder)
      return { free: bavail * bsize, total: blocks * bsize }
    },
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function storageProblem(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (/^(ENOSPC|EDQUOT|EROFS)$/.test(code)) return problems.storageFull({})
  return code === 'EIO' ? problems.storageFailed({}) : error
}
