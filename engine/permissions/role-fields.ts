import { own } from '../lib/own.ts'
import type { Model, RecordType, Role } from '../model.ts'
import { type CoreFactName, coreFacts } from '../records/core-facts.ts'

/** What one role may see and change of the records of one type, wherever it reaches them. */
export interface RoleFields {
  readonly readable: ReadonlySet<string>
  readonly writable: ReadonlySet<string>
}

/** Core facts that are read with every record. */
export const openCoreFacts: readonly string[] = Object.entries(coreFacts)
  .filter(([, fact]) => !fact.internal)
  .map(([name]) => name)

const known = new WeakMap<Role, Map<RecordType, RoleFields>>()

/** A field is as open as the most open form that places it. Worked out once per role and type. */
export function roleFields(role: Role, type: RecordType): RoleFields {
  const byType = known.get(role) ?? new Map<RecordType, RoleFields>()
  known.set(role, byType)
  const fields = byType.get(type) ?? fieldsOf(role, type)
  byType.set(type, fields)
  return fields
}

function fieldsOf(role: Role, type: RecordType): RoleFields {
  const access = own(role.forms, type.id)
  const shown = type.forms.filter(({ id }) => own(access, id) !== undefined)
  const editable = shown.filter(({ id }) => own(access, id) === 'rw')
  return {
    readable: new Set([...openCoreFacts, ...shown.flatMap(({ fields }) => fields)]),
    writable: new Set(editable.flatMap(({ fields }) => fields)),
  }
}

const FLAGS: ReadonlySet<string> = new Set(['flags', 'flag_count'] satisfies CoreFactName[])
const FLAG = 'flag'

const given = new WeakMap<Role, Map<RecordType, RoleFields>>()

/** The same for those to whom a record is given under the role. What people write on flags is for one another, not for them, unless the role flags too. */
export function fieldsGiven(role: Role, type: RecordType): RoleFields {
  const { readable, writable } = roleFields(role, type)
  if (own(role.actions, type.id)?.includes(FLAG)) return { readable, writable }
  const byType = given.get(role) ?? new Map<RecordType, RoleFields>()
  given.set(role, byType)
  const fields = byType.get(type) ?? { readable: new Set([...readable].filter((name) => !FLAGS.has(name))), writable }
  byType.set(type, fields)
  return fields
}

/** The role of this id, or one that may do nothing: an account whose role is gone can do no harm. */
export const roleOf = (model: Model, id: string): Role => own(model.roles, id) ?? { ...NOBODY, id }

const NOBODY: Omit<Role, 'id'> = {
  label: {},
  programmes: [],
  reach: 'none',
  actions: {},
  forms: {},
  manages: [],
}
