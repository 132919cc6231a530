/** Attached bytes on their way in and out. They are known by their hash, stand sealed, and are the same ones for every record that holds them. */
import { createHash, randomBytes } from 'node:crypto'
import type { FilesAllowed } from '../../engine/fields/field-type.ts'
import { cleanFileName } from '../../engine/lib/file-name.ts'
import { problems } from '../../engine/problems.ts'
import { createTurns } from '../in-turn.ts'
import type { FileBrought, FilesStore, StoredFile } from '../stores/file-stores.ts'
import type { Blobs } from './blobs.ts'
import { identify } from './identify.ts'
import { cleaned, isPicture, thumbnailOf } from './images.ts'
import { newFileKey, openSize, seal, unseal } from './sealed.ts'

const MEGABYTE = 1024 * 1024
const A_DAY = 24 * 3_600_000
const AN_HOUR = 3_600_000
const MOST_A_DAY = 200 * MEGABYTE
const LEAST_ROOM = 1024 * MEGABYTE
const LEAST_SHARE = 0.1
/** Files in memory at once: of everybody, and of one person. */
const AT_ONCE = 8
const AT_ONCE_EACH = 6

export interface Brought {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** As the sender says. */
  readonly contentType: string
  readonly userName: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

export interface Kept {
  readonly file: string
  readonly file_name: string
  readonly content_type: string
  readonly size: number
}

/** Bytes to be sent; `read` gives those from `start` up to and without `end`. */
export interface Opened {
  readonly size: number
  read(range?: { readonly start: number; readonly end: number }): AsyncGenerator<Uint8Array>
  close(): Promise<void>
}

export interface Vault {
  /** Holds a place while bytes are received; refuses where there is none. */
  receiving<Result>(userName: string, work: () => Promise<Result>): Promise<Result>
  /** Refuses before anything is read, where the user has sent too much of late or the disk has no room. */
  mayBring(userName: string, bytes: number): Promise<void>
  /** Judges the bytes and keeps them; of what is refused nothing is kept. */
  keep(brought: Brought, allowed: FilesAllowed, maximumBytes: number): Promise<Kept>
  open(file: string): Promise<Opened | undefined>
  /** A small picture of a picture, made when first asked for. */
  openThumbnail(file: string): Promise<Opened | undefined>
  /** Takes away what nobody needs any more. */
  sweep(now: number): Promise<void>
}

export function createVault(files: FilesStore, blobs: Blobs): Vault {
  const thumbnailName = (name: string) => `${name}-small`

  async function opened(name: string, key: Uint8Array): Promise<Opened | undefined> {
    const blob = await blobs.open(name)
    if (!blob) return undefined
    return { size: openSize(blob), read: (range) => unseal(key, blob, range), close: () => blob.close() }
  }

  async function wholeOf({ read, close }: Opened): Promise<Uint8Array> {
    try {
      const parts: Uint8Array[] = []
      for await (const part of read()) parts.push(part)
      return Buffer.concat(parts)
    } finally {
      await close()
    }
  }

  /** Bytes that somebody else brought before are noted; new ones are written first, so that nothing is noted that is not there. */
  async function settle(note: Omit<FileBrought, keyof StoredFile>, bytes: Uint8Array): Promise<void> {
    const known = await files.find(note.hash)
    if (known && (await files.stageKnown({ ...note, ...known }))) return
    const fresh = { name: randomBytes(16).toString('hex'), key: newFileKey(), size: bytes.length }
    await blobs.write(fresh.name, seal(fresh.key, bytes))
    if (!(await files.stage({ ...note, ...fresh }))) await blobs.remove(fresh.name)
  }

  /** Who is sending, once for each file. */
  const senders: string[] = []
  /** A whole picture is read for each thumbnail that is made: one at a time. */
  const turns = createTurns()
  let lookedAt = Number.NEGATIVE_INFINITY

  return {
    async receiving(userName, work) {
      const own = senders.filter((sender) => sender === userName).length
      if (senders.length >= AT_ONCE || own >= AT_ONCE_EACH) throw problems.tooMany({ retryAfterSeconds: 5 })
      senders.push(userName)
      try {
        return await work()
      } finally {
        senders.splice(senders.indexOf(userName), 1)
      }
    },
    async mayBring(userName, bytes) {
      if ((await files.receivedFrom(userName)) + bytes > MOST_A_DAY) {
        throw problems.tooMany({ retryAfterSeconds: AN_HOUR / 1000 })
      }
      const { free, total } = await blobs.room()
      if (free - bytes < LEAST_ROOM && free < total * LEAST_SHARE) throw problems.storageFull({})
    },
    async keep({ bytes, fileName, contentType, userName, at }, allowed, maximumBytes) {
      if (bytes.length === 0) throw problems.uploadRefused({ code: 'upload.empty' })
      const name = cleanFileName(fileName)
      const type = await identify(bytes, { fileName: name, contentType }, allowed)
      const kept = isPicture(type) ? await cleaned(bytes, type) : bytes
      if (kept.length > maximumBytes) throw problems.uploadRefused({ code: 'upload.too_large', maximum: maximumBytes })
      const hash = createHash('sha256').update(kept).digest('hex')
      await settle({ hash, userName, fileName: name, contentType: type, received: bytes.length, at }, kept)
      return { file: hash, file_name: name, content_type: type, size: kept.length }
    },
    async open(file) {
      const found = await files.find(file)
      return found && opened(found.name, found.key)
    },
    async openThumbnail(file) {
      const found = await files.find(file)
      if (!found) return undefined
      const small = thumbnailName(found.name)
      const known = await opened(small, found.key)
      if (known) return known
      return turns.inTurn('thumbnail', async () => {
        const made = await opened(small, found.key)
        const whole = made ? undefined : await opened(found.name, found.key)
        if (!whole) return made
        await blobs.write(small, seal(found.key, await thumbnailOf(await wholeOf(whole))))
        return opened(small, found.key)
      })
    },
    async sweep(now) {
      const gone = await files.sweep(now - A_DAY)
      for (const name of gone) for (const one of [name, thumbnailName(name)]) await blobs.remove(one)
      if (now - lookedAt < A_DAY) return
      lookedAt = now
      // Left by a process that ended between writing and noting.
      for await (const name of blobs.writtenBefore(now - AN_HOUR)) {
        if (!(await files.knows(name.replace(/-.*$/, '')))) await blobs.remove(name)
      }
    },
  }
}
