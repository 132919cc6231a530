/** What the shell needs of the storage of attached bytes. */
import type { FileFacts } from '../../engine/fields/attachments.ts'

/** Where bytes stand, and what opens them. */
export interface StoredFile {
  readonly name: string
  readonly key: Uint8Array
  readonly size: number
}

/** Bytes that somebody sent, on their way to a record. */
export interface FileBrought extends StoredFile {
  readonly hash: string
  readonly userName: string
  readonly fileName: string
  readonly contentType: string
  readonly received: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** What is known of bytes by their SHA-256; the bytes themselves stand elsewhere (server/files). */
export interface FilesStore {
  find(hash: string): Promise<StoredFile | undefined>
  /** Notes who brought the bytes. False: they were known already, under another name and key, which stay. */
  stage(file: FileBrought): Promise<boolean>
  /** The same for bytes that are known; false, and nothing noted, where they are not known any more. */
  stageKnown(file: FileBrought): Promise<boolean>
  /** Those of the hashes that this user brought of late. */
  broughtBy(userName: string, hashes: readonly string[]): Promise<ReadonlyMap<string, FileFacts>>
  /** Bytes that this user sent of late. */
  receivedFrom(userName: string): Promise<number>
  /** Forgets what was brought before and no record took; gives the names of what nobody needs any more. */
  sweep(stagedBefore: number): Promise<readonly string[]>
  knows(name: string): Promise<boolean>
}
