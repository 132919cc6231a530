import { listOfFiles, saidOfFile } from './attachments.ts'
import { defineFieldType } from './field-type.ts'

const file = 'a3'.repeat(32)

/** Recordings of what was said. */
export const audio = defineFieldType({
  type: 'audio',
  control: 'audio',
  ...listOfFiles({
    types: { 'audio/mpeg': ['mp3'], 'audio/mp4': ['m4a', 'mp4'] },
    said: saidOfFile,
  }),
  examples: [
    {
      input: [
        {
          unique_id: 'entry-1',
          file,
          file_name: 'Talk.m4a',
          content_type: 'audio/mp4',
          size: 90_000,
          description: ' First talk ',
        },
      ],
      value: [
        {
          unique_id: 'entry-1',
          file,
          file_name: 'Talk.m4a',
          content_type: 'audio/mp4',
          size: 90_000,
          description: 'First talk',
        },
      ],
      text: 'Talk.m4a',
    },
  ],
})
