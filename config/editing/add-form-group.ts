import { entry, mustBeFree, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { after, name, text } from './settings.ts'

interface AddFormGroup extends Operation {
  readonly recordType: string
  readonly id: string
  readonly label: unknown
  readonly after?: string | null
}

export const addFormGroup = defineOperation<AddFormGroup>({
  kind: 'add_form_group',
  properties: { recordType: name, id: name, label: text, after },
  required: ['recordType', 'id', 'label'],
  apply(editor, { recordType, id, label, after }) {
    const found = editor.whole('record-type', recordType)
    mustBeFree(id, entry(found, 'groups', id))
    editor.add(found, 'groups', { id, label }, after)
    return { place: placeOf(editor.whole('record-type', recordType), 'groups') }
  },
})
