import { optionIdPattern } from '../schema/parts.ts'
import { entry, listIn, placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { after, name, names, text } from './settings.ts'

interface AddOption extends Operation {
  readonly lookup: string
  readonly option: { readonly id: string }
  readonly after?: string | null
}

const ID = new RegExp(optionIdPattern)

export const addOption = defineOperation<AddOption>({
  kind: 'add_option',
  properties: {
    lookup: name,
    option: {
      type: 'object',
      required: ['id', 'label'],
      additionalProperties: false,
      properties: { id: name, label: text, tags: names },
    },
    after,
  },
  required: ['lookup', 'option'],
  apply(editor, { lookup, option, after }) {
    const found = editor.whole('lookup', lookup)
    if (!ID.test(option.id)) throw new Refused('edit.name_malformed', { name: option.id })
    if (entry(found, 'options', option.id)) throw new Refused('edit.name_taken', { name: option.id })
    editor.add(found, 'options', option, after)
    const now = editor.whole('lookup', lookup)
    const index = listIn(now, 'options').findIndex((one) => (one as { readonly id?: string }).id === option.id)
    return { place: placeOf(now, 'options', index) }
  },
})
