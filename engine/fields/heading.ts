import { defineFieldType } from './field-type.ts'

/** A heading between fields; holds no value. */
export const heading = defineFieldType<'heading', never>({
  type: 'heading',
  control: 'heading',
  kind: 'none',
  settings: {},
  parse: () => undefined,
  toText: () => '',
  examples: [],
})
