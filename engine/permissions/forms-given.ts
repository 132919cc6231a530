/** Forms that somebody sees of records which they were given under a role that shows more than their own. */
import { own } from '../lib/own.ts'
import type { Form, Model, RecordType, Role } from '../model.ts'
import { rolesGiven } from './kind-grants.ts'

type Open = Readonly<Record<string, 'r' | 'rw'>>

/**
 * The role with those forms besides its own, and the forms of the type as they show then. Where the role itself makes
 * records, its own forms are all there is: a new record must not show one that cannot be saved.
 */
export function withFormsGiven(model: Model, role: Role, type: RecordType) {
  const mine: Open = own(role.forms, type.id) ?? {}
  const makesIn = own(role.actions, type.id)?.includes('create') ? role.programmes : []
  const more = new Map<string, { readonly access: 'r' | 'rw'; readonly programmes: readonly string[] }>()
  for (const { named, programmes } of rolesGiven(model, role, type)) {
    const there = programmes.filter((one) => !makesIn.includes(one))
    for (const [form, access] of Object.entries(own(named.forms, type.id) ?? {})) {
      if (there.length === 0 || own(mine, form) !== undefined) continue
      const known = more.get(form)
      more.set(form, {
        access: known?.access === 'rw' ? 'rw' : access,
        programmes: [...new Set([...(known?.programmes ?? []), ...there])],
      })
    }
  }
  const open = { ...Object.fromEntries([...more].map(([form, { access }]) => [form, access])), ...mine }
  const forms = type.forms.flatMap((form): readonly Form[] => {
    if (own(mine, form.id) !== undefined) return [form]
    const given = more.get(form.id)
    return given ? [{ ...form, programmes: form.programmes.filter((one) => given.programmes.includes(one)) }] : []
  })
  return { role: { ...role, forms: { ...role.forms, [type.id]: open } }, forms }
}
