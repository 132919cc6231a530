import { type Attachment, issuesOfFile, parseAttachment } from './attachments.ts'
import { defineFieldType, type FilesAllowed } from './field-type.ts'

const file = 'a3'.repeat(32)

const files: FilesAllowed = {
  types: { 'image/png': ['png'] },
  said: ['signature_provided_by', 'signature_provided_on', 'signature_created_by_user'],
  // The day, and who was there, are the platform's to say.
  stamped: ['signature_provided_on', 'signature_created_by_user'],
}

const example = { unique_id: 'entry-1', file, file_name: 'Signature.png', content_type: 'image/png', size: 4096 }

/** One drawn signature, with who gave it. */
export const signature = defineFieldType<'signature', Attachment>({
  type: 'signature',
  control: 'signature',
  kind: 'files',
  files,
  settings: {},
  parse: (input) => parseAttachment(input, files),
  check: (entry, context) => issuesOfFile(entry, files, context),
  toText: ({ file_name, signature_provided_by }) => String(signature_provided_by ?? file_name),
  column: () => undefined,
  examples: [
    {
      input: { ...example, signature_provided_by: 'Emma Stone', signature_provided_on: '2024-06-15' },
      value: { ...example, signature_provided_by: 'Emma Stone', signature_provided_on: '2024-06-15' },
      text: 'Emma Stone',
    },
  ],
})
