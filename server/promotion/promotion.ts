/** Everything that is done with releases on an instance at work, behind one door. */
import type { Ring } from '../../config/plan/ring.ts'
import { bundleOf, bundleText } from '../../config/release/bundle.ts'
import { isSignedBy } from '../../config/release/keys.ts'
import type { Release } from '../../config/release/release.ts'
import { own } from '../../engine/lib/own.ts'
import { Problem } from '../../engine/problems.ts'
import { createTurns } from '../in-turn.ts'
import { traceOf } from '../log.ts'
import type { Receipt } from '../stores/promotion-stores.ts'
import type { ChainState } from '../stores/record-stores.ts'
import { type Applying, createApplying } from './applying.ts'
import { createChildren } from './children.ts'
import { createDeciding, type Deciding } from './deciding.ts'
import { conflict, createProgress, type LiveProgress, type PromotionParts, type Workings } from './parts.ts'
import { createPlanning, type Planning } from './planning.ts'
import { purgeDue } from './purging.ts'
import { RECEIPT } from './receipt.ts'
import { createReceiving, type Receiving } from './receiving.ts'
import { ringOf } from './ringing.ts'

export interface ServedRing extends Ring {
  readonly plan: string
  readonly since: string
  readonly by: string
}

export interface Promotion
  extends Pick<Receiving, 'receive' | 'receiveFrom'>,
    Pick<Planning, 'make' | 'get' | 'list'>,
    Deciding,
    Pick<Applying, 'apply' | 'giveUp' | 'recover'> {
  readonly progress: LiveProgress
  /** Who is served a release before the others. */
  ring(): Promise<ServedRing | undefined>
  /** With which receipts and releases of this instance are signed. */
  readonly publicKey: string
  /** A release that was made here, as a bundle that is signed by this instance. */
  signed(release: Release): Uint8Array
  /** Whether the receipts are whole, and this instance's. */
  verifyReceipts(): Promise<ChainState>
  /** Whether this instance signed it. */
  isReceiptOurs(receipt: Receipt): boolean
  /** What is due: plans that were put on a day, and what is to be destroyed. */
  tick(): Promise<void>
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
}

export function createPromotion(parts: PromotionParts): Promotion {
  const { stores, clock, keys, log } = parts
  const workings: Workings = {
    children: createChildren(),
    ...parts,
    ...{ turns: createTurns(), progress: createProgress() },
    now: () => new Date(clock()).toISOString(),
  }
  const receiving = createReceiving(workings)
  const planning = createPlanning(workings, receiving)
  const deciding = createDeciding(workings, planning)
  const applying = createApplying(workings, { receiving, planning, deciding })

  const isOurs = (hash: string, signature: string) => isSignedBy(keys.publicKey, RECEIPT, hash, signature)

  return {
    ...deciding,
    receive: receiving.receive,
    receiveFrom: receiving.receiveFrom,
    make: planning.make,
    get: planning.get,
    list: planning.list,
    apply: applying.apply,
    giveUp: applying.giveUp,
    async ring() {
      const receipt = await stores.promotion.receipts.ring()
      return receipt && { ...ringOf(receipt.body), plan: receipt.plan ?? '', since: receipt.at, by: receipt.by }
    },
    recover: applying.recover,
    progress: workings.progress,
    publicKey: keys.publicKey,
    signed: (release) => Buffer.from(bundleText(bundleOf(release, [keys.privateKey]))),
    verifyReceipts: () => stores.promotion.receipts.verify(isOurs),
    isReceiptOurs: ({ hash, signature }) => isOurs(hash, signature),
    async tick() {
      const now = workings.now()
      const { plans } = stores.promotion
      for (const { id, scheduledAt, progress, madeBy } of await plans.inState('scheduled')) {
        if (scheduledAt === undefined || scheduledAt > now) continue
        const by = progress?.by ?? madeBy
        await mayStillApply(workings, by)
          .then(() => applying.apply(id, by))
          .catch(async (error: unknown) => {
            const code = error instanceof Problem ? error.code : 'plan.not_applied'
            if (code === 'plan.busy') return
            if (!(error instanceof Problem)) log({ event: 'configuration-not-activated', ...traceOf(error) })
            const state = code === 'plan.stale' ? 'stale' : 'failed'
            const failure = { code, phase: 'check' } as const
            await plans.change(id, ['scheduled'], { state, failure, progress: null, scheduledAt: null }, now)
          })
      }
      await applying.tidy()
      await purgeDue(workings)
    },
    async idle() {
      await planning.idle()
      await applying.idle()
    },
  }
}

/** Whoever put a plan on a day may have left since, or have another role. */
async function mayStillApply({ stores, configuration }: Workings, userName: string): Promise<void> {
  const account = await stores.accounts.byUserName(userName)
  const manages = own(configuration.release().model.roles, account?.role ?? '')?.manages ?? []
  if (!account || account.disabled || !manages.includes('configuration:apply')) throw conflict('plan.no_longer_theirs')
}
