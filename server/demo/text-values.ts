import { own } from '../../engine/lib/own.ts'
import { compiledPattern, fits } from '../../engine/lib/pattern.ts'
import type { Field } from '../../engine/model.ts'
import type { FieldHint, Words } from './hints.ts'
import type { Random } from './random.ts'

/** Whose words a record is written in. */
export interface Voice {
  readonly words: Words
  /** Blank where there are no words: then texts are made of syllables. */
  readonly name: string
}

export const voiceFrom = (words: Words, random: Random): Voice => ({ words, name: random.weighted(words.voices) ?? '' })

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const SYLLABLES = ['ba', 'da', 'ka', 'lo', 'ma', 'na', 'ri', 'sa', 'te', 'wu', 'yo', 'ze']

/** Words of each list, one after the other: a given name, a family name. */
function spoken(lists: readonly string[], voice: Voice, random: Random): string | undefined {
  const words = lists.map((list) => random.pick(own(own(voice.words.lists, list), voice.name) ?? []))
  return words.every((word) => word !== undefined) ? words.join(' ') : undefined
}

const invented = (random: Random): string =>
  Array.from({ length: random.whole(2, 4) }, () => random.pick(SYLLABLES)).join('')

const shaped = (pattern: string, random: Random): string =>
  pattern.replace(/[#A]/g, (sign) =>
    sign === '#' ? String(random.whole(0, 9)) : (LETTERS[random.whole(0, LETTERS.length - 1)] ?? ''),
  )

export function textFor(field: Field, hint: FieldHint, voice: Voice, random: Random): string | undefined {
  const { maxLength, pattern, long } = field.settings
  const lists = hint.words ?? [long ? 'sentence' : 'short']
  const text = hint.pattern
    ? shaped(hint.pattern, random)
    : hint.texts
      ? random.pick(hint.texts)
      : (spoken(lists, voice, random) ?? invented(random))
  const short = typeof maxLength === 'number' ? text?.slice(0, maxLength).trim() : text
  return short && followsPattern(short, pattern) ? short : undefined
}

function followsPattern(text: string, pattern: unknown): boolean {
  const compiled = typeof pattern === 'string' ? compiledPattern(pattern) : undefined
  return !compiled || fits(compiled, text)
}
