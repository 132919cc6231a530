/** Whether a value says nothing: absent, null, an empty list, or text of white space only. `false` and 0 are answers. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
