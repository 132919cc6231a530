import { own } from '../../engine/lib/own.ts'
import { type Editor, type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name } from './settings.ts'

interface SetFormAccess extends Operation {
  readonly role: string
  readonly recordType: string
  /** Absent: every form of its programmes. */
  readonly form?: string
  readonly access: 'r' | 'rw' | null
}

/** One cell of the matrix of roles and forms, or a whole line of it. What was said of all forms in one word is told apart as soon as one of them differs. */
export const setFormAccess = defineOperation<SetFormAccess>({
  kind: 'set_form_access',
  properties: { role: name, recordType: name, form: name, access: { enum: ['r', 'rw', null] } },
  required: ['role', 'recordType', 'access'],
  apply(editor, { role, recordType, form, access }) {
    editor.whole('record-type', recordType)
    if (form !== undefined) editor.whole('form', form, recordType)
    const found = editor.whole('role', role)
    const before = own((own(found.json, 'forms') ?? {}) as Json, recordType)
    const place = placeOf(found, 'forms', recordType)
    if (form === undefined) {
      put(editor, role, recordType, access ?? undefined)
      return { place }
    }
    if (typeof before === 'object' && before !== null && access !== null) {
      editor.set(found, ['forms', recordType, form], access)
      return { place }
    }
    const said =
      typeof before === 'string'
        ? Object.fromEntries(formsFor(editor, found.json, recordType).map((id) => [id, before]))
        : ((before ?? {}) as Json)
    const { [form]: _, ...others } = said
    const wanted = access === null ? others : { ...said, [form]: access }
    put(editor, role, recordType, Object.keys(wanted).length > 0 ? wanted : undefined)
    return { place }
  },
})

function put(editor: Editor, role: string, recordType: string, access: unknown): void {
  const found = editor.whole('role', role)
  const { forms } = found.json as { readonly forms?: Json }
  if (!forms) {
    if (access !== undefined) editor.set(found, 'forms', { [recordType]: access })
  } else editor.set(found, ['forms', recordType], access)
}

/** Those that “every form” means to the role. */
function formsFor(editor: Editor, { programmes }: Json, recordType: string): readonly string[] {
  const mine = Array.isArray(programmes) ? (programmes as readonly string[]) : undefined
  return editor.filesOf('form').flatMap(({ path, json }) => {
    const { id, programmes: of } = (json() ?? {}) as { readonly id?: string; readonly programmes?: readonly string[] }
    const isMine = !mine || !of || of.some((programme) => mine.includes(programme))
    return path.split('/')[1] === recordType && id !== undefined && isMine ? [id] : []
  })
}
