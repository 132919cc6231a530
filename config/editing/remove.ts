import type { FileKind } from '../file-kinds.ts'
import { type Editor, entryOf, type Found, idOf, type Json, listIn, placeOf } from './editor.ts'
import { withValue } from './json-edit.ts'
import { type Done, defineOperation, type Operation, Refused } from './operation.ts'
import { name } from './settings.ts'

interface Remove extends Operation {
  readonly what: string
  readonly id: string
  /** Of forms, groups of them and fields. */
  readonly recordType?: string
  readonly subform?: string
  readonly lookup?: string
}

/** Where the texts of a thing are, in files of translations. */
const pathOf = ({ what, id, recordType = '', subform, lookup = '' }: Remove): string =>
  ({
    ...{ lookup: `lookups/${id}/`, option: `lookups/${lookup}/options/${id}/`, role: `roles/${id}/` },
    ...{ form: `forms/${recordType}/${id}/`, form_group: `record-types/${recordType}/groups/${id}/` },
    ...{ dashboard: `dashboards/${id}/`, migration: '/' },
    field: `fields/${recordType}/${subform === undefined ? id : `${subform}/fields/${id}`}/`,
  })[what] ?? '/'

function withoutTexts(editor: Editor, start: string): void {
  for (const { path, json } of editor.filesOf('i18n')) {
    const gone = Object.keys(json() ?? {}).filter((key) => key.startsWith(start))
    if (gone.length > 0)
      editor.put(
        path,
        gone.reduce((text, key) => withValue(text, [key], undefined), editor.textOf(path)),
      )
  }
}

type Removal = (editor: Editor, of: Remove) => Done

/** Takes a thing out, and off what only lists it. What else names it, the check tells; what records hold of it, the plan asks about. */
export const remove = defineOperation<Remove>({
  kind: 'remove',
  properties: {
    ...{
      what: { enum: ['lookup', 'option', 'field', 'form', 'form_group', 'role', 'dashboard', 'migration'] },
      id: name,
    },
    ...{ recordType: name, subform: name, lookup: name },
  },
  required: ['what', 'id'],
  apply(editor, operation) {
    const done = (removals[operation.what] ?? missing('what'))(editor, operation)
    withoutTexts(editor, pathOf(operation))
    return done
  },
})

const missing = (setting: string): never => {
  throw new Refused('edit.operation_malformed', { at: `/${setting}` })
}

const kept = (what: string, id: string) => [{ code: 'migration', params: { what, name: id } }] as const
const used = (what: string, id: string) => [{ code: 'uses', params: { what, name: id } }] as const

function fileGoes(editor: Editor, found: Found): Done {
  editor.put(found.file, null)
  return { place: { file: found.file, pointer: '' } }
}

const removals: Readonly<Record<string, Removal>> = {
  lookup: (editor, { id }) => ({
    ...fileGoes(editor, editor.whole('lookup', id)),
    reminders: [...used('lookup', id), ...kept('lookup', id)],
  }),
  option(editor, { id, lookup = missing('lookup') }) {
    const found = editor.whole('lookup', lookup)
    if (listIn(found, 'options').length < 2) throw new Refused('edit.last_one', { what: 'option', name: id })
    editor.set(entryOf(found, 'options', id), [], undefined)
    return { place: placeOf(editor.whole('lookup', lookup), 'options'), reminders: kept('option', id) }
  },
  field(editor, { id, recordType = missing('recordType'), subform }) {
    const found = editor.field(recordType, id, subform)
    if (subform !== undefined && listIn(editor.field(recordType, subform), 'fields').length < 2) {
      throw new Refused('edit.last_one', { what: 'field', name: id })
    }
    editor.set(found, [], undefined)
    if (subform === undefined) offEverything(editor, recordType, id)
    else offRows(editor, recordType, subform, id)
    return { place: placeOf({ ...found, path: found.path.slice(0, -1) }), reminders: kept('field', id) }
  },
  form(editor, { id, recordType = missing('recordType') }) {
    const done = fileGoes(editor, editor.whole('form', id, recordType))
    for (const { json } of editor.filesOf('role')) {
      const role = (json() ?? {}) as { readonly id?: string; readonly forms?: Readonly<Record<string, unknown>> }
      const access = role.forms?.[recordType]
      if (role.id === undefined || typeof access !== 'object' || access === null || !Object.hasOwn(access, id)) continue
      const isLast = Object.keys(access).length === 1
      editor.set(editor.whole('role', role.id), ['forms', recordType, ...(isLast ? [] : [id])], undefined)
    }
    without(editor, () => editor.whole('record-type', recordType), 'creationForms', id)
    return { ...done, reminders: kept('form', id) }
  },
  form_group(editor, { id, recordType = missing('recordType') }) {
    const found = editor.whole('record-type', recordType)
    const isUsed = editor
      .filesOf('form')
      .some(({ path, json }) => path.split('/')[1] === recordType && (json() as Json | undefined)?.['group'] === id)
    if (isUsed) throw new Refused('edit.still_used', { what: 'form_group', name: id })
    if (listIn(found, 'groups').length < 2) throw new Refused('edit.last_one', { what: 'form_group', name: id })
    editor.set(entryOf(found, 'groups', id), [], undefined)
    return { place: placeOf(editor.whole('record-type', recordType), 'groups') }
  },
  role(editor, { id }) {
    const done = fileGoes(editor, editor.whole('role', id))
    return { ...done, reminders: used('role', id) }
  },
  dashboard(editor, { id }) {
    const done = fileGoes(editor, editor.whole('dashboard', id))
    for (const role of idsOf(editor, 'role')) without(editor, () => editor.whole('role', role), 'dashboards', id)
    return done
  },
  migration: (editor, { id }) => fileGoes(editor, editor.whole('migration', id)),
}

const idsOf = (editor: Editor, kind: FileKind): readonly string[] =>
  editor.filesOf(kind).flatMap(({ json }) => {
    const id = idOf(json())
    return id === undefined ? [] : [id]
  })

/** Takes a name off a list; a list that is empty then goes, where it need not be there. */
function without(editor: Editor, find: () => Found, name: string, id: string, isNeeded = false): void {
  const found = find()
  const list = listIn(found, name)
  const rest = list.filter((one) => idOf(one) !== id)
  if (rest.length < list.length) editor.set(found, name, rest.length > 0 || isNeeded ? rest : undefined)
}

function offEverything(editor: Editor, recordType: string, id: string): void {
  for (const { path, json } of editor.filesOf('form')) {
    const form = idOf(json())
    if (path.split('/')[1] !== recordType || form === undefined) continue
    without(editor, () => editor.whole('form', form, recordType), 'fields', id, true)
  }
  for (const name of ['summary', 'searched', 'title']) {
    without(editor, () => editor.whole('record-type', recordType), name, id, name === 'title')
  }
  if (!editor.maybeWhole('list', recordType)) return
  without(editor, () => editor.whole('list', recordType), 'columns', id, true)
  without(editor, () => editor.whole('list', recordType), 'filters', id)
}

function offRows(editor: Editor, recordType: string, subform: string, id: string): void {
  for (const name of ['summary', 'filterable']) without(editor, () => editor.field(recordType, subform), name, id)
}
