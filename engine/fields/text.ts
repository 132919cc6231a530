import { compiledPattern, fits } from '../lib/pattern.ts'
import { defineFieldType, type FieldContext } from './field-type.ts'

interface TextSettings {
  readonly long?: boolean
  readonly maxLength?: number
  readonly pattern?: string
}

const settingsOf = ({ field }: FieldContext): TextSettings => field.settings

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const CONTROLS = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
const LONE_SURROGATE = /\p{Surrogate}/u
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Written text: one line, or paragraphs when it is `long`. Kept in Unicode NFC, so that the same word is the same text. */
export const text = defineFieldType<'text', string>({
  type: 'text',
  control: 'text',
  kind: 'text',
  settings: {
    long: { type: 'boolean', description: 'Several paragraphs instead of one line.' },
    maxLength: {
      type: 'integer',
      minimum: 1,
      maximum: 65_536,
      description: 'The most characters accepted: 255 where nothing is said, 65536 in long text.',
    },
    pattern: {
      type: 'string',
      maxLength: 200,
      description:
        'What the whole text must look like: letters and signs as they are, . \\d \\w [a-z] and ? * + {2} {2,5} after them. No groups, no alternatives.',
    },
  },
  parse(input, context) {
    if (typeof input !== 'string' || input.includes('\u0000') || LONE_SURROGATE.test(input)) return undefined
    const clean = input.normalize('NFC').replace(CONTROLS, '')
    const kept = settingsOf(context).long
      ? clean.replace(/\r\n?/g, '\n').trim()
      : clean
          .replace(BIDI_CONTROLS, '')
          .replace(/\s*[\t\n\r\u2028\u2029]\s*/g, ' ')
          .trim()
    return kept === '' ? undefined : kept
  },
  check(value, context) {
    const { long, pattern, maxLength = long ? 65_536 : 255 } = settingsOf(context)
    if (value.length > maxLength) return [{ code: 'text.too_long', params: { maximum: maxLength } }]
    const shape = pattern === undefined ? undefined : compiledPattern(pattern)
    return shape && !fits(shape, value) ? [{ code: 'text.pattern', params: { pattern } }] : []
  },
  toText: (value) => value,
  examples: [
    { input: '  Amina ', value: 'Amina', text: 'Amina' },
    { input: 'Jose\u0301', value: 'Jos\u00e9', text: 'Jos\u00e9' },
    { input: 'one\r\ntwo', value: 'one two', text: 'one two' },
    { input: 'one\r\n\r\ntwo', value: 'one\n\ntwo', text: 'one\n\ntwo', settings: { long: true } },
    { input: 'KE-0042', value: 'KE-0042', text: 'KE-0042', settings: { pattern: '[A-Z]{2}-\\d{4}' } },
  ],
})
