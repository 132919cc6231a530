import { own } from '../../engine/lib/own.ts'
import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, names } from './settings.ts'

interface SetRoleActions extends Operation {
  readonly role: string
  readonly recordType: string
  readonly actions: readonly string[]
}

/** What a role may do with records of a type; none: the type is not there for it. */
export const setRoleActions = defineOperation<SetRoleActions>({
  kind: 'set_role_actions',
  properties: { role: name, recordType: name, actions: names },
  required: ['role', 'recordType', 'actions'],
  apply(editor, { role, recordType, actions }) {
    editor.whole('record-type', recordType)
    const found = editor.whole('role', role)
    const wanted = actions.length > 0 ? actions : undefined
    if (own(found.json, 'actions') === undefined)
      editor.set(found, 'actions', wanted ? { [recordType]: wanted } : undefined)
    else if (wanted || own(found.json['actions'] as Json, recordType)) {
      editor.set(found, ['actions', recordType], wanted)
    }
    return { place: placeOf(editor.whole('role', role), 'actions', recordType) }
  },
})
