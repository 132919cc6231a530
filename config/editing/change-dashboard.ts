import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, properties } from './settings.ts'
import { among, withProperties } from './with-properties.ts'

interface ChangeDashboard extends Operation {
  readonly dashboard: string
  readonly set: Json
}

/** Its place, how it is shown, and its numbers; those that stay the same stay as they are written. */
export const changeDashboard = defineOperation<ChangeDashboard>({
  kind: 'change_dashboard',
  properties: { dashboard: name, set: properties },
  required: ['dashboard', 'set'],
  apply(editor, { dashboard, set }) {
    const last = withProperties(
      editor,
      editor.whole('dashboard', dashboard),
      set,
      among('label', 'help', 'order', 'shown', 'indicators'),
    )
    return { place: placeOf(editor.whole('dashboard', dashboard), last) }
  },
})
