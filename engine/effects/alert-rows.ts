/** Alerts on a record: one of a kind and user stands at a time. */
import type { AlertRule } from '../lifecycle.ts'
import type { Model, RecordType } from '../model.ts'
import type { AlertRow } from '../records/collections.ts'
import type { CoreFacts } from '../records/core-facts.ts'

/** What is known of a kind of alert. */
export interface AlertKind {
  /** The dialect's reason. */
  readonly alertFor: string
  /** Form that carries the dot. */
  readonly form?: string
  /** Goes when the owner saves the record. */
  readonly clearedByOwner: boolean
}

const APPROVAL = 'approval'

/** Kind of the alert that tells the owner of the answer to an approval. */
export const answeredKind = (approval: string): string => `${approval}_answered`

const known = new WeakMap<Model, Map<string, ReadonlyMap<string, AlertKind>>>()

/** Every kind of alert that records of the type can carry: of its own rules, of rules that reach it by a link, of approvals. */
export function alertKindsOf(model: Model, type: RecordType): ReadonlyMap<string, AlertKind> {
  const byType = known.get(model) ?? new Map<string, ReadonlyMap<string, AlertKind>>()
  known.set(model, byType)
  const found = byType.get(type.id)
  if (found) return found
  const kinds = new Map<string, AlertKind>()
  for (const { id, alertFor, form, clearedByOwner } of alertRulesOn(model, type)) {
    kinds.set(id, { alertFor, clearedByOwner, ...(form !== undefined && { form }) })
  }
  for (const { id, form } of type.lifecycle?.approvals ?? []) {
    kinds.set(id, { alertFor: APPROVAL, form, clearedByOwner: false })
    kinds.set(answeredKind(id), { alertFor: APPROVAL, form, clearedByOwner: true })
  }
  byType.set(type.id, kinds)
  return kinds
}

/** Rules whose alerts stand on records of the type: its own, and those of types that link to it. */
export const alertRulesOn = (model: Model, type: RecordType): readonly AlertRule[] =>
  Object.values(model.recordTypes).flatMap((of) =>
    (of.lifecycle?.alerts ?? []).filter(
      ({ onLinked }) => (onLinked === undefined ? of.id : linkedType(of, onLinked)) === type.id,
    ),
  )

/** The record type that a link field leads to. */
export const linkedType = (type: RecordType, field: string): unknown =>
  type.fields.find(({ id }) => id === field)?.settings['recordType']

type Raised = Pick<AlertRow, 'type' | 'date' | 'by'> & Partial<Pick<AlertRow, 'form' | 'user'>>

/** With the alert, and the others; one of its kind and user takes the new date. */
export function withAlert(core: CoreFacts, raised: Raised, kind: AlertKind | undefined, id: () => string): CoreFacts {
  const { alerts = [] } = core
  const isSame = ({ type, user }: AlertRow) => type === raised.type && user === raised.user
  const standing = alerts.find(isSame)
  const form = raised.form ?? kind?.form
  const row: AlertRow = {
    unique_id: standing?.unique_id ?? id(),
    type: raised.type,
    alert_for: kind?.alertFor ?? raised.type,
    ...(form !== undefined && { form }),
    date: raised.date,
    ...(raised.user !== undefined && { user: raised.user }),
    by: raised.by,
  }
  return { ...core, alerts: [...alerts.filter((alert) => !isSame(alert)), row] }
}

/** Without the alerts that are gone; the same facts where there is none. */
export function withoutAlerts(core: CoreFacts, isGone: (alert: AlertRow) => boolean): CoreFacts {
  const { alerts } = core
  return alerts?.some(isGone) ? { ...core, alerts: alerts.filter((alert) => !isGone(alert)) } : core
}
