/** What roles may allow on records of a type. `read` and `history` change nothing; the others are actions of the engine. */
export const actionNames: ReadonlySet<string> = new Set(['read', 'history', 'create', 'update', 'disable', 'enable'])
