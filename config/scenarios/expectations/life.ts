/** What becomes of a record: its stage, tasks, alerts, approvals, facts, and whom the last write told. */
import { workflowOf } from '../../../engine/effects/enter-stage.ts'
import { equal } from '../../../engine/lib/equal.ts'
import { own } from '../../../engine/lib/own.ts'
import { isOffered, reasonsAgainst } from '../../../engine/life/conditions.ts'
import type { Effect, NamedAction } from '../../../engine/lifecycle.ts'
import { actionsOn, stepsOn } from '../../../engine/permissions/actions-on.ts'
import { START } from '../../../engine/transitions/kinds.ts'
import { pointerTo } from '../../positions.ts'
import type { After, Seen } from '../seen.ts'
import { condition, value } from '../shown-by-writes.ts'
import { effectsShown } from './effects-shown.ts'
import type { Difference, Expectation, NameUsed, Shown } from './expectation.ts'
import { byPathSchema, pathsSchema } from './schemas.ts'

const listed = (what: NameUsed['what']) => (names: readonly string[]) =>
  names.map((name, index): NameUsed => ({ pointer: `/${index}`, what, name }))

const keyed = (what: NameUsed['what']) => (json: Readonly<Record<string, unknown>>) =>
  Object.keys(json).map((name): NameUsed => ({ pointer: pointerTo(name), part: 'key', what, name }))

const refusedWords = ({ refused }: After) =>
  refused === undefined ? '' : `: what was entered was not saved (${refused.join(', ')})`

/** The stage in which the record is. */
export const stage: Expectation<string> = {
  schema: { type: 'string', minLength: 1, description: 'Stage of the workflow that the record is in afterwards.' },
  names: (name) => [{ pointer: '', what: 'stage', name }],
  differences(wanted, { after }) {
    const is = after.record.core.workflow
    if (is === wanted) return []
    return [{ pointer: '', path: 'stage', expected: wanted, actual: `${is ?? 'none'}${refusedWords(after)}` }]
  },
  shows(_, { after: { written, record } }) {
    const workflow = written && workflowOf(written.type, record.programme)
    if (!written || !workflow) return []
    const shown: Shown[] = [...condition(workflow.when, written)]
    if (shown.some(({ outcome }) => outcome === 'false')) return shown
    // Those asked after the one that was entered did not decide.
    for (const entry of workflow.entries) {
      const here = 'when' in entry ? condition(entry.when, written) : value(entry.value, written)
      shown.push(...here)
      if (here.some(({ outcome }) => outcome !== 'false')) break
    }
    return shown
  },
}

const facts: Expectation<Readonly<Record<string, unknown>>> = {
  schema: byPathSchema(true, 'By core fact, such as `status` or `flag_count`: what it is afterwards; `null` for none.'),
  names: keyed('fact'),
  differences: (json, { after }) =>
    Object.entries(json).flatMap(([name, wanted]): Difference[] => {
      const is = own(after.record.core as unknown as Readonly<Record<string, unknown>>, name) ?? null
      if (equal(is, wanted)) return []
      const actual = `${JSON.stringify(is)}${refusedWords(after)}`
      return [{ pointer: pointerTo(name), path: name, expected: JSON.stringify(wanted), actual }]
    }),
  shows: (_, { after }) => (after.written ? triggersIn(after.written) : []),
}

const triggersIn = (written: NonNullable<After['written']>): readonly Shown[] =>
  (written.type.lifecycle?.actions ?? []).flatMap(({ trigger }) => condition(trigger, written))

const isAboutAlerts = (effect: Effect, kinds: readonly string[]): boolean =>
  (effect.effect === 'raise_alert' && kinds.includes(effect.kind)) ||
  (effect.effect === 'clear_alerts' && effect.kinds.some((kind) => kinds.includes(kind)))

const alertsExpectation = (description: string, isWanted: boolean): Expectation<readonly string[]> => ({
  schema: pathsSchema(description),
  names: listed('alert'),
  differences: (kinds, { after }) =>
    kinds.flatMap((path, index): Difference[] => {
      const standing = after.record.core.alerts ?? []
      if (standing.some(({ type }) => type === path) === isWanted) return []
      const others = standing.map(({ type }) => type).join(', ')
      const expected = isWanted ? 'raised' : 'not there'
      const actual = isWanted ? `not there${others && `; there is ${others}`}` : 'raised'
      return [{ pointer: `/${index}`, path, expected, actual: actual + refusedWords(after) }]
    }),
  shows(kinds, seen) {
    const { written } = seen.after
    if (!written) return []
    const rules = (written.type.lifecycle?.alerts ?? []).filter(({ id }) => kinds.includes(id))
    return [
      ...rules.flatMap(({ when, clearedWhen }) => [...condition(when, written), ...condition(clearedWhen, written)]),
      ...effectsShown(seen, (effect) => isAboutAlerts(effect, kinds)),
    ]
  },
})

const approvals: Expectation<Readonly<Record<string, string | null>>> = {
  schema: byPathSchema(
    { enum: ['pending', 'approved', 'rejected', null] },
    'By kind of approval: how it stands afterwards; `null` where it was not asked for.',
  ),
  names: keyed('approval'),
  differences: (json, { after }) =>
    Object.entries(json).flatMap(([kind, wanted]): Difference[] => {
      const { status } = after.scope.type.lifecycle?.approvals.find(({ id }) => id === kind) ?? {}
      const is = (status === undefined ? undefined : own(after.record.answers, status)) ?? null
      if (is === wanted) return []
      const expected = wanted ?? 'not asked for'
      return [
        { pointer: pointerTo(kind), path: kind, expected, actual: `${is ?? 'not asked for'}${refusedWords(after)}` },
      ]
    }),
}

const notices: Expectation<readonly string[]> = {
  schema: {
    type: 'array',
    items: { type: 'string' },
    uniqueItems: true,
    description: 'Notifications that the last write sends, whoever gets them; an empty list for none.',
  },
  names: listed('notification'),
  differences(wanted, { after }) {
    const sent = [...new Set(after.notices.map(({ notification }) => notification))].sort()
    if (equal(sent, [...wanted].sort())) return []
    const words = (list: readonly string[]) => (list.length === 0 ? 'none' : list.join(', '))
    return [{ pointer: '', path: 'notices', expected: words(wanted), actual: words(sent) + refusedWords(after) }]
  },
  shows: (_, seen) => [...toldByAlerts(seen.after), ...effectsShown(seen, ({ effect }) => effect === 'notify')],
}

const toldByAlerts = ({ written }: After): readonly Shown[] =>
  (written?.type.lifecycle?.alerts ?? []).flatMap(({ notify }) => {
    const to = notify?.to
    return written && typeof to === 'object' && 'user' in to ? value(to.user, written) : []
  })

const actionNamed = ({ after }: Seen, name: string): NamedAction | undefined =>
  after.scope.type.lifecycle?.actions.find(({ id }) => id === name)

type Standing = 'possible' | 'absent' | readonly string[]

/** How an action stands for whoever acts: to be done, not there, or there with reasons against it. */
function standingOf(name: string, seen: Seen): Standing {
  const { access, after } = seen
  const action = actionNamed(seen, name)
  if (!action) return access.actions.has(name) ? 'possible' : 'absent'
  if (action.transition) return standingOfTransition(action, seen)
  if (!access.actions.has(action.permission) || !isOffered(action, after.scope)) return 'absent'
  const reasons = reasonsAgainst(action, after.scope, access).map(({ code }) => code)
  return reasons.length === 0 ? 'possible' : reasons
}

/** A start stands in the menu of the record, a step with the last entry of the kind. */
function standingOfTransition({ id, transition }: NamedAction, { access, after }: Seen): Standing {
  const { model, actor } = after
  const entry =
    transition?.step === START
      ? undefined
      : after.record.core.transitions?.findLast(({ type }) => type === transition?.kind)
  const found = entry
    ? stepsOn(model, actor, after.record, access, entry, after).find((one) => one.id === id)
    : actionsOn(model, actor, after.record, access, after).find((one) => one.id === id)
  if (!found) return 'absent'
  return found.enabled ? 'possible' : found.why.map(({ code }) => code)
}

const inWords = (standing: Standing): string =>
  standing === 'possible' ? 'can be done' : standing === 'absent' ? 'not offered' : `not now (${standing.join(', ')})`

const shownOf = (names: readonly string[], seen: Seen): readonly Shown[] =>
  names.flatMap((name) => {
    const action = actionNamed(seen, name)
    if (!action || action.transition || !seen.access.actions.has(action.permission)) return []
    const { scope } = seen.after
    const offered = condition(action.offered, scope)
    return isOffered(action, scope)
      ? [...offered, ...action.conditions.flatMap(({ holds }) => condition(holds, scope))]
      : offered
  })

const offerExpectation = (description: string, wanted: 'possible' | 'absent'): Expectation<readonly string[]> => ({
  schema: pathsSchema(description),
  names: listed('action-id'),
  differences: (names, seen) =>
    names.flatMap((path, index): Difference[] => {
      const standing = standingOf(path, seen)
      if (standing === wanted) return []
      return [{ pointer: `/${index}`, path, expected: inWords(wanted), actual: inWords(standing) }]
    }),
  shows: shownOf,
})

const blockedActions: Expectation<Readonly<Record<string, string>>> = {
  schema: byPathSchema(
    { type: 'string', minLength: 1 },
    'By action that is offered and cannot be done now: why not, as the id of a condition or a code.',
  ),
  names: keyed('action-id'),
  differences: (json, seen) =>
    Object.entries(json).flatMap(([path, reason]): Difference[] => {
      const standing = standingOf(path, seen)
      if (typeof standing === 'object' && standing.includes(reason)) return []
      return [{ pointer: pointerTo(path), path, expected: inWords([reason]), actual: inWords(standing) }]
    }),
  shows: (json, seen) => shownOf(Object.keys(json), seen),
}

export const lifeExpectations = {
  stage,
  facts,
  alerts: alertsExpectation('Kinds of alerts that stand on the record afterwards.', true),
  noAlerts: alertsExpectation('Kinds of alerts that do not stand on the record afterwards.', false),
  approvals,
  notices,
  possibleActions: offerExpectation('Actions that are offered to the actor and can be done now.', 'possible'),
  absentActions: offerExpectation('Actions that are not offered to the actor at all.', 'absent'),
  blockedActions,
} as const
