/** Alert rules over one write: what they clear, what they raise, on the record itself or on one that it links to. */
import { alertKindsOf, linkedType, withAlert, withoutAlerts } from '../effects/alert-rows.ts'
import { type Becoming, scopeOf, tried } from '../effects/becoming.ts'
import { tell } from '../effects/notify.ts'
import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { AlertRule } from '../lifecycle.ts'
import { evaluate } from '../logic/evaluate.ts'
import type { Logic } from '../logic/logic.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { AnyRecord } from '../records/record.ts'
import { alertRulesOf, type Surroundings } from './surroundings.ts'

/** Another record, with alerts of this write. */
export interface Touched {
  readonly record: AnyRecord
  readonly core: CoreFacts
}

/** Clears and raises; gives the linked records that carry alerts now, or carry them no more. */
export function alertsAfter(becoming: Becoming, around: Surroundings): readonly Touched[] {
  if (around.isSave && becoming.isOwner) clearSeen(becoming)
  const linked = new Map(around.linked.map((record) => [record.id, { record, core: record.core }]))
  for (const rule of alertRulesOf(becoming.type, becoming.programme)) {
    const touched = tried(becoming, `alerts/${rule.id}`, () => judge(rule, becoming, around, linked))
    if (touched) linked.set(touched.record.id, touched)
  }
  return [...linked.values()].filter(({ record, core }) => record.core !== core)
}

/** The owner has seen it: what was for them is gone. */
function clearSeen(becoming: Becoming): void {
  const { model, type, core } = becoming
  if (!core.alerts?.length) return
  const kinds = alertKindsOf(model, type)
  becoming.core = withoutAlerts(core, (alert) => kinds.get(alert.type)?.clearedByOwner === true)
}

/** What the rule does to the record; of one about a linked record, what becomes of that. */
function judge(
  rule: AlertRule,
  becoming: Becoming,
  around: Surroundings,
  linked: ReadonlyMap<string, Touched>,
): Touched | undefined {
  const isMet = (logic: Logic | undefined) => logic !== undefined && evaluate(logic, scopeOf(becoming)) === true
  if (rule.onLinked !== undefined) {
    const there = linked.get(String(own(becoming.answers, rule.onLinked)))
    if (!there) return undefined
    const core = isMet(rule.clearedWhen) ? withoutAlerts(there.core, ({ type }) => type === rule.id) : there.core
    const isRaised = isMet(rule.when) && isConcerned(rule, there.core.owned_by === becoming.actor.userName)
    return { ...there, core: isRaised ? raised(rule, becoming, { ...there, core }) : core }
  }
  if (isMet(rule.clearedWhen)) becoming.core = withoutAlerts(becoming.core, ({ type }) => type === rule.id)
  if (rule.duplicateOf !== undefined) return duplicate(rule, rule.duplicateOf, becoming, around)
  if (isMet(rule.when) && isConcerned(rule, becoming.isOwner)) becoming.core = raised(rule, becoming)
  return undefined
}

const isConcerned = ({ by }: AlertRule, isByOwner: boolean) => by === 'anyone' || !isByOwner

/** Stands as long as another record has the same value; looked for when the value changes, and while the alert stands. */
function duplicate(rule: AlertRule, field: string, becoming: Becoming, { sameValue }: Surroundings): undefined {
  const value = own(becoming.answers, field)
  const stands = becoming.core.alerts?.some(({ type }) => type === rule.id) ?? false
  const found = sameValue.find((asked) => asked.field === field && equal(asked.value, value))?.found
  if (stands && (isBlank(value) || found === false)) {
    becoming.core = withoutAlerts(becoming.core, ({ type }) => type === rule.id)
  } else if (!stands && found && !equal(value, own(becoming.before.answers, field))) {
    becoming.core = raised(rule, becoming)
  }
}

/** The facts of whoever carries the alert, with it; people are told. */
function raised(rule: AlertRule, becoming: Becoming, on?: Touched): CoreFacts {
  const { model, type, actor, now, newId } = becoming
  const carrier = on ? own(model.recordTypes, String(linkedType(type, rule.onLinked ?? ''))) : type
  if (!carrier) return on?.core ?? becoming.core
  const kind = alertKindsOf(model, carrier).get(rule.id)
  const core = withAlert(on?.core ?? becoming.core, { type: rule.id, date: now, by: actor.userName }, kind, newId)
  if (rule.notify) {
    tell(becoming, { ...rule.notify, form: kind?.form }, { type: carrier, id: on?.record.id ?? becoming.id, core })
  }
  return core
}
