/**
 * The file of a backup: what it is and how it is locked, a proof that the key is the right one, and the sealed rest. The
 * key is made of the head too: of an altered head nothing opens.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { sealing, unseal } from '../files/sealed.ts'
import { type Locked, type LockFacts, secretOf, type Unlock } from './keys.ts'
import { BackupTrouble } from './trouble.ts'

const FORMAT = 1
const MAGIC = /^formwork-backup\/(\d{1,6})\n/
const LONGEST_MAGIC = 32
const LONGEST_HEAD = 4096
const PROOF = 32

interface Keys {
  readonly body: Uint8Array
  readonly proof: Uint8Array
}

function keysOf(secret: Uint8Array, head: Uint8Array): Keys {
  const salt = createHash('sha256').update(head).digest()
  const body = Buffer.from(hkdfSync('sha256', secret, salt, 'formwork backup', 32))
  const proving = Buffer.from(hkdfSync('sha256', secret, salt, 'formwork backup proof', 32))
  return { body, proof: createHmac('sha256', proving).update(head).digest() }
}

function headOf(facts: LockFacts): Uint8Array {
  const text = Buffer.from(JSON.stringify(facts))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([Buffer.from(`formwork-backup/${FORMAT}\n`), length, text])
}

/** The bytes of the file. */
export async function* enveloped(
  { facts, secret }: Locked,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const head = headOf(facts)
  const { body, proof } = keysOf(secret, head)
  yield head
  yield proof
  yield* sealing(body, content)
}

/** The content of a file, piece by piece; each is what was written, or there is none. */
export async function* opened(file: string, unlock: Unlock | Locked): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const { head, facts } = await readHead(handle, basename(file))
    const secret = 'secret' in unlock ? unlock.secret : await secretOf(facts, unlock)
    const proof = await bytesAt(handle, head.length, PROOF)
    const keys = secret && keysOf(secret, head)
    if (!keys) throw new BackupTrouble('wrong_key', basename(file))
    if (proof.length < PROOF) throw new BackupTrouble('damaged', basename(file))
    if (!timingSafeEqual(keys.proof, proof)) throw new BackupTrouble('wrong_key', basename(file))
    const start = head.length + PROOF
    const { size } = await handle.stat()
    const sealed = {
      size: size - start,
      read: (offset: number, length: number) => bytesAt(handle, start + offset, length),
    }
    yield* unsealed(keys.body, sealed, basename(file))
  } finally {
    await handle.close()
  }
}

async function* unsealed(key: Uint8Array, sealed: Parameters<typeof unseal>[1], name: string) {
  const pieces = unseal(key, sealed)
  for (;;) {
    const { value, done } = await pieces.next().catch(() => {
      throw new BackupTrouble('damaged', name)
    })
    if (done || value === undefined) return
    yield value
  }
}

async function readHead(handle: FileHandle, name: string) {
  const begin = await bytesAt(handle, 0, LONGEST_MAGIC)
  const [magic, format] = MAGIC.exec(Buffer.from(begin).toString('latin1')) ?? []
  if (magic === undefined) throw new BackupTrouble('not_a_backup', name)
  if (Number(format) > FORMAT) throw new BackupTrouble('newer_format', name)
  const at = magic.length
  const lengthBytes = Buffer.from(await bytesAt(handle, at, 4))
  const length = lengthBytes.length === 4 ? lengthBytes.readUInt32BE() : 0
  const head = length > 0 && length <= LONGEST_HEAD ? await bytesAt(handle, 0, at + 4 + length) : Buffer.alloc(0)
  const facts = factsIn(Buffer.from(head.subarray(at + 4)).toString('utf8'))
  if (head.length !== at + 4 + length || !facts) throw new BackupTrouble('damaged', name)
  return { head, facts }
}

function factsIn(text: string): LockFacts | undefined {
  try {
    const { kind, salt, cost, key, ephemeral } = JSON.parse(text) as Readonly<Record<string, unknown>>
    if (kind === 'passphrase' && typeof salt === 'string' && typeof cost === 'number') return { kind, salt, cost }
    if (kind === 'key' && typeof key === 'string' && typeof ephemeral === 'string') return { kind, key, ephemeral }
    return undefined
  } catch {
    return undefined
  }
}

async function bytesAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset)
  return buffer.subarray(0, bytesRead)
}
