import { fieldTypes } from '../../engine/fields/index.ts'
import { type Editor, fileNameOf, type Json, listIn, mustBeFree, placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { after, name, properties } from './settings.ts'

interface AddField extends Operation {
  readonly recordType: string
  /** Of a row of it. */
  readonly subform?: string
  readonly field: Json & { readonly id: string }
  /** Form on which it is placed, behind which field. */
  readonly form?: string
  readonly after?: string | null
}

/** A field of a record type or of its rows, placed on a form at once where one is named. */
export const addField = defineOperation<AddField>({
  kind: 'add_field',
  properties: {
    ...{ recordType: name, subform: name, form: name, after },
    field: { ...properties, required: ['id', 'type', 'label'], properties: { id: name, type: name } },
  },
  required: ['recordType', 'field'],
  apply(editor, { recordType, subform, field, form, after }) {
    editor.whole('record-type', recordType)
    mustBeFree(field.id, editor.maybeField(recordType, field.id, subform))
    if (!fieldTypes.some(({ type }) => type === field['type'])) {
      throw new Refused('edit.thing_unknown', { what: 'field_type', name: String(field['type']) })
    }
    if (subform !== undefined) editor.add(editor.field(recordType, subform), 'fields', field, after)
    else {
      putField(editor, recordType, field, form)
      if (form !== undefined) editor.add(editor.whole('form', form, recordType), 'fields', field.id, after)
    }
    return { place: placeOf(editor.field(recordType, field.id, subform)) }
  },
})

/** Where most of the fields of its form stand, else in the file that is called like the form, else in the first. */
function putField(editor: Editor, recordType: string, field: Json, form: string | undefined): void {
  const beside = form === undefined ? [] : listIn(editor.whole('form', form, recordType), 'fields')
  const counted = new Map<string, number>()
  for (const id of beside) {
    const file = editor.maybeField(recordType, String(id))?.file
    if (file !== undefined) counted.set(file, (counted.get(file) ?? 0) + 1)
  }
  const [best] = [...counted].sort(([, one], [, other]) => other - one)
  const own = `fields/${recordType}/${fileNameOf(form ?? recordType)}.json`
  const file = best?.[0] ?? own
  const there = editor.filesOf('fields').find(({ path }) => path === file)
  if (!there) {
    editor.make('fields', file, { fields: [field] })
    return
  }
  const json = there.json()
  if (typeof json !== 'object' || json === null) throw new Refused('edit.file_broken', { file })
  editor.add({ json: json as Json, file, path: [] }, 'fields', field)
}
