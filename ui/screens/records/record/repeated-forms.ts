import type { Form } from '../../../../engine/model.ts'

type Placing = Pick<Form, 'id' | 'fields'>

/** Forms that only ask again, in one place, what other forms ask: the record can be read whole without them. */
export function repeatedForms(forms: readonly Placing[]): ReadonlySet<string> {
  const repeated = new Set<string>()
  for (const form of forms) {
    const others = forms.filter(({ id }) => id !== form.id && !repeated.has(id))
    const stands = new Set(others.flatMap(({ fields }) => fields))
    if (form.fields.length > 0 && form.fields.every((id) => stands.has(id))) repeated.add(form.id)
  }
  return repeated
}
