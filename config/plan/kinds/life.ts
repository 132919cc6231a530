/** Actions, tasks, alerts, approvals and transitions of record types. */
import type { Lifecycle, NamedAction } from '../../../engine/lifecycle.ts'
import type { Model, RecordType, Texts } from '../../../engine/model.ts'
import { type Bears, defineThingKind, type Thing, widening } from '../thing-kind.ts'

type Member = { readonly id: string; readonly label: Texts }

function* inLife(model: Model, members: (life: Lifecycle, type: RecordType) => readonly (Member & object)[]) {
  for (const type of Object.values(model.recordTypes)) {
    if (!type.lifecycle) continue
    const home = { recordType: type.id, home: type.label, parent: { what: 'record_type', id: type.id } }
    for (const value of members(type.lifecycle, type)) {
      yield { ...home, id: value.id, label: value.label, value } satisfies Thing
    }
  }
}

/** What the dialog asks of the record is told where the record's field is. */
const ofAction = ({ asks, asksRecord, ...action }: NamedAction) => ({
  ...action,
  asksRecord,
  asks: asks.map((field) => (asksRecord.includes(field.id) ? { id: field.id } : field)),
})

/** Those that are made out of an approval or a transition are told with it. */
const stepsOf = (life: Lifecycle, of: 'approval' | 'transition', kind: string) =>
  life.actions.filter((action) => action[of]?.kind === kind).map(ofAction)

/** Done by people only: what a write triggers would be done by some writes and not by others. */
const isByHand: Bears = ({ subject: { recordType, id } }, { from, to }) =>
  [from, to].every(({ recordTypes }) => {
    const action = recordTypes[recordType ?? '']?.lifecycle?.actions.find((one) => one.id === id)
    return action?.trigger === undefined
  })

export const actions = defineThingKind({
  what: 'action',
  things: (model) =>
    inLife(model, ({ actions }) =>
      actions.filter(({ approval, transition }) => !approval && !transition).map(ofAction),
    ),
  added: 'attention',
  removed: 'attention',
  properties: {
    permission: widening('permission'),
    alsoBy: widening('alsoBy'),
    onOwn: widening('onOwn'),
    programmes: widening('programmes'),
  },
  bearable: { added: isByHand, removed: isByHand, changed: isByHand },
})

export const approvals = defineThingKind({
  what: 'approval',
  things: (model) =>
    inLife(model, (life) =>
      life.approvals.map((approval) => ({ ...approval, steps: stepsOf(life, 'approval', approval.id) })),
    ),
  added: 'attention',
  removed: 'attention',
})

export const transitions = defineThingKind({
  what: 'transition',
  things: (model) =>
    inLife(model, (life) =>
      (life.transitions ?? []).map(({ steps, ...kind }) => ({
        ...kind,
        steps,
        actions: stepsOf(life, 'transition', kind.id),
      })),
    ),
  added: 'widens',
  removed: 'attention',
  properties: Object.fromEntries(
    ['gives', 'recipient', 'consent', 'fromBeyond', 'makes', 'remote', 'steps', 'programmes', 'fromRow'].map((name) => [
      name,
      widening(name),
    ]),
  ),
})

export const tasks = defineThingKind({
  what: 'task',
  things: (model) => inLife(model, (life) => life.tasks),
  added: 'attention',
  removed: 'attention',
  // Worked out for whoever reads, and never stored.
  bearable: { added: true, removed: true, changed: true },
})

export const alerts = defineThingKind({
  what: 'alert',
  things: (model) => inLife(model, (life) => life.alerts),
  added: 'attention',
  removed: 'attention',
})
