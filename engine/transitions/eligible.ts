/** Whom a record may be given to. */
import { own } from '../lib/own.ts'
import type { Model, RecordType } from '../model.ts'
import { isWithin } from '../options/places.ts'
import type { Issue } from '../problems.ts'
import type { Answers } from '../records/record.ts'
import type { Person } from './person.ts'
import type { RecipientRule, TransitionKind } from './transition-kind.ts'

/** Who gives what to whom. */
export interface Giving {
  readonly actor: { readonly userName: string; readonly agency: string; readonly groups: readonly string[] }
  /** What who gives may do with the record. */
  readonly access: { readonly actions: ReadonlySet<string> }
  readonly programme: string
  /** Of the dialog, as far as it is filled in. */
  readonly answers: Answers
  /** Whoever is to get it, where they may sign in. */
  readonly person: Person | undefined
  /** User name of the owner. */
  readonly owner?: string
  /** The role may still be named: people who need one count as well. */
  readonly isChoosing?: true
}

type Chosen = Exclude<RecipientRule, 'owner'>

/** Why a start may not go to this person, at the question that asks for them. */
export function eligibleIssue(model: Model, type: RecordType, kind: TransitionKind, giving: Giving): Issue | undefined {
  const code = against(model, type, kind, giving)
  return code === undefined ? undefined : { path: 'transitioned_to', code }
}

function against(model: Model, type: RecordType, kind: TransitionKind, giving: Giving): string | undefined {
  const { person, actor, owner } = giving
  const { recipient } = kind
  if (!person || person.disabled || !own(model.roles, person.role)) return 'recipient.unknown'
  if (person.userName === actor.userName) return 'recipient.self'
  if (recipient === 'owner') return undefined
  if (person.userName === owner) return 'recipient.is_owner'
  if (!receives(model, type, recipient, giving, person) || !isNear(kind, recipient, giving, person)) {
    return 'recipient.not_eligible'
  }
  return fits(model, recipient, giving.answers, person) ? undefined : 'recipient.elsewhere'
}

/** Their role gets such records at all, in its own programmes or under a role that it is given under. */
function receives(
  { roles }: Model,
  { id }: RecordType,
  { receives: needed, otherProgrammes }: Chosen,
  { programme, answers, isChoosing }: Pick<Giving, 'programme' | 'answers' | 'isChoosing'>,
  person: Person,
): boolean {
  const role = own(roles, person.role)
  const allowed = own(role?.actions, id) ?? []
  if (!allowed.includes(needed)) return false
  if (role?.programmes.includes(programme)) return true
  if (otherProgrammes === undefined || !allowed.includes(otherProgrammes)) return false
  const named = own(answers, 'authorized_role_unique_id')
  if (named === undefined) return isChoosing === true
  return own(roles, String(named))?.programmes.includes(programme) ?? false
}

/** As far as the widest leave of whoever gives goes; the plain leave to begin it goes everywhere, unless it says otherwise. */
function isNear({ id }: TransitionKind, { within }: Chosen, { actor, access }: Giving, person: Person): boolean {
  const isPlain = access.actions.has(id) && !within.some(({ permission }) => permission === id)
  if (within.length === 0 || isPlain) return true
  const widths = within.filter(({ permission }) => access.actions.has(permission)).map(({ reach }) => reach)
  if (widths.includes('all')) return true
  if (widths.includes('agency') && person.agency === actor.agency) return true
  return widths.includes('group') && person.groups.some((group) => actor.groups.includes(group))
}

/** Agency, place and service as answered, where the kind asks for them. */
function fits(model: Model, { narrowedBy }: Chosen, answers: Answers, person: Person): boolean {
  const asked = (id: string, by: Chosen['narrowedBy'][number]) => {
    const value = narrowedBy.includes(by) ? own(answers, id) : undefined
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const agency = asked('transitioned_to_agency', 'agency')
  const location = asked('location', 'location')
  const service = asked('service', 'service')
  return (
    (agency === undefined || agency === person.agency) &&
    (location === undefined || (person.location !== undefined && isWithin(model, person.location, location))) &&
    (service === undefined || person.services.includes(service))
  )
}

/** Whether an entry that says this could still go to its recipient. */
export function isStillEligible(
  model: Model,
  type: RecordType,
  { recipient }: TransitionKind,
  answers: Answers,
  { programme, person }: Pick<Giving, 'programme' | 'person'>,
): boolean {
  if (!person || person.disabled || !own(model.roles, person.role)) return false
  if (recipient === 'owner') return true
  return receives(model, type, recipient, { programme, answers }, person) && fits(model, recipient, answers, person)
}
