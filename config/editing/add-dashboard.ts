import { fileNameOf, type Json, mustBeFree } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, text, things } from './settings.ts'

interface AddDashboard extends Operation {
  readonly id: string
}

/** Roles name it where they are changed. */
export const addDashboard = defineOperation<AddDashboard>({
  kind: 'add_dashboard',
  properties: {
    ...{ id: name, label: text, help: text, order: { type: ['integer', 'number'] } },
    ...{ shown: { enum: ['numbers', 'bars', 'table'] }, indicators: things },
  },
  required: ['id', 'label', 'indicators'],
  apply(editor, { kind: _, ...dashboard }) {
    const { id } = dashboard as unknown as { readonly id: string }
    mustBeFree(id, editor.maybeWhole('dashboard', id))
    return {
      place: editor.make('dashboard', `dashboards/${fileNameOf(id)}.json`, dashboard as Json),
      reminders: [{ code: 'access', params: { what: 'dashboard', name: id } }],
    }
  },
})
