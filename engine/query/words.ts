import { fold } from '../lib/fold.ts'

/** A text's words as they are searched: of its fold, whatever letters, digits and their signs stand together. */
export const wordsIn = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
