import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, properties } from './settings.ts'
import { among, withProperties } from './with-properties.ts'

interface ChangeRole extends Operation {
  readonly role: string
  readonly set: Json
}

/** What it reaches and what else it administers; forms and actions have operations of their own. */
export const changeRole = defineOperation<ChangeRole>({
  kind: 'change_role',
  properties: { role: name, set: properties },
  required: ['role', 'set'],
  apply(editor, { role, set }) {
    const may = among('programmes', 'reach', 'reachOf', 'referral', 'ownRows', 'dashboards', 'manages', 'people')
    const last = withProperties(editor, editor.whole('role', role), set, may)
    return { place: placeOf(editor.whole('role', role), last) }
  },
})
