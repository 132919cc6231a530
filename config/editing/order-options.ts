import { inOrder, listIn, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, names } from './settings.ts'

interface OrderOptions extends Operation {
  readonly lookup: string
  readonly order: readonly string[]
}

export const orderOptions = defineOperation<OrderOptions>({
  kind: 'order_options',
  properties: { lookup: name, order: names },
  required: ['lookup', 'order'],
  apply(editor, { lookup, order }) {
    const found = editor.whole('lookup', lookup)
    editor.set(found, 'options', inOrder(listIn(found, 'options'), order))
    return { place: placeOf(found, 'options') }
  },
})
