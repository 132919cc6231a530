/** Consent that a kind of transition needs: an expression over the record as it stands. */

import { holds } from '../logic/evaluate.ts'
import type { RecordScope } from '../logic/scope.ts'
import type { Reason } from '../problems.ts'
import type { ConsentRule, TransitionKind } from './transition-kind.ts'

/** Question whose answer goes on without consent. */
export const OVERRIDDEN = 'consent_overridden'

/** The rule by which consent is missing; undefined where there is consent, or none is needed. */
export function consentMissing({ consent }: TransitionKind, scope: RecordScope): ConsentRule | undefined {
  const rule = consent.find(({ programmes }) => scope.programme === undefined || programmes.includes(scope.programme))
  return rule && !holds(rule.given, scope) ? rule : undefined
}

/** Whether somebody who may do so much may go on without it. */
export const mayOverride = (rule: ConsentRule, actions: ReadonlySet<string>): boolean =>
  rule.override !== undefined && actions.has(rule.override)

export const consentReason = ({ message }: ConsentRule): Reason => ({ code: 'consent.missing', message })
