import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { properties } from './settings.ts'
import { among, withProperties } from './with-properties.ts'

interface ChangeInstance extends Operation {
  readonly set: Json
}

/** Its version and its languages; what belongs to the place where it runs is set there. */
export const changeInstance = defineOperation<ChangeInstance>({
  kind: 'change_instance',
  properties: { set: properties },
  required: ['set'],
  apply(editor, { set }) {
    const file = editor.filesOf('instance')[0]
    const json = file?.json()
    if (!file || typeof json !== 'object' || json === null)
      throw new Refused('edit.file_broken', { file: 'instance.json' })
    const found = { json: json as Json, file: file.path, path: [] }
    const may = among('version', 'locales', 'defaultLocale', 'weekStart', 'calendars')
    return { place: placeOf(found, withProperties(editor, found, set, may)) }
  },
})
