import { placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { name, names } from './settings.ts'

interface OrderForms extends Operation {
  readonly recordType: string
  readonly group: string
  readonly order: readonly string[]
}

/** All forms of a group, in the order in which they are to stand; those that stand right already keep their number. */
export const orderForms = defineOperation<OrderForms>({
  kind: 'order_forms',
  properties: { recordType: name, group: name, order: names },
  required: ['recordType', 'group', 'order'],
  apply(editor, { recordType, group, order }) {
    const inGroup = editor.filesOf('form').flatMap(({ path, json }) => {
      const form = (json() ?? {}) as { readonly id?: string; readonly group?: string }
      return path.split('/')[1] === recordType && form.group === group && form.id !== undefined ? [form.id] : []
    })
    const isWhole = order.length === inGroup.length && inGroup.every((id) => order.includes(id))
    if (!isWhole) throw new Refused('edit.order_incomplete', { expected: inGroup.join(', ').slice(0, 2000) })
    let last = 0
    for (const [index, id] of order.entries()) {
      const found = editor.whole('form', id, recordType)
      const now = found.json['order']
      const rest = order.slice(index + 1).map((other) => editor.whole('form', other, recordType).json['order'])
      const fits = typeof now === 'number' && now > last && rest.every((one) => typeof one !== 'number' || one > now)
      const number = fits ? now : Math.floor(last / 10) * 10 + 10
      if (!fits) editor.set(found, 'order', number)
      last = number
    }
    return { place: placeOf(editor.whole('form', order[0] ?? '', recordType), 'order') }
  },
})
