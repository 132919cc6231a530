import { fileNameOf, mustBeFree } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, text, things } from './settings.ts'

interface AddLookup extends Operation {
  readonly id: string
  readonly label: unknown
  readonly options: readonly object[]
}

export const addLookup = defineOperation<AddLookup>({
  kind: 'add_lookup',
  properties: { id: name, label: text, options: things },
  required: ['id', 'label', 'options'],
  apply(editor, { id, label, options }) {
    mustBeFree(id, editor.maybeWhole('lookup', id))
    const file = `lookups/${fileNameOf(id.replace(/^lookup_/, ''))}.json`
    return { place: editor.make('lookup', file, { id, label, options }) }
  },
})
