import { asciiDigits } from '../lib/digits.ts'
import { defineFieldType } from './field-type.ts'

const NUMBER = /^\+?[\d(][\d ()./-]{2,29}$/

/** A telephone number as people write it, with the digits of any script turned into 0 to 9. */
export const phone = defineFieldType<'phone', string>({
  type: 'phone',
  control: 'phone',
  kind: 'text',
  settings: {},
  parse(input) {
    const written = typeof input === 'string' ? asciiDigits(input).replace(/\s+/g, ' ').trim() : ''
    return NUMBER.test(written) && /\d.*\d.*\d/.test(written) ? written : undefined
  },
  toText: (written) => written,
  examples: [
    { input: '+254 700  000 001', value: '+254 700 000 001', text: '+254 700 000 001' },
    { input: '٠٧٠٠-١٢٣', value: '0700-123', text: '0700-123' },
  ],
})
