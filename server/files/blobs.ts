/** Sealed bytes by name, whole or not at all. What they mean, and who may read them, others know. */
import type { SealedBytes } from './sealed.ts'

export interface Blobs {
  /** On disk when it resolves. */
  write(name: string, bytes: Uint8Array): Promise<void>
  open(name: string): Promise<OpenBlob | undefined>
  /** Nothing happens where there is none. */
  remove(name: string): Promise<void>
  /** Names of what was written before the instant (milliseconds since the epoch). */
  writtenBefore(instant: number): AsyncIterable<string>
  room(): Promise<{ readonly free: number; readonly total: number }>
}

export interface OpenBlob extends SealedBytes {
  close(): Promise<void>
}

/** Keeps nothing: for tests. */
export function memoryBlobs(): Blobs & { readonly names: () => readonly string[] } {
  const kept = new Map<string, Uint8Array>()
  return {
    write: async (name, bytes) => {
      kept.set(name, bytes)
    },
    open: async (name) => {
      const bytes = kept.get(name)
      return (
        bytes && {
          size: bytes.length,
          read: async (offset, length) => bytes.subarray(offset, offset + length),
          close: async () => undefined,
        }
      )
    },
    remove: async (name) => {
      kept.delete(name)
    },
    async *writtenBefore() {
      yield* [...kept.keys()]
    },
    room: async () => ({ free: 1e12, total: 1e12 }),
    names: () => [...kept.keys()],
  }
}
