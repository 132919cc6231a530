/** Kinds of transitions: what the engine knows of each, and the actions that are its start and its steps. */
import type { Effect, NamedAction } from '../../engine/lifecycle.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import type { Field, Lookup } from '../../engine/model.ts'
import { transitionStatuses } from '../../engine/transitions/statuses.ts'
import type { RecipientRule, TransitionKind, TransitionStep } from '../../engine/transitions/transition-kind.ts'
import type { Folder } from '../folder.ts'
import type { StepJson, TransitionJson } from '../schema/transition.schema.ts'
import { type Around, conditionsOf } from './actions.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'

const folderOf = ({ recordType, id }: TransitionJson) => `transitions/${recordType}/${id}`

export function transitionOf(json: TransitionJson, around: Around, t: TextReader): TransitionKind {
  const here = folderOf(json)
  const programmes = json.programmes ?? around.programmes
  return present({
    id: json.id,
    plural: json.plural,
    label: t(`${here}/label`, json.label),
    programmes,
    form: json.form,
    notice: t.maybe(`${here}/notice`, json.notice),
    begins: json.begins ?? ('in_progress' as const),
    recipient: recipientOf(json),
    remote: json.remote,
    fromBeyond: json.fromBeyond,
    fromRow:
      json.fromRow &&
      present({
        subform: json.fromRow.subform,
        permission: json.fromRow.permission,
        offered: json.fromRow.offered as Logic | undefined,
        prefill: json.fromRow.prefill ?? {},
      }),
    consent: (json.consent ?? []).map((rule, index) =>
      present({
        programmes: rule.programmes ?? programmes,
        given: rule.given as Logic,
        message: t(`${here}/consent/${index}/message`, rule.message),
        override: rule.override,
      }),
    ),
    gives: json.gives && { ...json.gives, roles: json.gives.roles ?? [] },
    steps: stepsOf(json).map(
      ([id, { from, to, by, eligible, consent }]): TransitionStep => present({ id, from, to, by, eligible, consent }),
    ),
    expiryEffects: json.expiryEffects as unknown as readonly Effect[] | undefined,
    makes: json.makes,
  })
}

function recipientOf({ recipient }: TransitionJson): RecipientRule {
  if (recipient === 'owner') return recipient
  const { receives, otherProgrammes, within, narrowedBy } = recipient
  return present({
    receives,
    otherProgrammes,
    within: Object.entries(within ?? {})
      .map(([permission, reach]) => ({ permission, reach }))
      .sort(byId(({ permission }) => permission)),
    narrowedBy: narrowedBy ?? [],
  })
}

const byId =
  <Thing>(idOf: (thing: Thing) => string) =>
  (one: Thing, other: Thing): number =>
    idOf(one) < idOf(other) ? -1 : 1

/** In the order of the states that they lead to: the order of names in a file means nothing, and a release does not keep it. */
const stepsOf = ({ steps = {} }: TransitionJson): readonly (readonly [string, StepJson])[] =>
  Object.entries(steps)
    .sort(byId(([id]) => id))
    .sort(([, one], [, other]) => transitionStatuses.indexOf(one.to) - transitionStatuses.indexOf(other.to))

/** The start, and each step on an entry that stands. Both are asked, judged and logged like every named action. */
export function startAndSteps(
  json: TransitionJson,
  folder: Folder,
  around: Around,
  t: TextReader,
): readonly NamedAction[] {
  const here = folderOf(json)
  const programmes = json.programmes ?? around.programmes
  const asked = (fields: TransitionJson['asks'], at: string) => (fields ?? []).map((field) => around.fieldOf(field, at))
  const step = ([id, of]: readonly [string, StepJson]): NamedAction =>
    present({
      id: `${id}_${json.id}`,
      permission: `${id}_${json.id}`,
      label: t(`${here}/steps/${id}/label`, of.label),
      description: t.maybe(`${here}/steps/${id}/description`, of.description),
      programmes,
      conditions: [],
      asks: asked(of.asks, `${here}/steps/${id}/asks`),
      asksRecord: [],
      effects: (of.effects ?? []) as unknown as readonly Effect[],
      transition: { kind: json.id, step: id },
    })
  return [
    present({
      id: json.id,
      permission: json.id,
      alsoBy: alsoBy(json),
      label: t(`${here}/verb`, json.verb),
      description: t.maybe(`${here}/description`, json.description),
      programmes,
      offered: json.offered as Logic | undefined,
      conditions: conditionsOf(json.conditions, `${here}/conditions`, t),
      asks: [...questionsOf(json, folder), ...asked(json.asks, `${here}/asks`)],
      asksRecord: [],
      effects: (json.effects ?? []) as unknown as readonly Effect[],
      transition: { kind: json.id, step: 'start' },
      bulk: json.fromBeyond ? undefined : (true as const),
    }),
    ...stepsOf(json).map(step),
  ]
}

/** What a role may have instead of the permission of the start: any of its widths, or leave to start it on a row. */
function alsoBy({ id, alsoBy: more = [], recipient, fromRow }: TransitionJson): readonly string[] | undefined {
  const widths = recipient === 'owner' ? [] : Object.keys(recipient.within ?? {}).sort()
  const all = [...more, ...widths, ...(fromRow?.permission === undefined ? [] : [fromRow.permission])]
  const others = [...new Set(all)].filter((permission) => permission !== id)
  return others.length > 0 ? others : undefined
}

const question = (field: Pick<Field, 'id' | 'type'> & Partial<Field>): Field => ({
  label: {},
  whenHidden: 'clear',
  settings: {},
  rules: [],
  ...field,
})

const isRemote: Logic = { '==': [{ var: 'remote' }, true] }
const isInside: Logic = { not: isRemote }

/**
 * What every start asks; which of it, the kind says. Labels are the screens'. The names are the dialect's, and those of
 * the entry that comes of it.
 */
function questionsOf(json: TransitionJson, folder: Folder): readonly Field[] {
  const { recipient, remote, gives, makes, consent = [] } = json
  const narrowedBy = recipient === 'owner' ? [] : (recipient.narrowedBy ?? [])
  const services = folder.instance?.json.services
  const inside = remote ? { visible: isInside } : {}
  return [
    ...(remote ? [question({ id: 'remote', type: 'yes-no' })] : []),
    ...(narrowedBy.includes('service') && services !== undefined
      ? [question({ id: 'service', type: 'choice', settings: { lookup: services } })]
      : []),
    ...(narrowedBy.includes('agency') ? [question({ id: 'transitioned_to_agency', type: 'agency', ...inside })] : []),
    ...(narrowedBy.includes('location') ? [question({ id: 'location', type: 'location' })] : []),
    ...(recipient === 'owner'
      ? []
      : [question({ id: 'transitioned_to', type: 'user', required: remote ? isInside : true, ...inside })]),
    ...(remote
      ? [
          question({
            id: 'transitioned_to_remote',
            type: 'text',
            settings: { maxLength: 200 },
            required: isRemote,
            visible: isRemote,
          }),
        ]
      : []),
    ...(gives?.roles?.length
      ? [
          question({
            id: 'authorized_role_unique_id',
            type: 'choice',
            settings: { lookup: roleLookupId(json) },
            ...(remote && { required: isRemote }),
          }),
        ]
      : []),
    ...(makes ? [question({ id: 'allow_case_creation', type: 'yes-no', ...inside })] : []),
    ...(consent.some(({ override }) => override !== undefined)
      ? [question({ id: 'consent_overridden', type: 'yes-no' })]
      : []),
    question({ id: 'notes', type: 'text', settings: { long: true, maxLength: 4000 } }),
  ]
}

const roleLookupId = ({ recordType, id }: TransitionJson) => `roles_of_${recordType}_${id}`

/** The roles that a start may name, as options; their tags are the programmes in which they work. */
export function roleLookupsOf(folder: Folder, t: TextReader): Readonly<Record<string, Lookup>> {
  const all = (folder.instance?.json.programmes ?? []).map(({ id }) => id)
  const found = folder.transitions.flatMap(({ json }) => {
    const roles = json.gives?.roles ?? []
    if (roles.length === 0) return []
    const options = roles.flatMap((id) => {
      const role = folder.roles.find(({ json: one }) => one.id === id)?.json
      return role ? [{ id, label: t(`roles/${id}/label`, role.label), tags: role.programmes ?? all }] : []
    })
    const id = roleLookupId(json)
    return [[id, { id, label: t(`${folderOf(json)}/label`, json.label), options }] as const]
  })
  return Object.fromEntries(found)
}
