/** Releases, plans and receipts as the server tells them. Asked for by their screens alone. */
import type { Texts } from '../../engine/model.ts'
import type { Decision, DecisionKind, PlanItem, PlanTotals } from '../../engine/plan/plan.ts'
import type { Client } from './client.ts'
import { useData } from './data.tsx'

export interface ReleaseLine {
  readonly hash: string
  readonly content: string
  readonly version: string
  readonly parent?: string
  readonly message?: string
  readonly author?: string
  readonly received_at: string
  readonly received_from: string
}

export interface ReleaseFacts extends ReleaseLine {
  readonly instance: string
  readonly ancestors: readonly string[]
  readonly base?: { readonly hash: string; readonly version: string }
  readonly engine: { readonly from: string; readonly below: string }
  readonly files: readonly string[]
  readonly checked: {
    readonly warnings: number
    readonly scenarios: { readonly passed: number; readonly failed: number }
  }
  readonly signed_by: readonly string[]
  readonly already?: boolean
}

export interface ActiveRelease {
  readonly content: string
  readonly version: string
  /** It came by a plan; else the folder leads. */
  readonly managed: boolean
  readonly since?: string
  readonly by?: string
  readonly release?: string
}

export interface EarlierRelease {
  readonly content: string
  readonly version: string
  readonly activated_at: string
  readonly release?: string
}

export interface ReceiptLine {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly kind: 'first' | 'apply' | 'rollback' | 'purge' | 'ring' | 'ring_over'
  readonly bundle?: string
  readonly content: string
  readonly plan?: string
  readonly body: {
    readonly version?: string
    readonly from?: string
    readonly decisions?: Readonly<Record<string, Decision>>
    readonly totals?: PlanTotals
    readonly counts?: Readonly<Record<string, Readonly<Record<string, number>>>>
    readonly verdicts?: readonly VerdictFacts[]
    readonly restorePoint?: string
    readonly result?: string
    /** Of what was destroyed. */
    readonly item?: string
    readonly dueAt?: string
    readonly records?: number
  }
  readonly hash: string
  readonly previous_hash: string
  readonly signature: string
}

interface VerdictFacts {
  readonly userName: string
  readonly at: string
  readonly verdict: 'approved' | 'refused'
  readonly note?: string
}

export type ReceiptFacts = ReceiptLine & { readonly signed: boolean }

export interface PurgeFacts extends Partial<Pick<PlanItem, 'kind' | 'subject' | 'details'>> {
  readonly id: string
  readonly plan: string
  readonly item: string
  readonly due_at: string
  readonly done_at?: string
}

export interface DriftFacts {
  readonly kind: string
  readonly id: string
  readonly changed_by: string
  readonly changed_at: string
  readonly added: boolean
  readonly name?: Texts
}

export interface InstanceKey {
  readonly id: string
  readonly public_key: string
}

export interface TrustedKeyFacts extends InstanceKey {
  readonly name: string
  readonly added_by: string
  readonly added_at: string
}

export interface ReleasesFacts {
  readonly active: ActiveRelease
  readonly releases: readonly ReleaseLine[]
  readonly back_to: readonly EarlierRelease[]
  readonly receipts: readonly ReceiptLine[]
  readonly receipts_whole: boolean
  readonly purges: readonly PurgeFacts[]
  readonly drift: readonly DriftFacts[]
  readonly key: InstanceKey
  readonly most_bytes: number
}

export type PlanState =
  | 'counting'
  | 'open'
  | 'approved'
  | 'scheduled'
  | 'applying'
  | 'ringed'
  | 'applied'
  | 'failed'
  | 'stale'
  | 'withdrawn'

export interface Progress {
  readonly phase: string
  readonly done?: number
  readonly left?: number
}

export interface Failure {
  readonly code: string
  readonly phase: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
  readonly found?: string
  readonly expected?: string
  readonly more?: number
}

export interface PlanLine {
  readonly id: string
  readonly release: string
  readonly content: string
  readonly version: string
  readonly direction: 'forward' | 'back'
  readonly basis: string
  readonly state: PlanState
  readonly made_by: string
  readonly made_at: string
  readonly changed_at: string
  readonly scheduled_at?: string
  readonly progress?: Progress
  readonly failure?: Failure
}

export interface Undecided {
  readonly item: string
  readonly code: string
  readonly option?: string
}

export interface Approval {
  readonly needed: boolean
  readonly items: readonly string[]
  readonly given: boolean
  /** The reader made the plan, brought the release or decided in it. */
  readonly own: boolean
  readonly roles: readonly { readonly id: string; readonly label: Texts }[]
  readonly verdicts: readonly {
    readonly user_name: string
    readonly at: string
    readonly verdict: 'approved' | 'refused'
    /** Of the plan as it is now. */
    readonly current: boolean
    readonly note?: string
  }[]
}

export interface PlanFacts extends PlanLine {
  readonly basis_version?: string
  readonly items?: readonly PlanItem[]
  readonly totals?: PlanTotals
  readonly decisions: Readonly<Record<string, Decision>>
  readonly incomplete?: readonly Undecided[]
  /** Of what would be agreed to now. */
  readonly content_hash?: string
  readonly approval?: Approval
  readonly ready?: boolean
  readonly obstacle?: string
  /** Ids of items because of which it cannot be applied to some first. */
  readonly against_ring?: readonly string[]
  /** Who is served it before the others. */
  readonly ring?: Ring & { readonly since: string; readonly by: string }
}

export interface Ring {
  readonly agencies: readonly string[]
  readonly user_groups: readonly string[]
}

export interface Choice {
  readonly id: string
  readonly label?: Texts
}

export interface Choices {
  readonly from: readonly Choice[]
  readonly to: readonly Choice[]
}

/** What is decided about one item. */
export interface Wish {
  readonly kind: DecisionKind
  readonly options?: Readonly<Record<string, string>>
  readonly on?: string
}

const of = (id: string) => `/plans/${encodeURIComponent(id)}`

export const createPromotionData = (client: Client) => {
  const get = async <Data>(path: string) => (await client<{ data: Data }>(path)).body.data
  const send = async <Data>(path: string, body: object = {}, method: 'POST' | 'PATCH' = 'POST') =>
    (await client<{ data: Data }>(path, { method, body })).body.data
  const plan = (id: string, deed: string, body?: object) => send<PlanFacts>(`${of(id)}/${deed}`, body)
  return {
    releases: () => get<ReleasesFacts>('/releases'),
    release: (hash: string) => get<ReleaseFacts>(`/releases/${encodeURIComponent(hash)}`),
    /** The file as it is: it was signed in these bytes. */
    takeIn: async (written: string) =>
      (await client<{ data: ReleaseFacts }>('/releases', { method: 'POST', written })).body.data,
    receipt: (seq: string) => get<ReceiptFacts>(`/receipts/${encodeURIComponent(seq)}`),
    keys: () => get<readonly TrustedKeyFacts[]>('/trusted_keys'),
    trust: (key: object) => send<unknown>('/trusted_keys', key),
    distrust: (id: string) => client(`/trusted_keys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    plans: () => get<readonly PlanLine[]>('/plans'),
    plan: (id: string) => get<PlanFacts>(of(id)),
    planTo: (release: string) => send<PlanFacts>('/plans', { release }),
    planBack: (content: string) => send<PlanFacts>('/plans', { rollback_to: content }),
    choices: (id: string, item: string) => get<Choices>(`${of(id)}/choices?${new URLSearchParams({ item })}`),
    decide: (id: string, decisions: Readonly<Record<string, Wish | null>>) =>
      send<PlanFacts>(of(id), { decisions }, 'PATCH'),
    approve: (id: string, said: object) => plan(id, 'approve', said),
    refuse: (id: string, said: object) => plan(id, 'refuse', said),
    schedule: (id: string, at: string) => plan(id, 'schedule', { at }),
    withdraw: (id: string) => plan(id, 'withdraw'),
    apply: (id: string) => plan(id, 'apply'),
    serveTo: (id: string, ring: Partial<Ring>) => plan(id, 'ring', ring),
    giveUp: async (id: string) => (await client<{ data: PlanFacts }>(`${of(id)}/ring`, { method: 'DELETE' })).body.data,
  }
}

export type PromotionData = ReturnType<typeof createPromotionData>

export const usePromotion = (): PromotionData => createPromotionData(useData().client)
