import { isUuid, shortIdOf } from '../lib/uuid.ts'
import { defineFieldType } from './field-type.ts'

const read = (input: unknown): string | undefined => {
  const id = typeof input === 'string' ? input.trim().toLowerCase() : ''
  return isUuid(id) ? id : undefined
}

/** A record of another type, or of the same, kept by its id. What the record is called, only those learn who may read it. */
export const link = defineFieldType<'link', string>({
  type: 'link',
  control: 'link',
  kind: 'record',
  settings: { recordType: { type: 'string', description: 'Id of the record type whose records may be linked.' } },
  requiredSettings: ['recordType'],
  parse: read,
  names(input, { settings }) {
    const id = read(input)
    return id === undefined ? [] : [{ type: String(settings['recordType']), id }]
  },
  toText: shortIdOf,
  examples: [
    {
      input: '0B7F4C1E-5A52-4B3F-9C55-2F6E1D7A9B10',
      value: '0b7f4c1e-5a52-4b3f-9c55-2f6e1d7a9b10',
      text: 'd7a9b10',
      settings: { recordType: 'loan' },
    },
  ],
})
