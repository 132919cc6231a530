/** What can become of an entry, and by whom. */

import type { RecordScope } from '../logic/scope.ts'
import type { Model, RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'
import { guardOfTransitions, seesRow } from '../permissions/row-guard.ts'
import type { Reason } from '../problems.ts'
import type { TransitionRow } from '../records/collections.ts'
import type { Answers, AnyRecord, Row } from '../records/record.ts'
import { consentMissing, consentReason } from './consent.ts'
import { isStillEligible } from './eligible.ts'
import { actionOfStep } from './kinds.ts'
import type { Person } from './person.ts'
import type { TransitionKind, TransitionStep } from './transition-kind.ts'

/** Key of a payload that names the entry. */
export const ENTRY = 'transition'

interface Reader {
  readonly userName: string
  readonly access: Pick<Access, 'readable' | 'actions'>
}

/** Entries of the record that this person may know of. */
export const seenEntries = ({ core }: AnyRecord, { userName, access }: Reader): readonly TransitionRow[] =>
  (core.transitions ?? []).filter((row) =>
    seesRow(guardOfTransitions, row as unknown as Row, { userName, reads: (name) => access.readable.has(name) }),
  )

/** Whether the step is this person's to do; whoever reaches a record by a share only does not read the entries of others. */
export function isBy(
  { id, by }: TransitionStep,
  row: TransitionRow,
  { core }: Pick<AnyRecord, 'core'>,
  { userName, access }: Reader,
): boolean {
  const isOne: { readonly [By in TransitionStep['by'][number]]: () => boolean } = {
    recipient: () => row.transitioned_to === userName && row.remote !== true,
    sender: () => row.transitioned_by === userName,
    owner: () => core.owned_by === userName,
    allowed: () => access.readable.has('transitions') && access.actions.has(actionOfStep(row.type, id)),
  }
  return by.some((one) => isOne[one]())
}

/** The entry stands as it did, but its time is over. */
export const isOver = ({ expires_at }: TransitionRow, now: string) => expires_at !== undefined && expires_at <= now

interface Judged {
  readonly model: Model
  readonly type: RecordType
  readonly kind: TransitionKind
  readonly now: string
  readonly programme: string
  readonly scope: RecordScope
  /** Its recipient, where they are known; absent: it is not asked about. */
  readonly person?: { readonly is: Person | undefined }
}

/** Why somebody whose step it is cannot do it now. */
export function reasonsAgainstStep(step: TransitionStep, row: TransitionRow, judged: Judged): readonly Reason[] {
  const { model, type, kind, now, programme, scope, person } = judged
  if (!step.from.includes(row.status) || (isOver(row, now) && step.to !== 'expired')) {
    return [{ code: 'transition.answered' }]
  }
  const missing = step.consent && row.consent_overridden !== true ? consentMissing(kind, scope) : undefined
  const isLost =
    step.eligible === true &&
    person !== undefined &&
    row.remote !== true &&
    !isStillEligible(model, type, kind, row as unknown as Answers, { programme, person: person.is })
  return [...(isLost ? [{ code: 'recipient.not_eligible' }] : []), ...(missing ? [consentReason(missing)] : [])]
}
