import { type Faults, text } from './faults.ts'

const photos = (more: object) => ({
  fields: [{ id: 'zz_photos', type: 'photo', label: text('Photos'), ...more }],
})

/** The field stands on no form. */
const besides = ['field.unplaced'] as const

/** Fields with files, and limits of files, that cannot be as they are written. */
export const attachmentFaults: Faults = {
  'a field that lets in larger files than the installation': (seed) => {
    const file = seed.add('fields/case/zz.json', photos({ maximumBytes: 99_999_999 }))
    return { code: 'field.file_limit', file, at: '"maximumBytes"', besides }
  },
  'a field that lets in more files than a record may have': (seed) => {
    const file = seed.add('fields/case/zz.json', photos({ maximum: 500 }))
    return { code: 'field.file_limit', file, at: '"maximum"', besides }
  },
  'a default for files': (seed) => {
    const file = seed.add('fields/case/zz.json', photos({ default: [] }))
    return { code: 'schema.unknown_property', file, at: '"default"', besides }
  },
  'a photo at the head of the record out of a field without photos': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.edit('record-types/case.json', (type) => {
      type['photo'] = 'sex'
    }),
    at: '"photo"',
  }),
  'a photo at the head of the record out of no field': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('record-types/case.json', (type) => {
      type['photo'] = 'zz_photos'
    }),
    at: '"photo"',
  }),
  'a list with a column of files': (seed) => {
    seed.add('fields/case/zz.json', photos({}))
    return {
      code: 'list.not_listable',
      file: seed.edit('lists/case.json', (list) => {
        ;(list['columns'] as string[]).push('zz_photos')
      }),
      at: '"zz_photos"',
      besides,
    }
  },
}
