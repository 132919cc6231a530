import { own } from '../../engine/lib/own.ts'
import { roleFields } from '../../engine/permissions/role-fields.ts'
import { pointerTo } from '../positions.ts'
import type { FindUses } from './use.ts'

/** Roles that read or write a field, through which forms; and those that see a form because they see all. */
export const inRoles: FindUses = function* ({ thing }, { folder, model }) {
  if (thing.kind !== 'field' && thing.kind !== 'form') return
  const type = own(model.recordTypes, thing.recordType)
  if (!type) return
  for (const { json, file } of folder.roles) {
    const role = own(model.roles, json.id)
    const access = role && own(role.forms, type.id)
    if (!role || !access) continue
    // Where all forms are given in one word, that is the nearest place.
    const placeOf = (form: string) => ({ file, pointer: pointerTo('forms', type.id, form), part: 'key' as const })
    if (thing.kind === 'form') {
      if (own(access, thing.id) === undefined) continue
      const words = own(access, thing.id) === 'rw' ? 'fills it in' : 'reads it'
      yield { section: 'Roles', place: placeOf(thing.id), says: `${role.id} ${words}` }
      continue
    }
    const id = ('subform' in thing ? thing.subform : undefined) ?? thing.id
    const { readable, writable } = roleFields(role, type)
    if (!readable.has(id)) continue
    const forms = type.forms.filter((form) => form.fields.includes(id) && own(access, form.id) !== undefined)
    const through = forms.map((form) => form.id).join(', ')
    const place = placeOf(forms[0]?.id ?? '')
    yield {
      section: 'Roles',
      place,
      says: `${role.id} ${writable.has(id) ? 'reads and writes' : 'reads'} it (${through})`,
    }
  }
}
