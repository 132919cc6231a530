import stringify from 'json-stringify-pretty-compact'

/** JSON as the files of a configuration are written: two spaces, short things on one line. */
export const printJson = (value: unknown): string => `${stringify(value, { maxLength: 120, indent: 2 })}\n`
