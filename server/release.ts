import type { Model } from '../engine/model.ts'
import type { Actor } from '../engine/permissions/actor.ts'
import { actorOf } from '../engine/permissions/actor-of.ts'
import type { Account } from './stores/account-stores.ts'

/** One compiled configuration, with what the server works out of it once and keeps. A request uses one from beginning to end. */
export interface Release {
  readonly model: Model
  actorOf(account: Account, locale: string): Actor
  /** The value under the key, made when first asked for; for texts that many people share. */
  kept<Value>(key: string, make: () => Value): Value
}

const MOST_ACTORS = 1000

export function createRelease(model: Model): Release {
  const actors = new Map<string, Actor>()
  const values = new Map<string, unknown>()
  return {
    model,
    actorOf(account, locale) {
      const key = JSON.stringify([account.id, account.membershipVersion, account.fullName, locale])
      let actor = actors.get(key)
      if (!actor) {
        if (actors.size >= MOST_ACTORS) actors.clear()
        actor = actorOf(model, { ...account, locale })
        actors.set(key, actor)
      }
      return actor
    },
    kept<Value>(key: string, make: () => Value) {
      if (!values.has(key)) values.set(key, make())
      return values.get(key) as Value
    },
  }
}
