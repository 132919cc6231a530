import { entryOf, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, names, yes } from './settings.ts'

interface ChangeOption extends Operation {
  readonly lookup: string
  readonly option: string
  readonly tags?: readonly string[]
  readonly retired?: boolean
}

/** Its tags, and whether it is still offered; its words are texts. */
export const changeOption = defineOperation<ChangeOption>({
  kind: 'change_option',
  properties: { lookup: name, option: name, tags: names, retired: yes },
  required: ['lookup', 'option'],
  apply(editor, { lookup, option, tags, retired }) {
    const find = () => entryOf(editor.whole('lookup', lookup), 'options', option)
    if (tags) editor.set(find(), 'tags', tags.length > 0 ? tags : undefined)
    if (retired !== undefined) editor.set(find(), 'retired', retired || undefined)
    return { place: placeOf(find()) }
  },
})
