/**
 * The only place that talks to the server. Screens read and write through `useData`; ids and mutation ids are made
 * here, writes are actions, and what is kept is kept under the release it was made in, so that a store on the device
 * and an outbox can take the network's place beneath without a screen knowing.
 */
import { createContext, createSignal, type JSX, useContext } from 'solid-js'
import { changeCalendar } from '../lib/calendar.ts'
import { locale } from '../lib/locale.ts'
import { forgetPlaces } from '../lib/recent-places.ts'
import { createAccount } from './account.ts'
import { createAttention } from './attention.ts'
import { type Client, createClient } from './client.ts'
import { createDeveloper } from './developer.ts'
import { createFiles } from './files.ts'
import { createHome } from './home.ts'
import { createLife } from './life.ts'
import { createLinked } from './linked.ts'
import { createLogs } from './logs.ts'
import { createNotices } from './notices.ts'
import { createRecords } from './records.ts'
import { createReference } from './reference.ts'
import { createSession, servedName } from './session.ts'
import { createSharing } from './sharing.ts'
import { createTruth } from './truth.ts'
import type { ActorFacts } from './wire.ts'
import { createWrite } from './writes.ts'

interface Wishes {
  /** How to wait between attempts. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

export function createData(fetchIt: typeof fetch = (...request) => fetch(...request), { wait }: Wishes = {}) {
  const truth = createTruth()
  const [newerRelease, setNewerRelease] = createSignal(false)
  const client: Client = createClient({
    fetch: fetchIt,
    locale,
    heard: (release, directory) => {
      truth.setNetwork(true)
      const [mine, theirs] = [session.served(), servedName(release, directory)]
      if (mine && theirs && theirs !== mine) setNewerRelease(true)
    },
    unheard: () => truth.setNetwork(false),
    signedOut: () => session.expire(),
  })
  const files = createFiles({
    locale,
    heard: () => truth.setNetwork(true),
    unheard: () => truth.setNetwork(false),
    signedOut: () => session.expire(),
  })
  const forgetRest = () => {
    truth.clear()
    attention.forget()
    notices.forget()
    home.forget()
    records.forget()
    reference.forget()
    forgetPlaces()
    linked.forget()
  }
  // Days that cannot be shown in the person's calendar are shown in the Gregorian one.
  const prepare = ({ calendar }: ActorFacts) => changeCalendar(calendar).catch(() => changeCalendar())
  const session = createSession({ client, forgetRest, prepare })
  const write = createWrite({ truth, ...(wait ? { wait } : {}) })
  const records = createRecords({ client, model: session.model, write })
  const life = createLife({ client, write, pathOf: records.pathOf })
  const attention = createAttention({ life })
  const home = createHome({ client, life })
  const notices = createNotices(client)
  const linked = createLinked({ records, model: session.model })
  const reference = createReference(client, session.served, locale)
  return {
    client,
    session,
    truth,
    model: session.model,
    actor: session.actor,
    records,
    files,
    reference,
    linked,
    logs: createLogs({ client, model: session.model }),
    life,
    sharing: createSharing({ client, write, pathOf: records.pathOf }),
    attention,
    notices,
    home,
    account: createAccount(client),
    developer: createDeveloper(client),
    /** The server has a newer configuration than the one in use. */
    newerRelease,
    async renew() {
      await session.load()
      setNewerRelease(false)
    },
  }
}

export type Data = ReturnType<typeof createData>

const DataContext = createContext<Data>()

export const DataProvider = (props: { readonly data: Data; readonly children: JSX.Element }) => (
  <DataContext.Provider value={props.data}>{props.children}</DataContext.Provider>
)

export function useData(): Data {
  const data = useContext(DataContext)
  if (!data) throw new Error('useData stands outside DataProvider')
  return data
}
