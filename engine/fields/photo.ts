import { listOfFiles, saidOfFile } from './attachments.ts'
import { defineFieldType } from './field-type.ts'

const file = 'a3'.repeat(32)

/** Photos. The server keeps what they show and nothing that the camera noted beside. */
export const photo = defineFieldType({
  type: 'photo',
  control: 'photo',
  ...listOfFiles({
    types: { 'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'] },
    said: saidOfFile,
  }),
  examples: [
    {
      input: [
        {
          unique_id: 'entry-1',
          file,
          file_name: 'Emma.jpg',
          content_type: 'image/jpeg',
          size: 204_800,
          is_current: true,
        },
      ],
      value: [
        {
          unique_id: 'entry-1',
          file,
          file_name: 'Emma.jpg',
          content_type: 'image/jpeg',
          size: 204_800,
          is_current: true,
        },
      ],
      text: 'Emma.jpg',
    },
  ],
})
