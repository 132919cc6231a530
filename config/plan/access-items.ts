/** What roles come to see or do, or no more, by way of things that are no role's own: fields placed elsewhere, kinds of transitions. */

import { type AccessMode, accessDelta, type Way } from '../../engine/permissions/access-delta.ts'
import { OWN } from '../../engine/permissions/actor.ts'
import type { PlanItem } from '../../engine/plan/plan.ts'
import type { Sides } from './thing-kind.ts'

const told = {
  read: { gained: 'fields_gained', lost: 'fields_lost' },
  write: { gained: 'fields_opened', lost: 'fields_closed' },
} as const

type Told = keyof typeof told

export function accessItems(sides: Sides, items: readonly PlanItem[]): readonly PlanItem[] {
  const { from, to } = sides
  const stay = Object.keys(to.roles).filter((role) => from.roles[role])
  const ways = accessDelta(from, to).filter(({ role }) => stay.includes(role))
  return stay.flatMap((role) =>
    Object.keys(to.recordTypes)
      .filter((type) => from.recordTypes[type])
      .flatMap((type) => {
        const here = ways.filter((way) => way.role === role && way.recordType === type)
        return here.length === 0 ? [] : itemsOfRole(role, type, here, sides, explained(items, role, type))
      }),
  )
}

/** Fields whose coming and going the role's own items tell. */
function explained(items: readonly PlanItem[], role: string, type: string): ReadonlySet<string> {
  const mine = items.filter(({ subject }) => subject.what === 'role' && subject.id === role)
  return new Set(
    mine.flatMap(({ details }) => (details['recordType'] === type ? ((details['fields'] as string[]) ?? []) : [])),
  )
}

function itemsOfRole(
  role: string,
  recordType: string,
  ways: readonly Way[],
  { from, to }: Sides,
  isTold: ReadonlySet<string>,
): readonly PlanItem[] {
  const fields = (model: typeof from) => new Set(model.recordTypes[recordType]?.fields.map(({ id }) => id))
  const [had, has] = [fields(from), fields(to)]
  return (Object.keys(told) as Told[]).flatMap((mode) =>
    (['gained', 'lost'] as const).flatMap((direction) => {
      const own = namesOf(ways, mode, direction, true)
      const given = namesOf(ways, mode, direction, false).filter((name) => !own.includes(name))
      const isOpen = (name: string) => had.has(name) && has.has(name) && !isTold.has(name)
      return [
        { names: own.filter(isOpen), change: told[mode][direction] },
        { names: given.filter(isOpen), change: `given_${told[mode][direction]}` },
      ].flatMap(({ names, change }) => (names.length === 0 ? [] : [item(role, recordType, change, mode, names, to)]))
    }),
  )
}

function item(
  role: string,
  type: string,
  change: string,
  mode: AccessMode,
  fields: readonly string[],
  to: Sides['to'],
): PlanItem {
  const { label: home, forms, fields: all } = to.recordTypes[type] ?? { label: {}, forms: [], fields: [] }
  const through = forms.filter(({ fields: placed }) => placed.some((id) => fields.includes(id))).map(({ id }) => id)
  const fieldNames = fields.map((id) => all.find((field) => field.id === id)?.label ?? id)
  const isGain = change.endsWith('gained') || change.endsWith('opened')
  return {
    id: ['role', role, change, type].join('/'),
    kind: `role.${change}`,
    class: isGain ? 'widens' : 'attention',
    subject: { what: 'role', id: role },
    details: {
      name: to.roles[role]?.label,
      typeName: home,
      recordType: type,
      fields,
      fieldNames,
      mode,
      forms: through,
    },
  }
}

/** Names that are reached on one side only by such grants. */
function namesOf(
  ways: readonly Way[],
  mode: AccessMode,
  direction: 'gained' | 'lost',
  own: boolean,
): readonly string[] {
  const mine = ways.filter((way) => way.mode === mode && (way.label === OWN) === own)
  const on = (side: 'before' | 'after') =>
    new Set(mine.filter((way) => way[side] !== 'none').flatMap(({ names }) => names))
  const [before, after] = [on('before'), on('after')]
  const [is, was] = direction === 'gained' ? [after, before] : [before, after]
  return [...is].filter((name) => !was.has(name)).sort()
}
