import type { Sealed } from './seal.ts'

/** Where sealed drafts lie. */
export interface Shelf {
  /** This browser's own id, made at first use and kept as surely as the drafts are; the server keeps one key per person and device. */
  device(): Promise<string>
  put(sealed: Sealed): Promise<void>
  get(id: string): Promise<Sealed | undefined>
  allOf(owner: string): Promise<readonly Sealed[]>
  remove(id: string): Promise<void>
}

const store = 'drafts'
const devices = 'device'

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
  const request = indexedDB.open('formwork-drafts', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(store, { keyPath: 'id' }).createIndex('owner', 'owner')
    request.result.createObjectStore(devices)
  }
  return answerOf(request)
}

/** A shelf in the browser's own database. It is opened at first use. */
export function deviceShelf(): Shelf {
  let database: Promise<IDBDatabase> | undefined
  const transaction = async (mode: IDBTransactionMode, of = store) => {
    database ??= opened()
    database.catch(() => {
      database = undefined
    })
    return (await database).transaction(of, mode)
  }
  return {
    async device() {
      const writing = await transaction('readwrite', devices)
      const known = await answerOf<string | undefined>(writing.objectStore(devices).get('id'))
      if (known) return known
      const made = crypto.randomUUID()
      writing.objectStore(devices).put(made, 'id')
      await done(writing)
      return made
    },
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
