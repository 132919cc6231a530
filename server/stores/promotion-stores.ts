/** What is kept of releases that came in, of plans, and of what was done here. */
import type { CountedPlan, Decisions } from '../../engine/plan/plan.ts'
import type { AuditNote } from './audit-stores.ts'
import type { ChainState } from './record-stores.ts'

export interface BundleFacts {
  readonly hash: string
  /** Content hash: the `Model.hash` of what it compiles to. */
  readonly content: string
  readonly version: string
  readonly parent?: string
  readonly message?: string
  readonly author?: string
  readonly receivedAt: string
  readonly receivedFrom: string
}

export interface KeptBundle extends Omit<BundleFacts, 'message' | 'author'> {
  /** As it came; empty: what was served from a folder, of which only the content is known. */
  readonly text: string
}

export interface BundlesStore {
  get(hash: string): Promise<KeptBundle | undefined>
  /** The newest with this content. */
  ofContent(content: string): Promise<BundleFacts | undefined>
  /** Newest first; only those that came as bundles. */
  list(limit: number): Promise<readonly BundleFacts[]>
  /** False: it is here already. */
  keep(bundle: KeptBundle, note?: AuditNote): Promise<boolean>
}

export const planStates = [
  'counting',
  'open',
  'approved',
  'scheduled',
  'applying',
  'ringed',
  'applied',
  'failed',
  'stale',
  'withdrawn',
] as const
export type PlanState = (typeof planStates)[number]

/** From which a plan may begin to be applied; one that failed may be tried again. */
export const readyStates: readonly PlanState[] = ['open', 'approved', 'scheduled', 'failed']

/** From which it may be applied: to everybody, or to a ring; one that a ring is served already goes on from there. */
export const applicableStates: readonly PlanState[] = [...readyStates, 'ringed']

export const applyPhases = ['check', 'test', 'restore', 'build', 'switch', 'settle'] as const
export type ApplyPhase = (typeof applyPhases)[number]

export interface PlanProgress {
  readonly phase: 'count' | ApplyPhase
  /** Who said that it be applied. */
  readonly by?: string
  readonly done?: number
  readonly left?: number
}

export interface PlanFailure {
  readonly code: string
  readonly phase: PlanProgress['phase']
  /** In the release. */
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly found?: string
  readonly expected?: string
  /** How many more things are wrong. */
  readonly more?: number
}

export interface Verdict {
  readonly userName: string
  readonly at: string
  readonly verdict: 'approved' | 'refused'
  readonly note?: string
  /** SHA-256 of items and decisions as they were. */
  readonly content: string
}

export interface KeptPlan {
  readonly id: string
  readonly bundle: string
  /** Content hash that it leads to. */
  readonly target: string
  readonly version: string
  /** Who brought the release here. */
  readonly receivedFrom: string
  readonly direction: 'forward' | 'back'
  /** Content hash that it starts from. */
  readonly basis: string
  readonly state: PlanState
  /** Absent while it is counted. */
  readonly body?: CountedPlan
  readonly decisions: Decisions
  readonly progress?: PlanProgress
  readonly failure?: PlanFailure
  readonly madeBy: string
  readonly madeAt: string
  readonly scheduledAt?: string
  readonly changedAt: string
  readonly verdicts: readonly Verdict[]
}

export interface PlanChange {
  readonly state?: PlanState
  readonly body?: CountedPlan
  readonly decisions?: Decisions
  /** Null: no more. */
  readonly progress?: PlanProgress | null
  readonly failure?: PlanFailure | null
  readonly scheduledAt?: string | null
}

export interface PlansStore {
  get(id: string): Promise<KeptPlan | undefined>
  /** Newest first; bodies left out. */
  list(limit: number): Promise<readonly KeptPlan[]>
  inState(...states: readonly PlanState[]): Promise<readonly KeptPlan[]>
  make(
    plan: Pick<KeptPlan, 'id' | 'bundle' | 'direction' | 'basis' | 'madeBy' | 'madeAt'>,
    note: AuditNote,
  ): Promise<void>
  /** False, with nothing changed, where it is in none of the states any more. */
  change(id: string, among: readonly PlanState[], change: PlanChange, at: string, note?: AuditNote): Promise<boolean>
  /** The same inside the transaction that switches. */
  changeInside(id: string, change: PlanChange, at: string, note?: AuditNote): void
  /** One of each person: the last. False: it is under way, or over. */
  judge(id: string, verdict: Verdict, state: PlanState, note: AuditNote): Promise<boolean>
  /** To `applying`, if no other plan is, or is served to a ring, and as long as it is decided as it was read; names that one. */
  begin(
    plan: Pick<KeptPlan, 'id' | 'decisions'>,
    at: string,
    note: AuditNote,
  ): Promise<'begun' | 'other_state' | { readonly busy: string } | { readonly ringed: string }>
}

/** By `first`, `apply` and `rollback` a release becomes the active one; by `ring` some are served it before the others, until `ring_over`. */
export const receiptKinds = ['first', 'apply', 'rollback', 'purge', 'ring', 'ring_over'] as const
export const activatingKinds = ['first', 'apply', 'rollback'] as const satisfies readonly NewReceipt['kind'][]

export interface NewReceipt {
  readonly at: string
  readonly by: string
  readonly kind: (typeof receiptKinds)[number]
  readonly bundle?: string
  readonly content: string
  readonly plan?: string
  /** Decisions, counts, result. */
  readonly body: object
}

export interface Receipt extends NewReceipt {
  readonly seq: number
  readonly previousHash: string
  readonly hash: string
  /** Ed25519 over the hash by the key of the instance. */
  readonly signature: string
}

export interface ReceiptsStore {
  /** Inside a transaction. */
  append(receipt: NewReceipt, sign: (hash: string) => string): void
  /** Newest first. */
  list(limit: number): Promise<readonly Receipt[]>
  get(seq: number): Promise<Receipt | undefined>
  /** What the active release came by; undefined: the folder leads. */
  newest(): Promise<Receipt | undefined>
  /** By what some are served a release before the others; undefined: nobody is. */
  ring(): Promise<Receipt | undefined>
  /** Hashes of the bundles that were ever active here. */
  everActive(): Promise<readonly string[]>
  /** Chain and signatures. */
  verify(isSigned: (hash: string, signature: string) => boolean): Promise<ChainState>
}

export interface Purge {
  readonly id: string
  readonly plan: string
  readonly item: string
  readonly dueAt: string
  readonly doneAt?: string
}

export interface PurgesStore {
  /** Inside the transaction that switches. */
  add(purges: readonly Purge[]): void
  /** What was to be destroyed after the plan is kept again; inside the transaction that switches back. */
  dropOf(plans: readonly string[]): void
  due(now: string): Promise<readonly Purge[]>
  list(): Promise<readonly Purge[]>
  /** Inside the transaction in which it is done. */
  done(id: string, at: string): void
}

export interface TrustedKey {
  /** Of the key: sixteen hex digits. */
  readonly id: string
  readonly name: string
  readonly publicKey: string
  readonly addedBy: string
  readonly addedAt: string
}

export interface TrustedKeysStore {
  list(): Promise<readonly TrustedKey[]>
  /** False: it is trusted already. */
  add(key: TrustedKey, note: AuditNote): Promise<boolean>
  remove(id: string, note: AuditNote): Promise<boolean>
}

export interface PromotionStores {
  readonly bundles: BundlesStore
  readonly plans: PlansStore
  readonly receipts: ReceiptsStore
  readonly purges: PurgesStore
  readonly trustedKeys: TrustedKeysStore
}
