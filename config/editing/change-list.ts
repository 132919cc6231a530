import { fileNameOf, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, names, properties, things } from './settings.ts'

interface ChangeList extends Operation {
  readonly recordType: string
  readonly columns?: readonly string[]
  readonly filters?: readonly object[]
  readonly sort?: object
}

/** Each part as it is to be; filters that stay the same stay as they are written. */
export const changeList = defineOperation<ChangeList>({
  kind: 'change_list',
  properties: { recordType: name, columns: names, filters: things, sort: properties },
  required: ['recordType'],
  apply(editor, { kind: _, recordType, ...parts }) {
    editor.whole('record-type', recordType)
    if (!editor.maybeWhole('list', recordType)) {
      const begun = { recordType, columns: [], sort: { field: 'created_at', direction: 'desc' }, ...parts }
      return { place: editor.make('list', `lists/${fileNameOf(recordType)}.json`, begun) }
    }
    for (const [part, value] of Object.entries(parts)) editor.set(editor.whole('list', recordType), part, value)
    return { place: placeOf(editor.whole('list', recordType)) }
  },
})
