/** What somebody gets who is given a record by a transition: the grants for the labels that its shares have. */
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Model, RecordType, Role } from '../model.ts'
import type { Given, TransitionKind } from '../transitions/transition-kind.ts'
import type { Grant } from './actor.ts'
import { ownRowsOf } from './own-rows.ts'
import { labelOf } from './reach.ts'
import { fieldsGiven, OTHERS, reachFor } from './role-fields.ts'

/** What roles alone decide of a grant; who reaches rows by it is the account's. */
export type KindGrant = Omit<Grant, 'rows'>

interface GivingKind {
  readonly kind: TransitionKind
  readonly gives: Given
  /** Type that the kind is of; its records, or those that follow them, are given. */
  readonly of: RecordType
}

/** Kinds by which records of the type are given: its own, and those of types that it follows. */
function kindsGiving(model: Model, type: RecordType): readonly GivingKind[] {
  const found = new Map<string, GivingKind>()
  for (const of of [type, ...leadersOf(model, type)]) {
    for (const kind of of.lifecycle?.transitions ?? []) {
      if (kind.gives && !found.has(kind.id)) found.set(kind.id, { kind, gives: kind.gives, of })
    }
  }
  return [...found.values()]
}

/** The type whose records those of this type follow, and what those follow in turn. */
function leadersOf(model: Model, type: RecordType, seen: readonly RecordType[] = [type]): readonly RecordType[] {
  const field = type.fields.find(({ id }) => id === type.follows)
  const leader = field && own(model.recordTypes, String(field.settings['recordType']))
  if (!leader || !fieldTypeOf(field).names || seen.includes(leader)) return []
  return [leader, ...leadersOf(model, leader, [...seen, leader])]
}

/** For each kind a grant under the own role's fields, and one under those of each role that may be named. */
export function kindGrants(model: Model, role: Role): readonly KindGrant[] {
  return Object.values(model.recordTypes).flatMap((type) => {
    const mine = own(role.actions, type.id) ?? []
    if (!mine.includes('read')) return []
    return kindsGiving(model, type).flatMap((giving) => [
      ...grantUnder(undefined, role, type, giving),
      ...giving.gives.roles.flatMap((id) => {
        const named = own(model.roles, id)
        return named?.referral ? grantUnder(named, role, type, giving) : []
      }),
    ])
  })
}

/** Roles under which somebody of the role may be given records of the type, each with the programmes of those records. */
export function rolesGiven(model: Model, role: Role, type: RecordType) {
  return kindsGiving(model, type).flatMap(({ kind, gives, of }) => {
    const { recipient } = kind
    if (recipient === 'owner' || !own(role.actions, of.id)?.includes(recipient.receives)) return []
    return gives.roles.flatMap((id) => {
      const named = own(model.roles, id)
      if (!named?.referral) return []
      const inProgrammes = mayBeElsewhere(kind, role, of) ? named.programmes : both(role, named)
      return [{ named, programmes: inProgrammes.filter((one) => kind.programmes.includes(one)) }]
    })
  })
}

function grantUnder(named: Role | undefined, role: Role, type: RecordType, giving: GivingKind): readonly KindGrant[] {
  const { kind, gives, of } = giving
  const mine = new Set(own(role.actions, type.id))
  const under = named ?? role
  const inProgrammes = named && mayBeElsewhere(kind, role, of) ? named.programmes : both(role, named)
  if (type !== of && Object.keys(own(under.forms, type.id) ?? {}).length === 0) return []
  const programmes = type.programmes.filter((one) => kind.programmes.includes(one) && inProgrammes.includes(one))
  if (programmes.length === 0) return []
  const { readable, writable } = fieldsGiven(under, type)
  const watches = reachFor(role, type.id) !== 'self'
  return [
    {
      label: labelOf({ kind: kind.id, ...(named && { role: named.id }) }),
      recordType: type.id,
      programmes,
      readable: watches ? new Set([...readable, OTHERS]) : readable,
      writable: gives.readOnly ? NOTHING : writable,
      actions: new Set(['read', ...gives.actions].filter((action) => mine.has(action))),
      ...ownRowsOf(type.id, named ? [role, named] : [role]),
      ...(named && gives.keepsRows && { keepsRows: writable }),
    },
  ]
}

const NOTHING: ReadonlySet<string> = new Set()

/** Whether somebody of the role may be given records of programmes in which they do not work. */
const mayBeElsewhere = ({ recipient }: TransitionKind, role: Role, { id }: RecordType): boolean =>
  recipient !== 'owner' &&
  recipient.otherProgrammes !== undefined &&
  (own(role.actions, id)?.includes(recipient.otherProgrammes) ?? false)

const both = ({ programmes }: Role, named: Role = { programmes } as Role): readonly string[] =>
  programmes.filter((programme) => named.programmes.includes(programme))
