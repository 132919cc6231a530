/** What a role gets of the kinds of transitions: how they are called, what a start looks like, and which steps may be its own. */
import { readsOnly } from '../forms/may-judge.ts'
import { own } from '../lib/own.ts'
import type { NamedAction } from '../lifecycle.ts'
import type { RecordType, Role } from '../model.ts'
import { OVERRIDDEN } from '../transitions/consent.ts'
import { actionOfStep, kindOf, kindsOf } from '../transitions/kinds.ts'
import { mayStart } from '../transitions/permissions.ts'
import type { FromRow, TransitionKind, TransitionStep } from '../transitions/transition-kind.ts'
import type { Speaker } from './in-locale.ts'
import type { RoleFields } from './role-fields.ts'

interface Reader {
  readonly role: Role
  readonly access: RoleFields
  readonly say: Speaker
}

const allowedTo = (role: Role, { id }: RecordType): ReadonlySet<string> => new Set(own(role.actions, id))

/** Whether somebody of the role may have to do with records of these programmes, if only by what others give them. */
export function isOfRole({ programmes, recipient }: TransitionKind, role: Role, type: RecordType): boolean {
  const elsewhere = recipient === 'owner' ? undefined : recipient.otherProgrammes
  return (
    programmes.some((programme) => role.programmes.includes(programme)) ||
    (elsewhere !== undefined && allowedTo(role, type).has(elsewhere))
  )
}

/** Whether the step of a transition may be somebody's of the role: as who gets it, who sent it, who owns the record, or who is allowed. */
function mayStep(step: TransitionStep, kind: TransitionKind, role: Role, type: RecordType): boolean {
  const allowed = allowedTo(role, type)
  const start = type.lifecycle?.actions.find(({ id }) => id === kind.id)
  const may: { readonly [By in TransitionStep['by'][number]]: () => boolean } = {
    recipient: () => kind.recipient === 'owner' || allowed.has(kind.recipient.receives),
    sender: () => start !== undefined && mayStart(type, start, allowed, true),
    owner: () => true,
    allowed: () => allowed.has(actionOfStep(kind.id, step.id)),
  }
  return step.by.some((by) => may[by]())
}

/** Whether the action, the start or a step of a transition or any other, is there for the role. */
export function isForRole(action: NamedAction, role: Role, type: RecordType): boolean {
  const { transition } = action
  if (!transition || transition.step === 'start') return mayStart(type, action, allowedTo(role, type), true)
  const kind = kindOf(type, transition.kind)
  const step = kind?.steps.find(({ id }) => id === transition.step)
  return kind !== undefined && step !== undefined && mayStep(step, kind, role, type)
}

/** Questions of the action that are asked of nobody of the role. */
export function unaskedOf({ transition }: NamedAction, role: Role, type: RecordType): readonly string[] {
  const kind = transition && kindOf(type, transition.kind)
  const allowed = allowedTo(role, type)
  const may = kind?.consent.some(({ override }) => override !== undefined && allowed.has(override)) ?? true
  return may ? [] : [OVERRIDDEN]
}

export function narrowedKinds(type: RecordType, { role, access, say }: Reader): readonly TransitionKind[] {
  const { readable } = access
  const allowed = allowedTo(role, type)
  const isOpen = (form: string) => own(own(role.forms, type.id), form) !== undefined
  return kindsOf(type)
    .filter((kind) => isOfRole(kind, role, type))
    .map((kind) => {
      const { id, plural, programmes, form, begins, recipient, remote, fromBeyond, consent, gives, steps, makes } = kind
      const row = kind.fromRow && fromRowFor(kind.fromRow, type, readable, allowed)
      return {
        ...{ id, plural, label: say(kind.label), programmes, begins },
        ...say.maybe('notice', kind.notice),
        recipient:
          recipient === 'owner'
            ? recipient
            : { receives: recipient.receives, within: [], narrowedBy: recipient.narrowedBy },
        ...(form !== undefined && isOpen(form) && { form }),
        ...(remote && { remote }),
        ...(fromBeyond && { fromBeyond }),
        ...(row && { fromRow: row }),
        consent: consent.flatMap(({ programmes: where, override }) =>
          override !== undefined && allowed.has(override)
            ? [{ programmes: where, given: null, message: {}, override }]
            : [],
        ),
        ...(gives && { gives: { ...gives, while: [], actions: [] } }),
        steps: steps
          .filter((step) => mayStep(step, kind, role, type))
          .map(({ id: step, from, to, by }) => ({ id: step, from, to, by })),
        ...(makes &&
          allowed.has(makes.permission) && {
            makes: {
              ...makes,
              copies: Object.fromEntries(Object.entries(makes.copies).filter(([, here]) => readable.has(here))),
            },
          }),
      }
    })
}

/** A row where the role reads it and the browser can tell on which it is offered. */
function fromRowFor(
  { subform, permission, offered, prefill }: FromRow,
  type: RecordType,
  readable: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): FromRow | undefined {
  const isThere = type.fields.some(({ id }) => id === subform) && readable.has(subform)
  if (!isThere || (offered !== undefined && !readsOnly(offered, readable, 'row'))) return undefined
  return {
    subform,
    ...(permission !== undefined && allowed.has(permission) && { permission }),
    ...(offered !== undefined && { offered }),
    prefill,
  }
}
