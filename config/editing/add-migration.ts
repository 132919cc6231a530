import { fileNameOf, mustBeFree } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, things, written } from './settings.ts'

interface AddMigration extends Operation {
  readonly id: string
  readonly note?: string
  readonly steps: readonly object[]
}

/** How records that stand get to what the draft makes of their forms. */
export const addMigration = defineOperation<AddMigration>({
  kind: 'add_migration',
  properties: { id: name, note: { ...written, maxLength: 2000 }, steps: things },
  required: ['id', 'steps'],
  apply(editor, { id, note, steps }) {
    mustBeFree(id, editor.maybeWhole('migration', id))
    const file = `migrations/${fileNameOf(id)}.json`
    return { place: editor.make('migration', file, { id, ...(note !== undefined && { note }), steps }) }
  },
})
