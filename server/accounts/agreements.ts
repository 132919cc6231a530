/** What somebody has to agree to before anything else: the code of conduct, and the terms of their agency. */
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Account } from '../stores/account-stores.ts'
import type { AgreementsStore } from '../stores/directory-stores.ts'

export const CONDUCT = 'conduct'
export const termsOf = (agency: string): string => `terms:${agency}`

export interface ToAgree {
  readonly what: typeof CONDUCT | 'terms'
  /** Under which the agreement is kept. */
  readonly key: string
  readonly version: number
}

/** Everything that counts for the person, agreed to or not. */
export function agreementsFor({ instance, agencies }: Model, { agency }: Pick<Account, 'agency'>): readonly ToAgree[] {
  const { conduct } = instance
  const terms = own(agencies, agency)?.terms
  return [
    ...(conduct?.enabled ? [{ what: CONDUCT, key: CONDUCT, version: conduct.version } as const] : []),
    ...(terms?.enforced ? [{ what: 'terms', key: termsOf(agency), version: terms.version } as const] : []),
  ]
}

export const stillToAgree = (
  agreements: Pick<AgreementsStore, 'versionOf'>,
  model: Model,
  account: Pick<Account, 'id' | 'agency'>,
): readonly ToAgree[] =>
  agreementsFor(model, account).filter(({ key, version }) => agreements.versionOf(account.id, key) < version)
