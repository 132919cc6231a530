import { listOfFiles, saidOfFile } from './attachments.ts'
import { defineFieldType } from './field-type.ts'

const file = 'a3'.repeat(32)

/** Papers and other files. */
export const document = defineFieldType({
  type: 'document',
  control: 'document',
  ...listOfFiles({
    types: {
      'application/pdf': ['pdf'],
      'text/plain': ['txt'],
      'text/csv': ['csv'],
      'application/msword': ['doc'],
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
      'application/vnd.ms-excel': ['xls'],
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
      'image/jpeg': ['jpg', 'jpeg'],
      'image/png': ['png'],
    },
    said: saidOfFile,
  }),
  examples: [
    {
      input: [
        {
          unique_id: 'entry-1',
          file,
          file_name: 'Birth: certificate.pdf',
          content_type: 'application/pdf',
          size: 90_000,
        },
      ],
      value: [
        {
          unique_id: 'entry-1',
          file,
          file_name: 'Birth certificate.pdf',
          content_type: 'application/pdf',
          size: 90_000,
        },
      ],
      text: 'Birth certificate.pdf',
    },
  ],
})
