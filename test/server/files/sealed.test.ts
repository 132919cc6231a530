import { randomBytes } from 'node:crypto'
import * as assert from 'uvu/assert'
import { newFileKey, openSize, type SealedBytes, seal, unseal } from '../../../server/files/sealed.ts'
import { spec } from '../../lib/spec.ts'

const PIECE = 64 * 1024

const from = (bytes: Uint8Array): SealedBytes => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
})

async function opened(key: Uint8Array, sealed: Uint8Array, range?: { start: number; end: number }) {
  const parts: Uint8Array[] = []
  for await (const part of unseal(key, from(sealed), range)) parts.push(part)
  return Buffer.concat(parts)
}

const isRefused = async (key: Uint8Array, sealed: Uint8Array) =>
  opened(key, sealed).then(
    () => false,
    () => true,
  )

spec('Sealed bytes', (it) => {
  it('open to what they were, whatever their length', async () => {
    const key = newFileKey()
    for (const length of [0, 1, 100, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 17]) {
      const bytes = randomBytes(length)
      const sealed = seal(key, bytes)
      assert.is(openSize(from(sealed)), length)
      assert.ok((await opened(key, sealed)).equals(bytes), `${length}`)
    }
  })

  it('open in part', async () => {
    const key = newFileKey()
    const bytes = randomBytes(3 * PIECE + 17)
    const sealed = seal(key, bytes)
    const ranges = [
      [0, 1],
      [PIECE - 1, PIECE + 1],
      [PIECE, 2 * PIECE],
      [2 * PIECE + 5, bytes.length],
      [0, bytes.length],
    ]
    for (const [start = 0, end = 0] of ranges) {
      assert.ok((await opened(key, sealed, { start, end })).equals(bytes.subarray(start, end)), `${start}-${end}`)
    }
  })

  it('say nothing of what they hold, and look different each time', () => {
    const key = newFileKey()
    const bytes = Buffer.from('canary '.repeat(100))
    const [one, other] = [Buffer.from(seal(key, bytes)), Buffer.from(seal(key, bytes))]
    assert.not.ok(one.includes('canary'))
    assert.not.ok(one.equals(other))
  })

  it('do not open with another key, nor when a bit was turned, or pieces were moved, cut off or put on', async () => {
    const key = newFileKey()
    const sealed = Buffer.from(seal(key, randomBytes(2 * PIECE + 10)))
    const turned = Buffer.from(sealed)
    turned.writeUInt8((turned[70_000] ?? 0) ^ 1, 70_000)
    const [salt, first, second, last] = [[0, 16], [16, PIECE + 32], [PIECE + 32, 2 * PIECE + 48], [2 * PIECE + 48]].map(
      ([start, end]) => sealed.subarray(start, end),
    ) as [Buffer, Buffer, Buffer, Buffer]
    assert.ok(await isRefused(newFileKey(), sealed))
    assert.ok(await isRefused(key, turned))
    assert.ok(await isRefused(key, Buffer.concat([salt, second, first, last])))
    assert.ok(await isRefused(key, Buffer.concat([salt, first, second])))
    assert.ok(await isRefused(key, Buffer.concat([sealed, second])))
    assert.not.ok(await isRefused(key, Buffer.concat([salt, first, second, last])))
  })
})
