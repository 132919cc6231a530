/** What a backup holds, as one stream: each file after a line about it, and at the end what there was, with hashes. */
import { createHash, type Hash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BackupTrouble } from './trouble.ts'

/** A file of the data folder. */
export interface Entry {
  /** With slashes, from the data folder. */
  readonly path: string
  readonly size: number
  readonly sha256: string
}

/** What the database was when it was copied. */
export interface DataFacts {
  /** When the newest of the fixed tables' migrations was made: an older Formwork does not know it. */
  readonly tables: number
  readonly records: number
  readonly people: number
  readonly release?: string
  readonly head: { readonly seq: number; readonly hash: string }
}

export interface Manifest {
  readonly madeAt: string
  readonly data: DataFacts
  readonly entries: readonly Entry[]
}

/** A file to put in: where its bytes are, and what it is called in the backup. */
export interface Source {
  readonly path: string
  readonly file: string
}

const AT_ONCE = 256 * 1024
const LONGEST_LINE = 64 * 1024 * 1024
/** Nothing that a path could mean but a file below the folder. */
const PATH = /^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+){0,3}$/

function framed(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
}

/** A file that is gone by the time it is read is left out: what the database needs of it is looked at when it is verified. */
export async function* packed(sources: Iterable<Source>, facts: Omit<Manifest, 'entries'>): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = []
  for (const { path, file } of sources) {
    const handle = await open(file, 'r').catch(absent)
    if (!handle) continue
    try {
      const { size } = await handle.stat()
      yield framed({ path, size })
      const hash = createHash('sha256')
      for (let at = 0; at < size; ) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(AT_ONCE, size - at)), 0)
        if (bytesRead === 0) throw new Error('A file became shorter while it was read')
        const bytes = buffer.subarray(0, bytesRead)
        hash.update(bytes)
        yield bytes
        at += bytesRead
      }
      entries.push({ path, size, sha256: hash.digest('hex') })
    } finally {
      await handle.close()
    }
  }
  yield framed({ ...facts, entries } satisfies Manifest)
}

function absent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}

/** Writes what is in the stream below a folder, and gives what it says it is; every file is compared with that. */
export async function unpacked(content: AsyncIterable<Uint8Array>, folder: string, name: string): Promise<Manifest> {
  const bytes = createBytes(content)
  try {
    return await allOf(bytes, folder, () => new BackupTrouble('damaged', name))
  } finally {
    await bytes.end()
  }
}

async function allOf(bytes: Bytes, folder: string, damaged: () => Error): Promise<Manifest> {
  const found: Entry[] = []
  for (;;) {
    const line = await lineOf(bytes, damaged)
    if ('entries' in line) {
      const manifest = line as unknown as Manifest
      const isSame = JSON.stringify(manifest.entries) === JSON.stringify(found)
      if (!isSame || (await bytes.take(1)).length > 0) throw damaged()
      return manifest
    }
    const { path, size } = line as { readonly path?: unknown; readonly size?: unknown }
    if (typeof path !== 'string' || !PATH.test(path) || !Number.isSafeInteger(size)) throw damaged()
    const hash = await written(bytes, join(folder, path), size as number, damaged)
    found.push({ path, size: size as number, sha256: hash.digest('hex') })
  }
}

async function written(bytes: Bytes, file: string, size: number, damaged: () => Error): Promise<Hash> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    for (let left = size; left > 0; ) {
      const some = await bytes.take(Math.min(AT_ONCE, left))
      if (some.length === 0) throw damaged()
      hash.update(some)
      await handle.write(some)
      left -= some.length
    }
    await handle.sync()
    return hash
  } finally {
    await handle.close()
  }
}

async function lineOf(bytes: Bytes, damaged: () => Error): Promise<Readonly<Record<string, unknown>>> {
  const start = Buffer.from(await bytes.take(4))
  const length = start.length === 4 ? start.readUInt32BE() : 0
  if (length === 0 || length > LONGEST_LINE) throw damaged()
  const text = Buffer.from(await bytes.take(length))
  if (text.length < length) throw damaged()
  try {
    return JSON.parse(text.toString('utf8')) as Readonly<Record<string, unknown>>
  } catch {
    throw damaged()
  }
}

interface Bytes {
  /** So many, or fewer where there are no more. */
  take(count: number): Promise<Uint8Array>
  /** Lets go of where they come from. */
  end(): Promise<void>
}

function createBytes(content: AsyncIterable<Uint8Array>): Bytes {
  const pieces = content[Symbol.asyncIterator]()
  let held: Uint8Array[] = []
  let length = 0
  return {
    async take(count) {
      while (length < count) {
        const { value, done } = await pieces.next()
        if (done) break
        held.push(value)
        length += value.length
      }
      const all = held.length === 1 ? (held[0] as Uint8Array) : Buffer.concat(held)
      const taken = all.subarray(0, count)
      held = taken.length < all.length ? [all.subarray(count)] : []
      length = all.length - taken.length
      return taken
    },
    end: async () => void (await pieces.return?.()),
  }
}
