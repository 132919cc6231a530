import { defineFieldType } from './field-type.ts'

/** A paragraph of instruction between fields: its label and help; holds no value. */
export const note = defineFieldType<'note', never>({
  type: 'note',
  control: 'note',
  kind: 'none',
  settings: {},
  parse: () => undefined,
  toText: () => '',
  examples: [],
})
