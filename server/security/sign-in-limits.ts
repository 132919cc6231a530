/**
 * One limiter for every place where a password or a one-time secret is tried. Three keys: the account (whether it exists or
 * not), the network, and the password itself, so that one password cannot be tried on many accounts. Kept in the store: a
 * restart gives no new guesses. A device where the person signed in before is counted apart, so that a stranger who guesses
 * cannot lock them out.
 */
import { fold } from '../../engine/lib/fold.ts'
import { problems } from '../../engine/problems.ts'
import type { LimiterStore } from '../stores/stores.ts'
import { delayAfter } from './attempts.ts'
import { networkOf } from './client-address.ts'
import { createTurns } from './passwords.ts'
import { keyedNameOf } from './secrets.ts'

export interface Attempt {
  /** User name as it was typed, or the name of the one-time secret. */
  readonly account: string
  readonly address: string
  readonly password: string
  /** Id of a device where this account signed in before. */
  readonly device: string | undefined
}

export interface SignInLimits {
  /** Counts the attempt as failed before it is judged, so that many at once gain nothing; throws when it must wait. */
  reserve(attempt: Attempt, now: number): Promise<void>
  /** It was right after all. */
  succeeded(attempt: Attempt): Promise<void>
}

interface Options {
  readonly store: LimiterStore
  readonly key: Uint8Array
  /** Off where many share one password on purpose: demo people. */
  readonly againstSpraying: boolean
}

const NETWORK = { capacity: 60, perSecond: 1 / 15 }
const PASSWORD = { capacity: 20, perSecond: 1 / 60 }

export function createSignInLimits({ store, key, againstSpraying }: Options): SignInLimits {
  const oneByOne = createTurns(1, 1000)
  const failuresKey = ({ account, device }: Attempt) =>
    device === undefined ? keyedNameOf(key, 'account', fold(account)) : keyedNameOf(key, 'device', device)

  async function take(kind: string, text: string, rule: typeof NETWORK, now: number): Promise<void> {
    const { taken, retryAfterSeconds } = await store.take(keyedNameOf(key, kind, text), rule, now)
    if (!taken) throw problems.tooMany({ retryAfterSeconds })
  }

  return {
    reserve: (attempt, now) =>
      oneByOne(async () => {
        const { count, lastAt } = await store.failuresOf(failuresKey(attempt))
        const wait = lastAt + delayAfter(count) - now
        if (count > 0 && wait > 0) throw problems.tooMany({ retryAfterSeconds: Math.ceil(wait / 1000) })
        await take('network', networkOf(attempt.address), NETWORK, now)
        if (againstSpraying) await take('password', attempt.password.normalize('NFKC'), PASSWORD, now)
        await store.noteFailure(failuresKey(attempt), now)
      }),
    succeeded: (attempt) => store.forget(failuresKey(attempt)),
  }
}

/** Counts nothing: for measuring. */
export const noSignInLimits: SignInLimits = { reserve: async () => undefined, succeeded: async () => undefined }
