import { inOrder, type Json, listIn, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, names, properties } from './settings.ts'
import { among, withProperties } from './with-properties.ts'

interface ChangeRecordType extends Operation {
  readonly recordType: string
  readonly set?: Json
  /** The groups of forms, in the order in which they are to stand. */
  readonly groups?: readonly string[]
}

/** What stands at the head of its records, what is searched, what is asked first, its rules, and the order of its groups of forms. */
export const changeRecordType = defineOperation<ChangeRecordType>({
  kind: 'change_record_type',
  properties: { recordType: name, set: properties, groups: names },
  required: ['recordType'],
  apply(editor, { recordType, set = {}, groups }) {
    const find = () => editor.whole('record-type', recordType)
    if (groups) editor.set(find(), 'groups', inOrder(listIn(find(), 'groups'), groups))
    const may = among('title', 'photo', 'summary', 'searched', 'creationForms', 'rules', 'flags', 'beyondReach')
    const last = withProperties(editor, find(), set, may)
    return { place: placeOf(find(), last || 'groups') }
  },
})
