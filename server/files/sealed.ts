/**
 * Bytes sealed under a key of their own (AES-256-GCM), in pieces, so that a part of a long recording can be read without
 * the rest. Each piece knows its place and whether it is the last: pieces can be neither moved nor cut off unnoticed.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const PIECE = 64 * 1024
const TAG = 16
const SALT = 16
const SEALED_PIECE = PIECE + TAG

export const newFileKey = (): Uint8Array => randomBytes(32)

/** Whatever is sealed under the same key is sealed differently each time: the salt stands first. */
const pieceKey = (key: Uint8Array, salt: Uint8Array) => Buffer.from(hkdfSync('sha256', key, salt, 'formwork file', 32))

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 4)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

const piecesOf = (size: number) => Math.max(1, Math.ceil(size / PIECE))

export function seal(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const salt = randomBytes(SALT)
  const inner = pieceKey(key, salt)
  const count = piecesOf(bytes.length)
  const parts: Uint8Array[] = [salt]
  for (let index = 0; index < count; index++) {
    const piece = bytes.subarray(index * PIECE, (index + 1) * PIECE)
    parts.push(...sealedPiece(inner, index, piece, index === count - 1))
  }
  return Buffer.concat(parts)
}

function sealedPiece(inner: Uint8Array, index: number, piece: Uint8Array, isLast: boolean): readonly Uint8Array[] {
  const cipher = createCipheriv('aes-256-gcm', inner, nonceOf(index, isLast))
  return [cipher.update(piece), cipher.final(), cipher.getAuthTag()]
}

/** The same for bytes that come one after the other, of which nobody knows yet how many they are. */
export async function* sealing(key: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT)
  const inner = pieceKey(key, salt)
  yield salt
  let held = Buffer.alloc(0)
  let index = 0
  for await (const some of bytes) {
    held = Buffer.concat([held, some])
    // A whole piece is only sealed when there is more to come: the last one is sealed as the last.
    for (; held.length > PIECE; held = held.subarray(PIECE)) {
      yield* sealedPiece(inner, index++, held.subarray(0, PIECE), false)
    }
  }
  yield* sealedPiece(inner, index, held, true)
}

/** Where sealed bytes are read from. */
export interface SealedBytes {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

/** How many bytes there are when they are open. */
export function openSize({ size }: Pick<SealedBytes, 'size'>): number {
  const sealed = size - SALT
  return sealed - TAG * Math.ceil(sealed / SEALED_PIECE)
}

/** The bytes from `start` up to and without `end`, piece by piece. Throws where they are not what was sealed. */
export async function* unseal(
  key: Uint8Array,
  sealed: SealedBytes,
  { start = 0, end = openSize(sealed) }: { readonly start?: number; readonly end?: number } = {},
): AsyncGenerator<Uint8Array> {
  const inner = pieceKey(key, await sealed.read(0, SALT))
  const size = openSize(sealed)
  const count = piecesOf(size)
  const first = Math.floor(start / PIECE)
  for (let index = first; index < count && (index === first || index * PIECE < end); index++) {
    const from = index * PIECE
    const length = Math.min(PIECE, size - from)
    const piece = await sealed.read(SALT + index * SEALED_PIECE, length + TAG)
    const decipher = createDecipheriv('aes-256-gcm', inner, nonceOf(index, index === count - 1))
    decipher.setAuthTag(piece.subarray(length))
    const open = Buffer.concat([decipher.update(piece.subarray(0, length)), decipher.final()])
    yield open.subarray(Math.max(0, start - from), Math.min(length, end - from))
  }
}
