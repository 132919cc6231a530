/**
 * The model as one person's browser gets it: what their own role knows of, and what records show that they may be given,
 * in one language. Nothing in it names a field, a form or an option that neither reads.
 */
import { alertRulesOn } from '../effects/alert-rows.ts'
import { readsOnly } from '../forms/may-judge.ts'
import { own } from '../lib/own.ts'
import type { NamedAction } from '../lifecycle.ts'
import type { Logic } from '../logic/logic.ts'
import type { Agency, Field, Form, List, Model, Panel, RecordType, Role, Rows, Rule, UserGroup } from '../model.ts'
import type { coreFacts } from '../records/core-facts.ts'
import type { Actor } from './actor.ts'
import { SEARCH_BEYOND } from './beyond-reach.ts'
import { withFormsGiven } from './forms-given.ts'
import { fieldInLocale, ruleInLocale, type Speaker, speaker } from './in-locale.ts'
import { lookupsAsked, narrowedLifecycle } from './narrowed-lifecycle.ts'
import { unaskedOf } from './narrowed-transitions.ts'
import { type RoleFields, roleFields, roleOf } from './role-fields.ts'

const known = new WeakMap<Model, Map<string, Model>>()

/** Made once per role and locale. Places and people travel on their own. */
export function narrowedModel(model: Model, actor: Pick<Actor, 'role' | 'grants'>, locale: string): Model {
  const byReader = known.get(model) ?? new Map<string, Model>()
  known.set(model, byReader)
  const key = JSON.stringify([actor.role, locale, actor.grants.length > 0])
  const narrowed = byReader.get(key) ?? narrow(model, actor, locale)
  byReader.set(key, narrowed)
  return narrowed
}

function narrow(model: Model, actor: Pick<Actor, 'role' | 'grants'>, locale: string): Model {
  const { conduct: _, contact: __, policy: ___, ...instance } = model.instance
  const say = speaker(locale, instance)
  const role = roleOf(model, actor.grants.length > 0 ? actor.role : '')
  const types = Object.values(model.recordTypes).filter((type) => exists(type, actor))
  const recordTypes = types.map((type) => typeFor(type, role, say, model))
  return {
    hash: model.hash,
    ...(model.directory !== undefined && { directory: model.directory }),
    instance: {
      ...instance,
      name: say(instance.name),
      defaultLocale: locale,
      programmes: instance.programmes
        .filter(({ id }) => role.programmes.includes(id))
        .map(({ id, name }) => ({ id, name: say(name) })),
      locationLevels: instance.locationLevels.map(say),
      ...say.maybe('signInHelp', instance.signInHelp),
    },
    recordTypes: byId(recordTypes),
    lookups: byId(lookupsOf(model, recordTypes, say)),
    roles: byId(Object.values(model.roles).map((of) => nameOnly(of, say))),
    agencies: byId(Object.values(model.agencies).map((of) => agencyFor(of, say))),
    userGroups: byId(Object.values(model.userGroups).map((of) => groupFor(of, say))),
    locations: [],
  }
}

const exists = (type: RecordType, { grants }: Pick<Actor, 'grants'>) =>
  grants.some(({ recordType, actions }) => recordType === type.id && actions.has('read'))

const byId = <Member extends { readonly id: string }>(members: readonly Member[]): Readonly<Record<string, Member>> =>
  Object.fromEntries(members.map((member) => [member.id, member]))

const nameOnly = ({ id, label }: Role, say: Speaker): Role => ({
  id,
  label: say(label),
  programmes: [],
  reach: 'none',
  actions: {},
  forms: {},
  manages: [],
})

/** What forms and lists need of it. */
const agencyFor = ({ id, name, services, order, retired }: Agency, say: Speaker): Agency => ({
  ...{ id, name: say(name) },
  ...(services && { services }),
  ...(order !== undefined && { order }),
  ...(retired && { retired }),
})

const groupFor = ({ id, name, retired }: UserGroup, say: Speaker): UserGroup => ({
  ...{ id, name: say(name) },
  ...(retired && { retired }),
})

function typeFor(whole: RecordType, role: Role, say: Speaker, model: Model): RecordType {
  const { photo, lifecycle, beyondReach, ...type } = whole
  const access = roleFields(role, whole)
  const { readable } = access
  const isRead = (name: string) => readable.has(name)
  const given = withFormsGiven(model, role, whole)
  const { forms } = given
  const shown = roleFields(given.role, whole)
  const isShown = (name: string) => shown.readable.has(name)
  const fields = type.fields.filter(({ id }) => isShown(id)).map((field) => fieldFor(field, shown, say))
  const calculated = new Set(fields.flatMap(({ id, calculation }) => (calculation === undefined ? [] : [id])))
  const ask = (action: NamedAction) => {
    const unasked = unaskedOf(action, role, whole)
    return questionsFor(action, readable, say).filter(({ id }) => !unasked.includes(id))
  }
  return {
    ...type,
    label: say(type.label),
    labelPlural: say(type.labelPlural),
    ...say.maybe('newLabel', type.newLabel),
    programmes: type.programmes.filter((programme) => role.programmes.includes(programme)),
    ...(photo !== undefined && isShown(photo) && { photo }),
    ...(beyondReach && allowsLooking(role, type.id) && { beyondReach: { fields: beyondReach.fields } }),
    title: type.title.filter(isShown),
    summary: type.summary.filter(isShown),
    fields,
    groups: type.groups
      .filter(({ id }) => forms.some(({ group }) => group === id))
      .map(({ id, label }) => ({ id, label: say(label) })),
    forms: forms.map((form) => ({
      ...formFor(form, shown, say),
      ...(form.panels && { panels: form.panels.flatMap((panel) => panelFor(panel, whole, role, model)) }),
    })),
    ...(type.creationForms && {
      creationForms: type.creationForms.filter((id) => forms.some((form) => form.id === id)),
    }),
    calculationOrder: type.calculationOrder.filter((id) => calculated.has(id)),
    rules: rulesFor(type.rules, shown, 'record', say).filter(({ at }) => isShown(at)),
    list: listFor(type.list, isRead, say),
    projected: type.projected.filter(isRead),
    searched: type.searched.filter(isRead),
    ...(lifecycle && {
      lifecycle: narrowedLifecycle(lifecycle, whole, { role, access, say, ask, alerts: alertRulesOn(model, whole) }),
    }),
  }
}

const allowsLooking = ({ actions }: Role, type: string) => own(actions, type)?.includes(SEARCH_BEYOND) ?? false

const formFor = ({ visible, ...form }: Form, { readable }: RoleFields, say: Speaker): Form => ({
  ...form,
  label: say(form.label),
  ...say.maybe('description', form.description),
  ...judged({ visible }, readable, 'record'),
})

/** A panel as far as the role reads what it shows. */
function panelFor(panel: Panel, type: RecordType, role: Role, model: Model): readonly Panel[] {
  const mayHere = own(role.actions, type.id) ?? []
  if (panel.panel === 'history') return mayHere.includes('history') ? [panel] : []
  if (panel.panel !== 'linked') return [panel]
  if (panel.permission !== undefined && !mayHere.includes(panel.permission)) return []
  const from = own(role.actions, panel.recordType)?.includes('read') && own(model.recordTypes, panel.recordType)
  const there = from ? roleFields(role, from).readable : undefined
  if (!there?.has(panel.field)) return []
  const here = roleFields(role, type).readable
  const { copies = {}, linkBy, ...rest } = panel
  const mayLink = linkBy !== undefined && own(role.actions, panel.recordType)?.includes(linkBy)
  const shown = { ...rest, ...(mayLink && { linkBy }) }
  const known = Object.entries(copies).filter(([to, of]) => there.has(to) && here.has(of))
  return [known.length > 0 ? { ...shown, copies: Object.fromEntries(known) } : shown]
}

const listFor = (list: List, isRead: (name: string) => boolean, say: Speaker): List => ({
  columns: list.columns.filter(isRead),
  filters: list.filters
    .filter(({ field }) => isRead(field))
    .map((filter) => ({ ...filter, ...say.maybe('label', filter.label) })),
  sort: isRead(list.sort.field) ? list.sort : { field: NEWEST, direction: 'desc' },
})

const NEWEST: keyof typeof coreFacts = 'created_at'

/** A field that the role may read: without what would need more than that, and read-only where it may not write. */
function fieldFor(field: Field, { readable, writable }: RoleFields, say: Speaker): Field {
  const shown = fitted(field, readable, 'record', say)
  return writable.has(field.id) ? shown : { ...shown, readOnly: true }
}

/** What an action asks of one who reads so much: its own questions, and fields of the record, which it lets them fill in. */
export function questionsFor(
  { asks, asksRecord }: NamedAction,
  readable: ReadonlySet<string>,
  say: Speaker,
): readonly Field[] {
  const isOwn = ({ id }: Field) => !asksRecord.includes(id)
  const known = new Set([...readable, ...asks.filter(isOwn).map(({ id }) => id)])
  return asks
    .filter((field) => isOwn(field) || readable.has(field.id))
    .map(({ readOnly, ...field }) =>
      fitted(isOwn(field) && readOnly ? { ...field, readOnly } : field, known, 'record', say),
    )
}

function fitted(field: Field, readable: ReadonlySet<string>, at: 'record' | 'row', say: Speaker): Field {
  const { visible, required, readOnly, optionFilter, calculation, default: begins, rows, ...plain } = field
  const spoken = fieldInLocale({ ...plain, rules: [] }, say)
  const isWorkedOutElsewhere = calculation !== undefined && !readsOnly(calculation, readable, at)
  const isJudged = begins && (!('logic' in begins) || readsOnly(begins.logic, readable, at))
  return {
    ...spoken,
    rules: rulesFor(field.rules, { readable }, at, say),
    ...judged({ visible, required, readOnly, optionFilter, calculation }, readable, at),
    ...(isWorkedOutElsewhere && { readOnly: true as const }),
    ...(isJudged && { default: begins }),
    ...(rows && { rows: rowsFor(rows, readable, say) }),
  }
}

function rowsFor(rows: Rows, readable: ReadonlySet<string>, say: Speaker): Rows {
  const fields = rows.fields.map((field) => fitted(field, readable, 'row', say))
  const calculated = new Set(fields.flatMap(({ id, calculation }) => (calculation === undefined ? [] : [id])))
  return {
    ...rows,
    fields,
    ...say.maybe('rowLabel', rows.rowLabel),
    calculationOrder: rows.calculationOrder.filter((id) => calculated.has(id)),
  }
}

/**
 * Rules that can be judged from what the role reads. One that discloses is judged by the server alone: here it would
 * find nothing to read and be broken for ever.
 */
const rulesFor = (
  rules: readonly Rule[],
  { readable }: Pick<RoleFields, 'readable'>,
  at: 'record' | 'row',
  say: Speaker,
): readonly Rule[] =>
  rules
    .filter(({ when, holds }) => [when ?? true, holds].every((logic) => readsOnly(logic, readable, at)))
    .map((rule) => ruleInLocale(rule, say))

/** Those of the conditions that are there and read only what the role reads. */
function judged<Conditions extends Readonly<Record<string, Logic | undefined>>>(
  conditions: Conditions,
  readable: ReadonlySet<string>,
  at: 'record' | 'row',
): { readonly [Name in keyof Conditions]?: Exclude<Conditions[Name], undefined> } {
  const kept = Object.entries(conditions).filter(([, logic]) => logic !== undefined && readsOnly(logic, readable, at))
  return Object.fromEntries(kept) as { readonly [Name in keyof Conditions]?: Exclude<Conditions[Name], undefined> }
}

/** Lookups of the fields, of the status, and of the services that people give. */
function lookupsOf(model: Model, types: readonly RecordType[], say: Speaker) {
  const fields = types.flatMap((type) => type.fields.flatMap((field) => [field, ...(field.rows?.fields ?? [])]))
  const named = new Set([
    ...types.map(({ statusLookup }) => statusLookup),
    ...fields.map(({ settings }) => settings['lookup']),
    ...types.flatMap(lookupsAsked),
    model.instance.services,
  ])
  return Object.values(model.lookups)
    .filter(({ id }) => named.has(id))
    .map((lookup) => ({
      ...lookup,
      label: say(lookup.label),
      options: lookup.options.map((option) => ({ ...option, label: say(option.label) })),
    }))
}
