import { fileNameOf, mustBeFree } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, names, text } from './settings.ts'

interface AddForm extends Operation {
  readonly recordType: string
  readonly id: string
}

/** Who sees it, roles say; those that see every form see it at once. */
export const addForm = defineOperation<AddForm>({
  kind: 'add_form',
  properties: {
    ...{ recordType: name, id: name, group: name, label: text, description: text },
    ...{ programmes: names, visible: {}, order: { type: ['integer', 'number'] }, fields: names },
  },
  required: ['recordType', 'id', 'group', 'label'],
  apply(editor, { kind: _, recordType, ...form }) {
    editor.whole('record-type', recordType)
    const { id } = form as unknown as { readonly id: string }
    mustBeFree(id, editor.maybeWhole('form', id, recordType))
    const { fields = [], ...rest } = form as Readonly<Record<string, unknown>>
    const file = `forms/${recordType}/${fileNameOf(id)}.json`
    return {
      place: editor.make('form', file, { ...rest, fields }),
      reminders: [{ code: 'access', params: { what: 'form', name: id } }],
    }
  },
})
