import { createEffect, createRoot } from 'solid-js'
import { type Data, useData } from '../data/data.tsx'
import type { Draft, DraftOf, Kept } from './draft.ts'
import { createKeptFiles, deviceFileShelf, type FileShelf } from './kept-files.ts'
import { type Seal, type Sealed, sealFrom } from './seal.ts'
import { deviceShelf, type Shelf } from './shelf.ts'

interface Parts {
  readonly shelf: Shelf
  /** For files that were chosen and not yet saved. */
  readonly fileShelf?: FileShelf
  /** Who is signed in; drafts of anybody else do not exist. */
  readonly user: () => string
  /** The key that the server keeps for this person and device; throws where it cannot be had. */
  readonly deviceKey: (device: string) => Promise<string>
}

const thing = ({ type, record }: DraftOf) => `${type}/${record}`
const isOfDevice = (error: unknown) => error instanceof DOMException
const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'

/** The drafts of whoever is signed in, on this device. */
export function createDrafts({ shelf, fileShelf = deviceFileShelf(), user, deviceKey }: Parts) {
  let held: { readonly user: string; readonly seal: Promise<Seal> } | undefined
  let writing: Promise<unknown> = Promise.resolve()

  const sealOf = (person: string): Promise<Seal> => {
    if (held?.user === person) return held.seal
    if (person !== user()) return Promise.reject(new Error('drafts of somebody else'))
    const made = shelf.device().then(deviceKey).then(sealFrom)
    held = { user: person, seal: made }
    made.catch(() => {
      held = undefined
    })
    return made
  }

  /** One after the other, so that a draft taken away stays away. */
  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const mine = writing.then(write)
    writing = mine.catch(() => undefined)
    return mine
  }

  const opened = async (sealed: Sealed | undefined, by: Seal, person: string): Promise<Draft | undefined> => {
    const draft = sealed && ((await by.open(sealed)) as Draft | undefined)
    return draft?.user === person ? draft : undefined
  }

  const files = createKeptFiles(fileShelf, () => sealOf(user()))

  return {
    /** What was chosen and not yet saved; goes with the draft. */
    keepFile: (file: string, of: DraftOf, bytes: Blob) => files.keep(file, thing(of), bytes),
    findFile: files.find,
    /** The draft is wanted after all. */
    putFilesBack: (of: DraftOf) => files.putBack(thing(of)).catch(() => undefined),

    keep: (draft: Draft): Promise<Kept> =>
      inTurn(async (): Promise<Kept> => {
        try {
          const by = await sealOf(draft.user)
          await shelf.put(await by.close(thing(draft), draft))
          return { kind: 'kept', at: draft.at }
        } catch (error) {
          return { kind: isFull(error) ? 'full' : isOfDevice(error) ? 'failed' : 'locked' }
        }
      }),

    /** The draft about a record, if there is one and it can be opened. */
    find: (of: DraftOf): Promise<Draft | undefined> =>
      inTurn(async () => {
        const person = user()
        const by = await sealOf(person)
        return opened(await shelf.get(await by.nameOf(thing(of))), by, person)
      }),

    /** All drafts of whoever is signed in, newest first. */
    all: (): Promise<readonly Draft[]> =>
      inTurn(async () => {
        const person = user()
        const by = await sealOf(person)
        const drafts = await Promise.all((await shelf.allOf(by.owner)).map((sealed) => opened(sealed, by, person)))
        return drafts.filter((draft) => draft !== undefined).sort((one, other) => (one.at < other.at ? 1 : -1))
      }),

    /** Takes a draft away: the server has it, or the person does not want it. */
    remove: (of: DraftOf): Promise<void> =>
      inTurn(async () => {
        const by = await sealOf(user())
        await shelf.remove(await by.nameOf(thing(of)))
        await files.removeAllOf(thing(of)).catch(() => undefined)
      }),

    /** Lets go of the key once what is being kept is kept: at sign-out. */
    forget: () =>
      inTurn(async () => {
        held = undefined
      }),
  }
}

export type Drafts = ReturnType<typeof createDrafts>

const made = new WeakMap<Data, Drafts>()

/** The drafts that belong to a data layer; `shelf` counts at the first call only. */
export function draftsFor(data: Data, shelf: () => Shelf = deviceShelf): Drafts {
  const known = made.get(data)
  if (known) return known
  const drafts = createDrafts({
    shelf: shelf(),
    user: () => data.actor().user_name,
    deviceKey: async (device) =>
      (await data.client<{ data: { key: string } }>(`/device_key?device=${device}`)).body.data.key,
  })
  made.set(data, drafts)
  createRoot(() =>
    createEffect(() => {
      if (data.session.state() === 'signed-out') setTimeout(drafts.forget)
    }),
  )
  return drafts
}

/** So long a record waits for its draft: a browser whose database hangs must not keep people from their work. */
const patience = 4000

/** The draft about a record, if it can be had: without a key or a database there is none. */
export const draftOf = (drafts: Drafts, of: DraftOf): Promise<Draft | undefined> =>
  Promise.race([
    drafts.find(of).catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined)),
  ])

/** Drafts of the person who is signed in: `all()` for lists, `find`, `keep` and `remove` for a form. */
export const useDrafts = (): Drafts => draftsFor(useData())
