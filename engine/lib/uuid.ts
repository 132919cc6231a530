const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether the text is an id as records have it. */
export const isUuid = (text: string): boolean => UUID.test(text)

const SHORT = 7

/** The end of a record's id, by which people know it. */
export const shortIdOf = (id: string): string => id.slice(-SHORT)
