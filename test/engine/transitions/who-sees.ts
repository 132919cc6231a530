/** Who may see and do what with a loan that was given away, worked out anew from what was declared. */
import type { RecordType } from '../../../engine/model.ts'
import type { Person } from '../../../engine/transitions/person.ts'
import type { World } from './world.ts'

export interface Seen {
  readonly fields: readonly string[]
  readonly writable: readonly string[]
  readonly actions: readonly string[]
}

const shares = (one: Person, other: Person | undefined) =>
  one.userName === other?.userName || one.groups.some((group) => other?.groups.includes(group))

/** What stands on the forms of a role, and which of it it fills in. */
function formsOf({ model }: World, role: string) {
  const type = model.recordTypes['loan'] as RecordType
  const forms = model.roles[role]?.forms['loan'] ?? {}
  const placed = (least: readonly string[]) =>
    type.forms.filter(({ id }) => least.includes(String(forms[id]))).flatMap(({ fields }) => fields)
  return { fields: placed(['r', 'rw']), writable: placed(['rw']) }
}

/** Everything by which this person reaches the loan now; undefined where nothing does. */
export function seenBy(world: World, name: string): Seen | undefined {
  const { record, people, model, now } = world
  const person = people[name] as Person
  const role = model.roles[person.role]
  if (!role || person.disabled) return undefined
  const mine = role.actions['loan'] ?? []
  const watches = (other: string) => other === name || (role.reach === 'group' && shares(person, people[other]))
  const works = role.programmes.includes(record.programme)
  const ways: Seen[] = []
  if (works && watches(record.core.owned_by)) {
    const { fields, writable } = formsOf(world, role.id)
    ways.push({ fields: [...fields, 'transitions', 'disclosures'], writable, actions: mine })
  }
  const kinds = model.recordTypes['loan']?.lifecycle?.transitions ?? []
  for (const entry of record.core.transitions ?? []) {
    const gives = kinds.find(({ id }) => id === entry.type)?.gives
    const to = entry.transitioned_to
    const isOver = entry.expires_at !== undefined && entry.expires_at <= now
    if (
      !gives?.while.includes(entry.status) ||
      isOver ||
      to === undefined ||
      to === record.core.owned_by ||
      !watches(to)
    )
      continue
    const as = entry.authorized_role_unique_id
    const isOpen = works || (as !== undefined && mine.includes('receive_elsewhere'))
    if (!isOpen) continue
    const { fields, writable } = formsOf(world, as ?? role.id)
    const actions = ['read', ...gives.actions].filter((action) => mine.includes(action))
    ways.push({ fields, writable: gives.readOnly ? [] : writable, actions })
  }
  if (ways.length === 0) return undefined
  const all = (of: keyof Seen) => [...new Set(ways.flatMap((way) => way[of]))].sort()
  return { fields: all('fields'), writable: all('writable'), actions: all('actions') }
}

/** The same as the policy answers it. */
export function accessOf(world: World, name: string): Seen | undefined {
  const access = world.access(name)
  if (!access) return undefined
  const type = world.model.recordTypes['loan'] as RecordType
  const ofType = new Set([...type.fields.map(({ id }) => id), 'transitions', 'disclosures'])
  return {
    fields: [...access.readable].filter((field) => ofType.has(field)).sort(),
    writable: [...access.writable].sort(),
    actions: [...access.actions].sort(),
  }
}
