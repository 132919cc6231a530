/** Bundles that come in: read and checked in a process of their own, kept only when they are wanted here. */
import type { Expected } from '../../config/release/accept.ts'
import { refusal } from '../../config/release/refusals.ts'
import type { Bundle } from '../../config/release/release.ts'
import type { Model } from '../../engine/model.ts'
import { type Issue, Problem } from '../../engine/problems.ts'
import type { BundleAsked, Judged, ReadBundle } from './bundle-messages.ts'
import { judgedBundle } from './judged-bundle.ts'
import type { Workings } from './parts.ts'

/** Compiled models of bundles that somebody plans with just now. */
const MOST_MODELS = 2

interface Received {
  readonly hash: string
  readonly isNew: boolean
}

export interface Receiving {
  /** False: it was here already. */
  receive(bytes: Uint8Array, by: string): Promise<Received>
  /** The same for what is still to be read: one after the other, so that no more than one is held at a time. */
  receiveFrom(read: () => Promise<Uint8Array>, by: string): Promise<Received>
  /** Reads what is kept anew, checks it and plays its scenarios. */
  judged(hash: string, expecting: 'next' | 'any'): Promise<Judged>
  modelOf(hash: string): Promise<Model>
}

export function createReceiving({ stores, configuration, keys, turns, children, now }: Workings): Receiving {
  const { bundles, receipts, trustedKeys } = stores.promotion
  const models = new Map<string, Model>()

  const trusted = async () => ({
    instance: configuration.base().instance.id,
    keys: [keys.publicKey, ...(await trustedKeys.list()).map(({ publicKey }) => publicKey)],
  })

  async function expected(): Promise<Expected> {
    const newest = await receipts.newest()
    // Where the folder leads there is nothing that a release could follow.
    const active = newest?.content === configuration.base().hash ? newest.bundle : undefined
    const text = active === undefined ? '' : ((await bundles.get(active))?.text ?? '')
    if (active === undefined || text === '') return trusted()
    // Also those before it that came as a folder, or never came.
    const { release } = JSON.parse(text) as Pick<Bundle, 'release'>
    const known = [...(await receipts.everActive()), ...release.ancestors]
    return { ...(await trusted()), lineage: { active, known } }
  }

  function remember({ hash, model }: ReadBundle): Model {
    models.delete(hash)
    models.set(hash, model)
    for (const old of [...models.keys()].slice(0, -MOST_MODELS)) models.delete(old)
    return model
  }

  const inChild = (asked: BundleAsked) =>
    turns.inTurn('judge', () => judgedBundle(asked, { child: children.start('judge') }))

  async function judged(hash: string, expecting: 'next' | 'any'): Promise<Judged> {
    const kept = await bundles.get(hash)
    if (!kept || kept.text === '') throw new Problem('missing', 'release.not_found', {})
    const wanted = expecting === 'next' ? await expected() : {}
    const found = await inChild({ bytes: Buffer.from(kept.text), expected: wanted })
    // Whole, signed and sound, but another one than was planned for.
    const isOther = 'bundle' in found && found.bundle.hash !== hash
    return isOther ? { refusals: [refusal('release.wrong_hash', found.bundle.hash, hash)] } : found
  }

  async function receive(bytes: Uint8Array, by: string): Promise<Received> {
    const wanted = await expected()
    const found = await inChild({ bytes, expected: wanted })
    if (!('bundle' in found)) throw refusedBundle(found)
    const { hash, content, version, parent } = found.bundle
    remember(found.bundle)
    const receivedAt = now()
    const isNew = await bundles.keep(
      {
        ...{ hash, content, version, receivedAt, receivedFrom: by, text: Buffer.from(bytes).toString('utf8') },
        ...(parent !== null && { parent }),
      },
      { at: receivedAt, userName: by, action: 'release_receive' },
    )
    return { hash, isNew }
  }

  return {
    judged,
    receive,
    receiveFrom: (read, by) => turns.inTurn('receive', async () => receive(await read(), by)),
    async modelOf(hash) {
      const known = models.get(hash)
      if (known) return known
      const found = await judged(hash, 'any')
      if (!('bundle' in found)) throw refusedBundle(found)
      return remember(found.bundle)
    },
  }
}

/** Every reason, each with its code; where the release itself is at fault, with the place in it. */
export function refusedBundle(found: Exclude<Judged, { readonly bundle: unknown }>): Problem {
  const issues: readonly Issue[] =
    'refusals' in found
      ? found.refusals.map(({ code, params }) => ({ path: 'release', code, ...(params && { params }) }))
      : found.faults.map(({ code, file, line, column, found: is, expected }) => ({
          ...{ path: `${file}:${line}:${column}`, code },
          params: { found: is, expected, file, line, column, count: found.count },
        }))
  return new Problem('invalid', 'release.refused', { issues })
}
