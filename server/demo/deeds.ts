/** What happens to a record after it was made: changes and actions, each by somebody who may do it. */
import { dialogType } from '../../engine/actions/dialog.ts'
import { own } from '../../engine/lib/own.ts'
import type { NamedAction } from '../../engine/lifecycle.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { Problem } from '../../engine/problems.ts'
import type { Answers, AnyRecord } from '../../engine/records/record.ts'
import { mayStart } from '../../engine/transitions/permissions.ts'
import { beginFilling, completeRows, type Filling, fillField, fillMissing, placedFields } from './answers.ts'
import { type Authored, type Authoring, begun, decided, fillingOf, loadedOf } from './authoring.ts'
import type { Person } from './crew.ts'
import type { Deed } from './hints.ts'
import { noHint } from './hints.ts'
import type { Random } from './random.ts'
import { everybody, isOpenTo, saidOf } from './sharing.ts'

/** One of the things that may happen to the record as it stands; nothing, where nobody can do it now. */
export function happenTo(authoring: Authoring, record: AnyRecord, at: string): Authored | undefined {
  const { hints, model, random } = authoring
  const type = own(model.recordTypes, record.type)
  if (!type || !record.core.record_state) return undefined
  const isOpen = (deed: Deed) => isOpenTo(authoring, deedNamed(deed, type), type, record)
  const deeds =
    own(hints.records.deeds ?? {}, record.type)?.filter((one) => fits(record, one.where) && isOpen(one)) ?? []
  const deed = chosenOf(deeds, random)
  if (!deed) return undefined
  const named = namedBy(deed, type)
  const loaded = { ...loadedOf(authoring, record), people: everybody(authoring) }
  const able = whoMay(authoring, record, deed, type).flatMap((one) => {
    const access = accessTo(one.actor, record, loaded.reach ?? [])
    const besides = named && access ? saidOf(authoring, named, type, one, record, access) : {}
    return besides ? [{ person: one, besides }] : []
  })
  const chosen = random.pick(able)
  if (!chosen) return undefined
  const { person, besides } = chosen
  const action = begun(authoring, deed.action, type, record.id)
  try {
    const filling = said(authoring, deed, type, person, record, at)
    return decided(authoring, person, action, loaded, { ...filling, sent: { ...filling.sent, ...besides } }, at)
  } catch (problem) {
    // Not now: a person would find the button greyed out.
    if (problem instanceof Problem) return undefined
    throw problem
  }
}

/** One by its weight; where all of them together weigh less than 1, sometimes none. */
function chosenOf(deeds: readonly Deed[], random: Random): Deed | undefined {
  const weights = deeds.map(({ weight = 1 }) => weight)
  const room = Math.max(0, 1 - weights.reduce((sum, weight) => sum + weight, 0))
  return deeds[Number(random.weighted(Object.fromEntries([...weights, room].entries())))]
}

/** Answers, core facts and the programme, as the hint wants them; null: blank. */
const fits = ({ answers, core, programme }: AnyRecord, where: Deed['where'] = {}): boolean =>
  Object.entries(where).every(
    ([name, wanted]) =>
      (name === 'programme' ? programme : (own(core as object as Answers, name) ?? own(answers, name) ?? null)) ===
      wanted,
  )

/** Those who reach the record and may, but for people who reach everything and hardly ever do. */
function whoMay(authoring: Authoring, record: AnyRecord, deed: Deed, type: RecordType): readonly Person[] {
  const { fields = [], rows = {} } = deed
  const named = deedNamed(deed, type)
  const { reach = [] } = loadedOf(authoring, record)
  const written = [...fields, ...Object.keys(rows)]
  return [...authoring.people.values()].filter(({ actor }) => {
    if (actor.grants.some((grant) => grant.recordType === record.type && grant.rows === 'all')) return false
    const access = accessTo(actor, record, reach)
    return access && isAllowed(named, type, access) && written.every((name) => access.writable.has(name))
  })
}

/** Leave to do it; steps of a transition are for those whose they are. */
const isAllowed = (named: NamedAction, type: RecordType, { actions }: Access): boolean =>
  named.transition !== undefined && named.transition.step !== 'start' ? true : mayStart(type, named, actions)

/** The action, as far as it says who may. */
const deedNamed = (deed: Deed, type: RecordType): NamedAction =>
  namedBy(deed, type) ?? ({ id: deed.action, permission: deed.action } as NamedAction)

type Dialog = Pick<NamedAction, 'asks' | 'asksRecord' | 'permission'>

/** The action of the configuration; of the platform's, the questions that the hint names. */
function namedBy({ action, asks }: Deed, type: RecordType): NamedAction | undefined {
  const named = type.lifecycle?.actions.find(({ id }) => id === action)
  if (named || !asks) return named
  const dialog: Dialog = { permission: action, asksRecord: [], asks: Object.entries(asks).map(question) }
  return dialog as NamedAction
}

const question = ([id, { type = 'text' }]: readonly [string, { readonly type?: string }]): Field => ({
  ...{ id, type, label: {}, whenHidden: 'keep', settings: {}, rules: [], required: true },
})

/** A question that every transition asks: its label is the screens'. */
const isOfPlatform = ({ label, id }: Field, { transition }: NamedAction): boolean =>
  transition?.step === 'start' && id !== 'notes' && Object.keys(label).length === 0

/** What the person writes. */
function said(
  authoring: Authoring,
  deed: Deed,
  type: RecordType,
  person: Person,
  record: AnyRecord,
  at: string,
): Filling {
  const stored = { ...record.answers }
  const filling = fillingOf(authoring, type, at, person, record.programme, stored)
  const named = namedBy(deed, type)
  if (!named) {
    const wanted = new Set([...(deed.fields ?? []), ...Object.keys(deed.rows ?? {})])
    const placed = new Map(placedFields(type).flatMap((field) => (wanted.has(field.id) ? [[field.id, field]] : [])))
    const fields = (deed.fields ?? []).flatMap((id) => placed.get(id) ?? [])
    for (const field of fields) fillField(field, filling, true)
    for (const [subform, cells] of Object.entries(deed.rows ?? {})) completeRows(filling, placed.get(subform), cells)
    // What is asked for now may stand beside what was answered.
    const beside = new Set(
      type.forms.filter((form) => form.fields.some((id) => wanted.has(id))).flatMap((form) => form.fields),
    )
    fillMissing(
      filling,
      placedFields(type).filter(({ id }) => beside.has(id)),
    )
    return filling
  }
  const dialog = dialogType(named, type)
  const ids = new Set(named.asks.map(({ id }) => id))
  const byId = new Map(type.fields.map((field) => [field.id, field]))
  const hintOf = (field: Field) =>
    own(deed.asks ?? {}, field.id) ?? authoring.fieldHints.get(byId.get(field.id) ?? field) ?? noHint
  const asking = beginFilling(
    dialog,
    { ...filling.making, hintOf },
    {
      ...{ today: filling.scope.today, programme: record.programme, stored },
    },
  )
  for (const field of dialog.fields.filter((one) => ids.has(one.id) && !isOfPlatform(one, named)))
    fillField(field, asking, false)
  return asking
}
