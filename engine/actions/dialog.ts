/** What an action asks, as a form of its own over the record: the same engine judges it, at its fields. */
import { fieldTypeOf } from '../fields/index.ts'
import { namesCounting } from '../forms/counting-fields.ts'
import { movesByItself } from '../forms/settled.ts'
import type { NamedAction } from '../lifecycle.ts'
import type { Field, Form, RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'

/** Ids of the questions that are asked of whoever reads so much: the record's own fields only where they read them. */
const idsAsked = ({ asks, asksRecord }: NamedAction, readable: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(asks.map(({ id }) => id).filter((id) => !asksRecord.includes(id) || readable.has(id)))

/** Who answers, of a record of the programme: reads what they read besides, writes what is asked and nothing else; of it nothing that is `unasked`. */
export function accessInDialog(
  action: NamedAction,
  { readable, actions, keepsRows, ownRows }: Access,
  type: RecordType,
  programme: string,
  unasked: readonly string[] = [],
): Access {
  const all = idsAsked(action, namesCounting(type, programme, readable))
  const asked = unasked.length === 0 ? all : new Set([...all].filter((id) => !unasked.includes(id)))
  return { readable: asked, writable: asked, actions, ...(keepsRows && { keepsRows }), ...(ownRows && { ownRows }) }
}

const known = new WeakMap<NamedAction, WeakMap<RecordType, RecordType>>()

/**
 * The record type with the questions among its fields, and a form that places them. The action is the permission: what
 * forms make read-only can be asked. A question of the dialog's own hides a field of the record of the same name.
 */
export function dialogType(action: NamedAction, type: RecordType): RecordType {
  const byType = known.get(action) ?? new WeakMap<RecordType, RecordType>()
  known.set(action, byType)
  const found = byType.get(type)
  if (found) return found
  const made = madeDialog(action, type)
  byType.set(type, made)
  return made
}

function madeDialog({ asks, asksRecord }: NamedAction, type: RecordType): RecordType {
  const questions = asks.filter(({ id }) => !asksRecord.includes(id))
  const ownIds = new Set(questions.map(({ id }) => id))
  const form: Form = {
    id: '',
    group: '',
    label: {},
    programmes: type.programmes,
    fields: asks.map(({ id }) => id),
  }
  const calculated = questions.filter(({ calculation }) => calculation !== undefined).map(({ id }) => id)
  return {
    ...type,
    fields: [
      ...type.fields
        .filter(({ id }) => !ownIds.has(id))
        .map((field) => (asksRecord.includes(field.id) ? unlocked(field) : field)),
      ...questions,
    ],
    forms: [...type.forms, form],
    calculationOrder: [...type.calculationOrder.filter((id) => !ownIds.has(id)), ...calculated],
  }
}

function unlocked({ readOnly: _, ...field }: Field): Field {
  return field
}

type Moving = Pick<RecordType, 'fields' | 'calculationOrder'>

const movingKnown = new WeakMap<RecordType, Moving>()

/**
 * What has to be brought to rest while the dialog is answered: of questions that have nothing to do with what is worked out
 * on the record only those themselves.
 */
export function movingIn(action: NamedAction, dialog: RecordType): Moving {
  const found = movingKnown.get(dialog)
  if (found) return found
  const made = questionsAlone(action, dialog) ?? dialog
  movingKnown.set(dialog, made)
  return made
}

function questionsAlone({ asks, asksRecord }: NamedAction, dialog: RecordType): Moving | undefined {
  if (asksRecord.length > 0) return undefined
  const ids = new Set(asks.map(({ id }) => id))
  const fields = dialog.fields.filter(({ id }) => ids.has(id))
  const mentioned = textsIn(fields)
  const moves = (field: Field) => movesByItself(field) || fieldTypeOf(field).read !== undefined
  const isRead = dialog.fields.some((field) => !ids.has(field.id) && mentioned.has(field.id) && moves(field))
  return isRead || dialog.rules.some(({ at }) => ids.has(at))
    ? undefined
    : { fields, calculationOrder: dialog.calculationOrder.filter((id) => ids.has(id)) }
}

/** Every text in it, names that its conditions read among them. */
function textsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) textsIn(part, found)
  return found
}
