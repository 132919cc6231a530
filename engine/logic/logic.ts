/** A JSON Logic expression as written in configuration: a literal, a list, or `{ operator: operands }`. */
export type Logic = null | boolean | number | string | readonly Logic[] | { readonly [operator: string]: Logic }
