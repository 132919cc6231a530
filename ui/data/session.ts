import { createSignal } from 'solid-js'
import type { Follows } from '../../engine/migrations/follows.ts'
import type { Model } from '../../engine/model.ts'
import { Problem } from '../../engine/problems.ts'
import type { Answered, Client } from './client.ts'
import type { ActorFacts, ModelAnswer, PublicFacts } from './wire.ts'

/** `starting`: not known yet. `stuck`: nobody answered, so it cannot be known. `expired`: somebody was here and has to say again who they are. */
export type SessionState = 'starting' | 'stuck' | 'signed-out' | 'signed-in' | 'expired'

export interface CapturedMail {
  readonly id: string
  readonly at: string
  readonly to: { readonly name: string; readonly address: string }
  readonly locale: string
  readonly subject: string
  readonly text: string
}

interface Held {
  readonly model: Model
  readonly actor: ActorFacts
  readonly follows: Follows | undefined
  readonly etag: string | undefined
}

interface Parts {
  readonly client: Client
  readonly forgetRest: () => void
  /** What the screens need before they are drawn for this person. */
  readonly prepare: (actor: ActorFacts) => Promise<void>
}

/** One name for a release and the directory over it. */
export const servedName = (release: string | undefined, directory: string | undefined): string | undefined =>
  release === undefined ? undefined : `${release} ${directory ?? ''}`

/** Who is here, and the model they work under: narrowed to their role, in their language, kept in memory under its release. */
export function createSession({ client, forgetRest, prepare }: Parts) {
  const [state, setState] = createSignal<SessionState>('starting')
  const [held, setHeld] = createSignal<Held>()

  const must = <Part extends 'model' | 'actor'>(part: Part): Held[Part] => {
    const now = held()
    if (!now) throw new Problem('unauthenticated', 'session.missing', {})
    return now[part]
  }

  const keep = async (answer: Answered<ModelAnswer>) => {
    if (answer.status !== 304) {
      await prepare(answer.body.actor)
      const { data: model, actor, follows } = answer.body
      setHeld({ model, actor, follows, etag: answer.etag })
    }
    setState('signed-in')
  }

  /** Fetches the model, or learns that it is still the one held. */
  const load = async () => {
    const etag = held()?.etag
    await keep(await client<ModelAnswer>('/model', etag ? { headers: { 'if-none-match': etag } } : {}))
  }

  const forget = () => {
    setState('signed-out')
    setHeld(undefined)
    forgetRest()
  }

  return {
    state,
    model: () => must('model'),
    actor: () => must('actor'),
    /** The model's release, once there is one. */
    release: () => held()?.model.hash,
    /** The same with the directory that lies over it: what the screens work with follows from both. */
    served: () => servedName(held()?.model.hash, held()?.model.directory),
    /** How drafts of earlier releases get to this one. */
    follows: () => held()?.follows,
    load,

    async start() {
      setState('starting')
      try {
        await load()
      } catch (error) {
        if (error instanceof Problem && error.kind === 'unauthenticated') forget()
        else setState('stuck')
      }
    },

    /** Where somebody was signed in, only the same person comes back to what stands on the screen. */
    async signIn(userName: string, password: string) {
      await client('/tokens', { method: 'POST', body: { user: { user_name: userName, password } } })
      await load()
    },

    /** The server no longer knows the session. What is on the screen stays, out of sight, until the person is back. */
    expire: () => setState((now) => (now === 'signed-in' ? 'expired' : now)),

    async signOut() {
      await client('/tokens', { method: 'DELETE' }).catch(() => undefined)
      forget()
    },

    /** What anybody may know of the instance, in the language of the screen. */
    async publicFacts(): Promise<PublicFacts> {
      return (await client<{ data: PublicFacts }>('/primero')).body.data
    },

    /** Has a link mailed to choose a new password; nobody learns whether there is such an account. */
    askForPassword: async (email: string) =>
      void (await client('/users/password-reset-request', { method: 'POST', body: { user: { email } } })),

    /** Chooses a new password by the link of the mail. Whoever was signed in under it is not any more. */
    choosePassword: async (token: string, password: string) =>
      void (await client('/users/password-reset', {
        method: 'POST',
        body: { user: { reset_password_token: token, password } },
      })),

    /** Of a demonstration: the mails that it would have sent, newest first, and the time zone that it works in. */
    async mailbox() {
      const { data, metadata } = (
        await client<{ data: readonly CapturedMail[]; metadata: { time_zone: string } }>('/mailbox')
      ).body
      return { mails: data, timeZone: metadata.time_zone }
    },

    /** The one-time link of a new instance makes the first administrator, who is signed in by it. */
    async setUp(
      token: string,
      user: { readonly user_name: string; readonly full_name: string; readonly password: string },
    ) {
      await client('/set_up', { method: 'POST', body: { token, user } })
      await load()
    },
  }
}
