/** Pieces of the schemas of expectations. */
export const pathsSchema = (description: string) =>
  ({ type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true, description }) as const

export const byPathSchema = (additionalProperties: object | true, description: string) =>
  ({ type: 'object', minProperties: 1, additionalProperties, description }) as const
