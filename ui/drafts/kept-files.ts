/** Files that were chosen and not yet saved: sealed like drafts, kept as long as the draft that names them. */
import type { Seal, SealedBytes } from './seal.ts'

export interface FileShelf {
  put(sealed: KeptBytes): Promise<void>
  get(id: string): Promise<KeptBytes | undefined>
  /** Those that were kept with one draft. */
  allOf(draft: string): Promise<readonly KeptBytes[]>
  removeAllOf(draft: string): Promise<void>
}

export interface KeptBytes extends SealedBytes {
  /** Name of the draft that they belong to; cannot be turned back. */
  readonly draft: string
}

export interface KeptFiles {
  keep(file: string, draft: string, bytes: Blob): Promise<void>
  find(file: string): Promise<Blob | undefined>
  removeAllOf(draft: string): Promise<void>
  /** Puts back what was removed last, should it have been this draft's. */
  putBack(draft: string): Promise<void>
}

export function createKeptFiles(shelf: FileShelf, seal: () => Promise<Seal>): KeptFiles {
  let removed: readonly KeptBytes[] = []
  return {
    async keep(file, draft, bytes) {
      const by = await seal()
      const sealed = await by.closeBytes(`file ${file}`, await bytes.arrayBuffer())
      await shelf.put({ ...sealed, draft: await by.nameOf(draft) })
    },
    async find(file) {
      const by = await seal()
      const sealed = await shelf.get(await by.nameOf(`file ${file}`))
      const bytes = sealed && (await by.openBytes(sealed))
      return bytes && new Blob([bytes])
    },
    async removeAllOf(draft) {
      const name = await (await seal()).nameOf(draft)
      removed = await shelf.allOf(name)
      await shelf.removeAllOf(name)
    },
    async putBack(draft) {
      const name = await (await seal()).nameOf(draft)
      for (const sealed of removed) if (sealed.draft === name) await shelf.put(sealed)
    },
  }
}

const store = 'files'

/** In a database of the browser's own, opened at first use. */
export function deviceFileShelf(): FileShelf {
  let database: Promise<IDBDatabase> | undefined
  const opened = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('formwork-files', 1)
      request.onupgradeneeded = () =>
        request.result.createObjectStore(store, { keyPath: 'id' }).createIndex('draft', 'draft')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const within = async <Result>(
    mode: IDBTransactionMode,
    work: (files: IDBObjectStore) => IDBRequest<Result> | undefined,
  ) => {
    database ??= opened()
    database.catch(() => {
      database = undefined
    })
    const transaction = (await database).transaction(store, mode)
    const request = work(transaction.objectStore(store))
    return new Promise<Result | undefined>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  }
  return {
    put: async (sealed) => {
      await within('readwrite', (files) => files.put(sealed))
    },
    get: (id) => within<KeptBytes>('readonly', (files) => files.get(id)),
    allOf: async (draft) =>
      (await within<KeptBytes[]>('readonly', (files) => files.index('draft').getAll(draft))) ?? [],
    removeAllOf: async (draft) => {
      await within('readwrite', (files) => {
        files.index('draft').openKeyCursor(IDBKeyRange.only(draft)).onsuccess = ({ target }) => {
          const cursor = (target as IDBRequest<IDBCursor | null>).result
          if (!cursor) return
          files.delete(cursor.primaryKey)
          cursor.continue()
        }
      })
    },
  }
}
