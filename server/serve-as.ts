import type { Asked } from './context.ts'
import type { Parts } from './parts.ts'
import type { Release } from './release.ts'
import type { Account } from './stores/account-stores.ts'

/** From here on the request is served under the release of whoever asks. */
export function serveAs(c: Asked, account: Account): void {
  const [release, parts] = servingFor(c.var.parts, account)
  c.set('release', release)
  c.set('parts', parts)
}

/** The release that serves somebody now, and the parts with it: the one place that chooses. */
export function servingFor(parts: Parts, account: Account): readonly [Release, Parts] {
  const release = parts.configuration.releaseFor(account)
  const isOfRing = release.model.hash !== parts.configuration.base().hash
  const records = parts.stores.recordsUnder(isOfRing ? release.model.hash : undefined)
  return [release, records === parts.stores.records ? parts : { ...parts, stores: { ...parts.stores, records } }]
}
