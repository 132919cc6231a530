/** Pieces of the schemas of steps. */
export const nameOf = (description: string) => ({ type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$', description })

export const namesOf = (description: string) => ({
  type: 'array',
  minItems: 2,
  maxItems: 10,
  uniqueItems: true,
  items: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$' },
  description,
})

/** Characters between values that stand in one text. */
export const separator = {
  type: 'string',
  minLength: 1,
  maxLength: 10,
  description: 'What stands between them in the text. Default: a space.',
}
