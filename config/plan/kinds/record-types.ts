import {
  type Bears,
  defineThingKind,
  idList,
  onlyIn,
  order,
  type PropertyDiff,
  short,
  widening,
} from '../thing-kind.ts'

const ids = (list: readonly { readonly id: string }[] | undefined) => (list ?? []).map(({ id }) => id)

/** Who searches beyond their reach sees more where names come to it. */
const beyondReach: PropertyDiff = (was, is) => {
  const [before, after] = [namesBeyond(was), namesBeyond(is)]
  const isWider = after.some((name) => !before.includes(name))
  const details = { property: 'beyondReach', ...short({ was, is }) }
  return [{ change: 'changed', part: 'beyondReach', class: isWider ? 'widens' : 'attention', details }]
}

const namesBeyond = (value: unknown): readonly string[] => {
  const { fields, photo } = (value ?? {}) as { readonly fields?: readonly string[]; readonly photo?: string }
  return [...(fields ?? []), ...(photo === undefined ? [] : [`photo:${photo}`])]
}

/** Records of a programme that the type leaves are out of everybody's reach. */
const programmes: PropertyDiff = (was, is) => {
  const lost = idList(was).filter((id) => !idList(is).includes(id))
  const gained = idList(is).filter((id) => !idList(was).includes(id))
  return [
    ...lost.map((programme) => ({
      ...({ change: 'programme_lost', part: programme, class: 'destructive', decisions: ['keep'] } as const),
      details: { programme },
    })),
    ...gained.map((programme) => ({
      ...({ change: 'programme_gained', part: programme, class: 'attention' } as const),
      details: { programme },
    })),
    ...order(was, is, undefined as never),
  ]
}

export const recordTypes = defineThingKind({
  what: 'record_type',
  *things({ recordTypes }) {
    for (const type of Object.values(recordTypes)) {
      const { fields, groups, forms, rules, list, lifecycle, ...rest } = type
      const { workflows, actions, approvals, tasks, alerts, transitions, flags } = lifecycle ?? {}
      const value = {
        ...rest,
        fields: ids(fields),
        groups: ids(groups),
        forms: ids(forms),
        rules: ids(rules),
        workflows: ids(workflows),
        actions: ids(actions),
        approvals: ids(approvals),
        tasks: ids(tasks),
        alerts: ids(alerts),
        transitions: ids(transitions),
        flags: flags ?? {},
        lives: lifecycle !== undefined,
      }
      yield { id: type.id, recordType: type.id, label: type.label, value }
    }
  },
  added: 'safe',
  removed: () => ({ class: 'destructive', decisions: ['park', 'purge'] }),
  properties: {
    ...Object.fromEntries(
      ['fields', 'groups', 'forms', 'rules', 'workflows', 'approvals', 'tasks', 'alerts', 'transitions', 'actions'].map(
        (name) => [name, order],
      ),
    ),
    programmes,
    beyondReach,
    follows: widening('follows'),
  },
  derived: ['projected', 'calculationOrder'],
  bearable: {
    added: (item, sides) => standsAlone(item, sides),
    changed: onlyIn('searched', 'title', 'summary', 'creationForms', 'photo'),
  },
})

/** Nothing that is done to records of the others has to be done to its own as well, or the other way round. */
const standsAlone: Bears = ({ subject: { id } }, { to }) => {
  const type = to.recordTypes[id]
  const alerts = type?.lifecycle?.alerts ?? []
  return type !== undefined && type.follows === undefined && alerts.every(({ onLinked }) => onLinked === undefined)
}
