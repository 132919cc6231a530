import { fieldsById } from '../../engine/fields/by-id.ts'
import { own } from '../../engine/lib/own.ts'
import { namesRead } from '../../engine/logic/names.ts'
import { roleFields } from '../../engine/permissions/role-fields.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { oneOf, quoted } from '../words.ts'
import type { Check } from './check.ts'
import { eachLogic } from './each-logic.ts'

/**
 * Expressions that some role sees the effect of without reading everything that they read: for that role they are not
 * judged (the field shows, is not required, has no issue), unless a rule discloses its result.
 */
export const checkDisclosure: Check = (checked) => {
  const { model, report } = checked
  for (const { place, as, logic, type, field, subform, form, discloses } of eachLogic(checked)) {
    if (as === 'calculation' || as === 'default' || discloses) continue
    const owner = subform?.id ?? field?.id
    // A name that does not exist has its own error; nobody's role has to do with it.
    const exists = (name: string) => fieldsById(type.fields).has(name) || Object.hasOwn(coreFacts, name)
    const read = [...namesRead(logic, subform ? 'row' : 'record').record].filter(exists)
    const hidden = new Set<string>()
    const roles = Object.values(model.roles).filter((role) => {
      const { readable } = roleFields(role, type)
      const seesIt = form === undefined ? owner !== undefined && readable.has(owner) : own(role.forms[type.id], form)
      const missing = seesIt ? read.filter((name) => !readable.has(name)) : []
      for (const name of missing) hidden.add(name)
      return missing.length > 0
    })
    if (roles.length === 0) continue
    report('rule.discloses', place, {
      found: `${oneOf(hidden)}, which ${oneOf(roles.map(({ id }) => id)).replace(/ or /, ' and ')} cannot read, although they see ${quoted(owner ?? form ?? '')}`,
      expected: `nothing, if that is meant: for them this ${as === 'rule' ? 'rule is silent' : 'condition does not count'}`,
    })
  }
}
