import { own } from '../lib/own.ts'
import type { Model, Reach, RecordType, Role } from '../model.ts'
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

/** A field is as open as the most open form that places it. */
export const roleFields = remembered(fieldsOf)

/** Worked out once per role and type. */
function remembered(work: (role: Role, type: RecordType) => RoleFields) {
  const known = new WeakMap<Role, Map<RecordType, RoleFields>>()
  return (role: Role, type: RecordType): RoleFields => {
    const byType = known.get(role) ?? new Map<RecordType, RoleFields>()
    known.set(role, byType)
    const fields = byType.get(type) ?? work(role, type)
    byType.set(type, fields)
    return fields
  }
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

/** To whom a record was given: for those who reach it in their own right. */
const OWNERS_ONLY: readonly string[] = ['transitions', 'disclosures'] satisfies CoreFactName[]
/** Who else got the record: also for those who watch over what their people were given. */
export const OTHERS = 'assigned_user_names' satisfies CoreFactName
const FLAGS: readonly string[] = ['flags', 'flag_count'] satisfies CoreFactName[]
const FLAG = 'flag'

/** The same for those who reach records in their own right: they know to whom these were given. */
export const ownFields = remembered((role, type) => {
  const { readable, writable } = roleFields(role, type)
  return { readable: new Set([...readable, ...OWNERS_ONLY]), writable }
})

/** The same for those to whom a record is given under the role. What people write on flags is for one another, not for them, unless the role flags too. */
export const fieldsGiven = remembered((role, type) => {
  const { readable, writable } = roleFields(role, type)
  const flags = own(role.actions, type.id)?.includes(FLAG) ?? false
  const hidden = new Set<string>([...OWNERS_ONLY, OTHERS, ...(flags ? [] : FLAGS)])
  return { readable: new Set([...readable].filter((name) => !hidden.has(name))), writable }
})

export const reachFor = (role: Role, type: string): Reach => own(role.reachOf ?? {}, type) ?? role.reach

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
