/** As much of IndexedDB as the shelf of drafts uses, kept in memory for as long as the test holds it. */
type Told = (() => void) | undefined

const soon = (tell: Told) => setTimeout(() => tell?.())

/** A request whose listeners hear of its end, whenever they begin to listen. */
function request<Answer>(result: Answer) {
  return {
    result,
    set onupgradeneeded(tell: Told) {
      soon(tell)
    },
    set onsuccess(tell: Told) {
      soon(tell)
    },
    set oncomplete(tell: Told) {
      soon(tell)
    },
  }
}

type Entry = Readonly<Record<string, unknown>>

function createStore() {
  const entries = new Map<unknown, unknown>()
  return {
    entries,
    createIndex: () => undefined,
    put: (value: unknown, key?: unknown) => entries.set(key ?? (value as Entry)['id'], value),
    get: (key: unknown) => request(entries.get(key)),
    delete: (key: unknown) => entries.delete(key),
    index: (name: string) => ({
      getAll: (value: unknown) => request([...entries.values()].filter((entry) => (entry as Entry)[name] === value)),
    }),
  }
}

/** Gives the browser a database of its own, empty. */
export function withDatabase() {
  const stores = new Map<string, ReturnType<typeof createStore>>()
  const storeOf = (name: string) => {
    const known = stores.get(name) ?? createStore()
    stores.set(name, known)
    return known
  }
  const database = {
    createObjectStore: storeOf,
    transaction: () => {
      const made = request(undefined)
      return Object.defineProperty(made, 'objectStore', { value: storeOf })
    },
  }
  Object.assign(globalThis, { indexedDB: { open: () => request(database) } })
  return stores
}
