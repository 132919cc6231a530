import type { Loaded, Outcome } from '../../../engine/actions/action-type.ts'
import type { Actor } from '../../../engine/permissions/actor.ts'
import type { CoreFacts } from '../../../engine/records/core-facts.ts'
import type { Answers, AnyRecord } from '../../../engine/records/record.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { aLoan, reached } from '../../lib/people.ts'
import { act } from '../actions/acting.ts'

/** Nadia's loan of the library where loans have a life. */
export const aLiving = (answers: Answers = {}, core: Partial<CoreFacts> = {}): AnyRecord =>
  aLoan({ answers: { title: 'Maps', ...answers }, core: { workflow: 'lent', ...core } })

/** What somebody does to it; Nadia, if nobody else is said. */
export const does = (
  record: AnyRecord,
  name: string,
  answers: object = {},
  { actor = lenders.nadia, ...more }: { readonly actor?: Actor } & Partial<Loaded> = {},
): Outcome =>
  act(name, answers, { record: record.id }, { model: lendingLife, actor, loaded: { ...reached(record), ...more } })

export const after = ({ records: [write] }: Outcome): AnyRecord => write?.after as AnyRecord

/** Kinds of the alerts that stand. */
export const alertsOn = (record: AnyRecord): readonly string[] => (record.core.alerts ?? []).map(({ type }) => type)
