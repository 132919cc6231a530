import { fileNameOf, mustBeFree } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, text } from './settings.ts'

interface AddRole extends Operation {
  readonly id: string
  readonly label: unknown
  readonly like?: string
}

/** One that reaches nothing, or one that may do what another may: that is where narrowing begins. */
export const addRole = defineOperation<AddRole>({
  kind: 'add_role',
  properties: { id: name, label: text, like: name },
  required: ['id', 'label'],
  apply(editor, { id, label, like }) {
    mustBeFree(id, editor.maybeWhole('role', id))
    const { $schema: _, ...other } = like === undefined ? {} : editor.whole('role', like).json
    const role = { reach: 'none', ...other, id, label }
    const { id: first, label: second, ...rest } = role
    return { place: editor.make('role', `roles/${fileNameOf(id)}.json`, { id: first, label: second, ...rest }) }
  },
})
