import { defineFieldType } from './field-type.ts'

const USER_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{0,99}$/u

/** A person with an account, kept by user name. People are no configuration: whether there is such an account is for the shell to know. */
export const user = defineFieldType<'user', string>({
  type: 'user',
  control: 'choice',
  kind: 'user',
  settings: {},
  parse(input) {
    const name = typeof input === 'string' ? input.trim() : ''
    return USER_NAME.test(name) ? name : undefined
  },
  toText: (name) => name,
  examples: [{ input: 'nadia', value: 'nadia', text: 'nadia' }],
})
