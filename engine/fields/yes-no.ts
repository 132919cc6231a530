import { defineFieldType } from './field-type.ts'

/** Yes or no; blank is neither. Screens say it in the reader's language, `toText` in the words of JSON. */
export const yesNo = defineFieldType<'yes-no', boolean>({
  type: 'yes-no',
  control: 'yes-no',
  kind: 'boolean',
  settings: {},
  parse: (input) =>
    input === true || input === 'true' ? true : input === false || input === 'false' ? false : undefined,
  toText: (value) => String(value),
  examples: [
    { input: true, value: true, text: 'true' },
    { input: 'false', value: false, text: 'false' },
  ],
})
