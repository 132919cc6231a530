import type { Sealed } from './seal.ts'

/** Where sealed drafts lie. */
export interface Shelf {
  put(sealed: Sealed): Promise<void>
  get(id: string): Promise<Sealed | undefined>
  allOf(owner: string): Promise<readonly Sealed[]>
  remove(id: string): Promise<void>
}

const store = 'drafts'

const answerOf = <Answer>(request: IDBRequest<Answer>) =>
  new Promise<Answer>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const done = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })

const opened = () => {
  const request = indexedDB.open('formwork', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(store, { keyPath: 'id' }).createIndex('owner', 'owner')
  }
  return answerOf(request)
}

/** A shelf in the browser's own database. It is opened at first use. */
export function deviceShelf(): Shelf {
  let database: Promise<IDBDatabase> | undefined
  const transaction = async (mode: IDBTransactionMode) => {
    database ??= opened()
    database.catch(() => {
      database = undefined
    })
    return (await database).transaction(store, mode)
  }
  return {
    async put(sealed) {
      const writing = await transaction('readwrite')
      writing.objectStore(store).put(sealed)
      await done(writing)
    },
    async get(id) {
      return answerOf<Sealed | undefined>((await transaction('readonly')).objectStore(store).get(id))
    },
    async allOf(owner) {
      return answerOf<Sealed[]>((await transaction('readonly')).objectStore(store).index('owner').getAll(owner))
    },
    async remove(id) {
      const writing = await transaction('readwrite')
      writing.objectStore(store).delete(id)
      await done(writing)
    },
  }
}
