import { createSignal } from 'solid-js'
import type { Model } from '../../engine/model.ts'
import { Problem } from '../../engine/problems.ts'
import type { Answered, Client } from './client.ts'
import type { ActorFacts, ModelAnswer, PublicFacts } from './wire.ts'

/** `starting`: not known yet. `stuck`: nobody answered, so it cannot be known. */
export type SessionState = 'starting' | 'signed-out' | 'signed-in' | 'stuck'

interface Held {
  readonly model: Model
  readonly actor: ActorFacts
  readonly etag: string | undefined
}

/** Who is here, and the model they work under: narrowed to their role, in their language, kept in memory under its release. */
export function createSession(client: Client) {
  const [state, setState] = createSignal<SessionState>('starting')
  const [held, setHeld] = createSignal<Held>()

  const must = <Part extends 'model' | 'actor'>(part: Part): Held[Part] => {
    const now = held()
    if (!now) throw new Problem('unauthenticated', 'session.missing', {})
    return now[part]
  }

  const keep = (answer: Answered<ModelAnswer>) => {
    if (answer.status !== 304) setHeld({ model: answer.body.data, actor: answer.body.actor, etag: answer.etag })
    setState('signed-in')
  }

  /** Fetches the model, or learns that it is still the one held. */
  const load = async () => {
    const etag = held()?.etag
    keep(await client<ModelAnswer>('/model', etag ? { headers: { 'if-none-match': etag } } : {}))
  }

  const forget = () => {
    setHeld(undefined)
    setState('signed-out')
  }

  return {
    state,
    model: () => must('model'),
    actor: () => must('actor'),
    /** The model's release, once there is one. */
    release: () => held()?.model.hash,
    forget,
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

    async signIn(userName: string, password: string) {
      await client('/tokens', { method: 'POST', body: { user: { user_name: userName, password } } })
      setHeld(undefined)
      await load()
    },

    async signOut() {
      await client('/tokens', { method: 'DELETE' }).catch(() => undefined)
      forget()
    },

    async publicFacts(): Promise<PublicFacts> {
      return (await client<{ data: PublicFacts }>('/primero')).body.data
    },
  }
}

export type Session = ReturnType<typeof createSession>
