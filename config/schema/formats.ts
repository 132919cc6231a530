import { isoDate } from '../../engine/lib/dates.ts'

/** The formats of texts that schemas may name. */
export const formats = { date: (text: string) => isoDate(text) !== undefined }
